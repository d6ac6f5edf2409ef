import type { BayesTable } from './bayesTable'
import { bayes } from './bayesTable'
import type { Opinions, Weights } from './blend'
import { blended, softened } from './blend'
import { withoutDenied } from './clauses'
import type { Thresholds } from './decide'
import { isEnglish } from './english'
import type { FeatureTable } from './features'
import { vectoriser } from './features'
import type { Linear } from './linear'
import { linearScores } from './linear'
import type { NearestTable } from './nearest'
import { nearest } from './nearest'
import { normalise, wordsOf } from './normalise'
import { repairer } from './repair'
import { serviceScores, servicesOf } from './services'

/** All that training leaves behind. */
export interface Model {
  labels: readonly string[]
  features: FeatureTable
  linear: Linear
  /** The same for services: see `services.ts`. */
  service: Linear
  bayes: BayesTable
  nearest: NearestTable
  /** Every word of the training phrases, and how often it was there. */
  vocabulary: Readonly<Record<string, number>>
  /** English words beside them, as bits: see `english.ts`. */
  english: Uint8Array
  weights: Weights
  thresholds: Thresholds
}

/** What the model makes of one text. */
export interface Scored {
  repaired: string
  /** As likely as each label is, in the order of `labels`; they add up to 1. */
  shares: Float64Array
  /** How much the text, as it was written, looks like what the model knows: see `familiarity`. */
  familiar: number
}

export interface Scorer {
  labels: readonly string[]
  score(text: string): Scored
  /** What each expert says of the words: for the ablation and for explaining. */
  opinions(words: readonly string[]): Opinions
  repair(words: readonly string[]): string[]
  wordsOf(text: string): string[]
  /** As likely as each label is, for words that were read and repaired. */
  sharesOf(words: readonly string[]): Float64Array
}

const highest = (numbers: Float64Array): number => numbers.reduce((most, n) => Math.max(most, n), -9)

/** How much a text looks like anything the model knows: the surest line, and the nearest known question. */
export const familiarity = ({ linear, nearest }: Opinions): number => highest(linear) + highest(nearest)

const read = (text: string): string[] => wordsOf(normalise(withoutDenied(text)))

/** Makes a model ready for use. */
export const openModel = (model: Model, { repair = true }: { repair?: boolean } = {}): Scorer => {
  const vectorise = vectoriser(model.features)
  const likeliest = bayes(model.bayes)
  const near = nearest(model.nearest)
  const mend = repair
    ? repairer(new Map(Object.entries(model.vocabulary)), isEnglish(model.english))
    : (words: readonly string[]) => [...words]
  const services = servicesOf(model.labels)
  const opinions = (words: readonly string[]): Opinions => {
    const vector = vectorise(words)
    return {
      linear: linearScores(model.linear, vector),
      service: serviceScores(model.service, services, vector),
      bayes: softened(likeliest(words), words.length),
      nearest: near(words),
    }
  }
  return {
    labels: model.labels,
    opinions,
    repair: mend,
    wordsOf: read,
    sharesOf: (words) => blended(opinions(words), model.weights),
    score: (text) => {
      const raw = read(text)
      const words = mend(raw)
      const found = opinions(words)
      const same = words.every((word, i) => word === raw[i])
      const asWritten = same ? found : opinions(raw)
      return {
        repaired: words.join(' '),
        shares: blended(found, model.weights),
        familiar: familiarity(asWritten),
      }
    },
  }
}
