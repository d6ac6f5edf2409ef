import { bayesTable, trainNatural } from './bayes'
import { bayes } from './bayesTable'
import type { Opinions, Weights } from './blend'
import { blended, fitWeights, softened } from './blend'
import { seeded, shuffled } from './chance'
import { chooseThresholds } from './decide'
import { englishWords, wordBits } from './english'
import { tableOf, vectoriser } from './features'
import { linearScores, trainLinear } from './linear'
import type { Model } from './model'
import { familiarity } from './model'
import { nearest, nearestTable } from './nearest'
import { normalise, wordsOf } from './normalise'
import { serviceScores, servicesOf, trainServices } from './services'

/** A phrase and what it means. */
export interface Example {
  text: string
  label: string
}

export interface TrainOptions {
  seed: number
  /** How many parts the phrases are cut into to be tried on what was not seen. */
  folds?: number
  cost?: number
  service?: boolean
  bayes?: boolean
  nearest?: boolean
  /** Told how the training goes. */
  report?: (line: string) => void
}

const countWords = (texts: readonly (readonly string[])[]): Record<string, number> => {
  const counts = new Map<string, number>()
  for (const word of texts.flat()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries(counts)
}

/** What the experts say of each text when they were trained without the part that it is in. */
const unseen = (set: TrainingSet, folds: number, options: TrainOptions): Opinions[] => {
  const { texts, vectors, answers, labels, features } = set
  const part = Int32Array.from(texts, (_, i) => i % folds)
  const near = nearest(nearestTable(texts, answers, labels.length))
  const services = servicesOf(labels)
  const found: Opinions[] = []
  for (let fold = 0; fold < folds; fold++) {
    const kept = texts.map((_, i) => i).filter((i) => part[i] !== fold)
    const learnt = kept.map((i) => vectors[i] as (typeof vectors)[number])
    const right = Int32Array.from(kept, (i) => answers[i] as number)
    const how = () => ({ features, chance: seeded(options.seed), ...costOf(options) })
    const linear = trainLinear(learnt, right, { ...how(), labels: labels.length })
    const service = trainServices(learnt, right, services, how())
    const second = bayes(
      bayesTable(
        trainNatural(texts, answers, (i) => part[i] !== fold),
        labels.length,
      ),
    )
    texts.forEach((words, i) => {
      if (part[i] !== fold) return
      found[i] = {
        linear: linearScores(linear, vectors[i] as (typeof vectors)[number]),
        service: serviceScores(service, services, vectors[i] as (typeof vectors)[number]),
        bayes: softened(second(words), words.length),
        nearest: near(words, (doc) => part[doc] === fold),
      }
    })
  }
  return found
}

const costOf = ({ cost }: TrainOptions) => (cost === undefined ? {} : { cost })

interface TrainingSet {
  texts: string[][]
  answers: Int32Array
  labels: string[]
  vectors: ReturnType<ReturnType<typeof vectoriser>>[]
  features: number
}

/** Trains all experts, and weighs them on phrases they had not seen. The same examples and seed give the same model. */
export const trainModel = (
  examples: readonly Example[],
  options: TrainOptions,
): { model: Model; unseen: Opinions[]; answers: Int32Array } => {
  const order = shuffled(examples, seeded(options.seed))
  const labels = [...new Set(examples.map(({ label }) => label))].sort()
  const texts = order.map(({ text }) => wordsOf(normalise(text)))
  const answers = Int32Array.from(order, ({ label }) => labels.indexOf(label))
  const table = tableOf(texts)
  const vectorise = vectoriser(table)
  const vectors = texts.map(vectorise)
  const set = { texts, answers, labels, vectors, features: table.names.length }
  const opinions = unseen(set, options.folds ?? 4, options)
  const weights: Weights = fitWeights(opinions, answers, options)
  const trials = opinions.map((opinion, i) => {
    const shares = blended(opinion, weights)
    const right = shares[answers[i] as number] as number
    return {
      confidence: Math.max(...shares),
      familiar: familiarity(opinion),
      place: shares.filter((share) => share > right).length,
    }
  })
  const how = () => ({ features: table.names.length, chance: seeded(options.seed), ...costOf(options) })
  const model: Model = {
    labels,
    features: table,
    linear: trainLinear(vectors, answers, { ...how(), labels: labels.length }),
    service: trainServices(vectors, answers, servicesOf(labels), how()),
    bayes: bayesTable(trainNatural(texts, answers), labels.length),
    nearest: nearestTable(texts, answers, labels.length),
    vocabulary: countWords(texts),
    english: wordBits(englishWords()),
    weights,
    thresholds: chooseThresholds(trials),
  }
  return { model, unseen: opinions, answers }
}
