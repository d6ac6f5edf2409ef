import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import type { Linear } from '../linear'
import { writeSafely } from '../load'
import { exampleSources, readExamples } from './examples'
import { readPatterns } from './files'
import type { Learnt } from './learnt'
import { trainLearnt } from './learnt'

/** Numbers are bytes in base64: as lists of figures the file would be four times the size. */
const bytes = z.string().transform((text) => Uint8Array.from(Buffer.from(text, 'base64')))
const whole = bytes.transform(({ buffer }) => new Int8Array(buffer))
const real = bytes.transform(({ buffer }) => new Float32Array(buffer))
const LinearFile = z.object({ labels: z.int(), weights: whole, scales: real })
const LearntFile = z.object({
  /** Of the examples and the code that it was learnt from. */
  hash: z.string(),
  features: z.object({ names: z.array(z.string()), rarity: real }),
  danger: LinearFile,
  kinds: LinearFile,
  joints: z.array(z.string()),
})

const base64 = ({ buffer, byteOffset, byteLength }: Int8Array | Float32Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString('base64')
const linearText = ({ labels, weights, scales }: Linear) => ({
  labels,
  weights: base64(weights),
  scales: base64(scales),
})

/** The file's text. */
export const writeLearnt = ({ features, danger, kinds, joints }: Learnt, hash: string): string =>
  JSON.stringify({
    hash,
    features: { names: features.names, rarity: base64(features.rarity) },
    danger: linearText(danger),
    kinds: linearText(kinds),
    joints,
  })

/** Throws when it isn't such a file. */
export const readLearnt = (text: string): Learnt & { hash: string } => LearntFile.parse(JSON.parse(text))

/** The sources that learning goes through: when one changes, what was learnt before is stale. */
const LEARNT_BY = ['learnt', 'heard', 'examples', '../linear', '../features', '../chance']

const HERE = join(projectRoot, 'dialogs', 'understanding', 'emergencies')

const currentHash = (): string => {
  const hash = createHash('sha256')
  for (const source of [...exampleSources(), ...readPatterns().breaths]) hash.update(source)
  for (const name of LEARNT_BY) hash.update(readFileSync(join(HERE, `${name}.ts`)))
  return hash.digest('hex').slice(0, 16)
}

/** Where the build puts it. */
const BUILT = join(projectRoot, 'dist', 'model', 'emergencies.en.json')
/** Kept by hash, for tests and builds; safe to delete. */
const CACHE = join(projectRoot, 'node_modules', '.cache', 'council-assistant')

const fresh = (file: string, hash: string): Learnt | undefined => {
  if (!existsSync(file)) return undefined
  try {
    const read = readLearnt(readFileSync(file, 'utf8'))
    return read.hash === hash ? read : undefined
  } catch {
    return undefined
  }
}

const keptIfPossible = (file: string, text: string): void => {
  try {
    writeSafely(file, Buffer.from(text))
  } catch {
    // A read-only disk: it is learnt again at the next start.
  }
}

/** What is learnt from the examples as they are now: from its file, from the cache, or else anew (seconds). */
export const loadLearnt = (): Learnt => {
  const hash = currentHash()
  const cached = join(CACHE, `${hash}.emergencies.json`)
  const found = fresh(BUILT, hash) ?? fresh(cached, hash)
  if (found !== undefined) return found
  const learnt = trainLearnt(readExamples(), readPatterns().breaths)
  keptIfPossible(cached, writeLearnt(learnt, hash))
  return learnt
}

/** Puts it where the build keeps it; the last step of the build. */
export const buildLearnt = (): void => {
  const learnt = loadLearnt()
  const hash = currentHash()
  if (fresh(BUILT, hash) === undefined) writeSafely(BUILT, Buffer.from(writeLearnt(learnt, hash)))
}
