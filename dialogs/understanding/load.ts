import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import type { Recogniser } from './intents'
import type { Model } from './model'
import { readModel, writeModel } from './modelFile'
import { phraseSources, readPhrases } from './phrases'
import { recogniserOf } from './recognise'

/** The sources that training goes through: when one changes, a model trained before is stale. */
const TRAINED_BY = [
  'bayes',
  'bayesTable',
  'blend',
  'chance',
  'clauses',
  'decide',
  'english',
  'features',
  'linear',
  'model',
  'modelFile',
  'nearest',
  'normalise',
  'phrases',
  'services',
  'train',
]

/** One seed for every training, so that the same phrases always give the same model. */
export const SEED = 1

/** As sources, wherever this runs from: a build may put them all into one file. */
const HERE = join(projectRoot, 'dialogs', 'understanding')

/** Stands for the phrases and the code that a model is trained from. */
const currentHash = (): string => {
  const hash = createHash('sha256')
  for (const { source } of phraseSources()) hash.update(source)
  for (const name of TRAINED_BY) hash.update(readFileSync(join(HERE, `${name}.ts`)))
  return hash.digest('hex').slice(0, 16)
}

/** Where the build puts the model. */
export const MODEL_FILE = join(projectRoot, 'dist', 'model', 'en.model')

/** Trained models are kept here, by hash: tests and builds share them. Safe to delete. */
const CACHE = join(projectRoot, 'node_modules', '.cache', 'council-assistant')

const fresh = (file: string, hash: string): Model | undefined => {
  if (!existsSync(file)) return undefined
  try {
    const read = readModel(readFileSync(file))
    return read.hash === hash ? read.model : undefined
  } catch {
    return undefined
  }
}

/** Others may be reading it: written beside, then moved. */
export const writeSafely = (file: string, bytes: Buffer): void => {
  mkdirSync(dirname(file), { recursive: true })
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, bytes)
  renameSync(beside, file)
}

const keptIfPossible = (file: string, bytes: Buffer): void => {
  try {
    writeSafely(file, bytes)
  } catch {
    // A read-only disk: it is trained again at the next start.
  }
}

/** natural's classifiers cost 40 MB and a third of a second, so they are loaded only when something must be trained. */
const training = () => require('./train') as typeof import('./train')

/** `modelFile`: where to look first. `report` hears why something had to be trained. */
export interface LoadOptions {
  modelFile?: string
  report?: (line: string) => void
}

/** The model of the phrases as they are now: from its file, from the cache, or else trained (seconds). */
export const loadModel = ({
  modelFile = MODEL_FILE,
  report = () => {},
}: LoadOptions = {}): {
  model: Model
  hash: string
} => {
  const hash = currentHash()
  const cached = join(CACHE, `${hash}.model`)
  const found = fresh(modelFile, hash) ?? fresh(cached, hash)
  if (found !== undefined) return { model: found, hash }
  const phrases = readPhrases()
  report(`${modelFile} is missing or older than the phrases: training on ${phrases.length} phrases`)
  const { trainModel } = training()
  const { model } = trainModel(phrases, { seed: SEED })
  keptIfPossible(cached, writeModel(model, hash))
  return { model, hash }
}

/** The recogniser, ready for use. */
export const loadRecogniser = (options: LoadOptions = {}): Recogniser =>
  recogniserOf(loadModel(options).model)
