import { seeded } from '../chance'
import type { FeatureTable, Vector } from '../features'
import { tableOf, vectoriser } from '../features'
import type { Linear } from '../linear'
import { linearScores, trainLinear } from '../linear'
import type { Example } from './examples'
import { KINDS } from './files'
import { heardWords, STOP } from './heard'

/** What was learnt of danger from examples: whether it is told of, and which kind it is when it is. */
export interface Learnt {
  features: FeatureTable
  danger: Linear
  kinds: Linear
  /** Words that end one part of a message and begin the next: "and". */
  joints: readonly string[]
}

/** How much one text is like the emergencies that were learnt from: above nought, more than like anything else. */
export interface Look {
  danger: number
  /** The highest of the text and of each of its parts: danger told of in one breath would drown in the rest. */
  highest: number
  /** How much each kind is like it, in the order of `KINDS`; means nothing where there is no danger. */
  kinds: Float64Array
}

/** A word or two, however often, say too little to be like anything ("night night"); patterns read those. */
const FEWEST_WORDS = 3

const wordsOf = (text: string): readonly string[] => heardWords(text).filter((word) => word !== STOP)

/** What stands between the ends of sentences and the joints; nothing when that is the whole text. */
const partsOf = (text: string, joints: ReadonlySet<string>): readonly (readonly string[])[] => {
  const parts: string[][] = [[]]
  for (const word of heardWords(text)) {
    if (word === STOP || joints.has(word)) parts.push([])
    else parts.at(-1)?.push(word)
  }
  return parts.length === 1 ? [] : parts.filter((part) => part.length > FEWEST_WORDS)
}

/** Rarer features are half of all; out-of-fold, nothing is lost without them. */
const LEAST_SEEN = 4

const withoutRare = ({ names, rarity }: FeatureTable, texts: number): FeatureTable => {
  const rarest = Math.log((1 + texts) / (1 + LEAST_SEEN)) + 1 + 1e-6
  const kept = names.map((_, id) => id).filter((id) => (rarity[id] ?? 0) <= rarest)
  return {
    names: kept.map((id) => names[id] ?? ''),
    rarity: Float32Array.from(kept, (id) => rarity[id] ?? 0),
  }
}

/** The same examples give the same weights. */
const SEED = 1

/** Which part of an emergency tells of it, nobody knows; every part of anything else tells of none. */
const withParts = (examples: readonly Example[], joints: ReadonlySet<string>) =>
  examples.flatMap(({ text, danger, kind }) => [
    { words: wordsOf(text), danger, kind },
    ...(danger ? [] : partsOf(text, joints).map((words) => ({ words, danger, kind }))),
  ])

/** Learns from examples; the same ones always give the same result. */
export const trainLearnt = (examples: readonly Example[], joints: readonly string[]): Learnt => {
  const texts = withParts(examples, new Set(joints))
  const features = withoutRare(tableOf(texts.map(({ words }) => words)), texts.length)
  const vectorise = vectoriser(features)
  const vectors = texts.map(({ words }) => vectorise(words))
  const told = texts.flatMap(({ kind }, i) =>
    kind === undefined ? [] : [{ vector: vectors[i], kind: KINDS.indexOf(kind) }],
  )
  const how = () => ({ features: features.names.length, chance: seeded(SEED) })
  return {
    features,
    joints,
    danger: trainLinear(
      vectors,
      Int32Array.from(texts, ({ danger }) => (danger ? 0 : -1)),
      { ...how(), labels: 1 },
    ),
    kinds: trainLinear(
      told.map(({ vector }) => vector).filter((vector) => vector !== undefined),
      Int32Array.from(told, ({ kind }) => kind),
      { ...how(), labels: KINDS.length },
    ),
  }
}

/** Looks at a text; nothing when it has too few words to be like anything. */
export type LookAt = (text: string) => Look | undefined

/** Makes what was learnt ready for use. */
export const openLearnt = (learnt: Learnt): LookAt => {
  const vectorise = vectoriser(learnt.features)
  const joints = new Set(learnt.joints)
  const dangerOf = (vector: Vector): number => linearScores(learnt.danger, vector)[0] ?? 0
  return (text) => {
    const words = wordsOf(text)
    if (new Set(words).size < FEWEST_WORDS) return undefined
    const vector = vectorise(words)
    const danger = dangerOf(vector)
    return {
      danger,
      highest: Math.max(danger, ...partsOf(text, joints).map((part) => dangerOf(vectorise(part)))),
      kinds: linearScores(learnt.kinds, vector),
    }
  }
}
