import { porterStem } from '../../knowledge/stem'

/** A text as numbers: which features, and how much of each. Both arrays are as long as each other. */
export interface Vector {
  index: Int32Array
  value: Float32Array
}

/** What is kept of the features between training and running. */
export interface FeatureTable {
  /** The name of each feature: `w:miss`, `b:my bin`, `c:_bi`. */
  names: readonly string[]
  /** How much seeing it says: the logarithm of how rare it was in training. */
  rarity: Float32Array
}

/** How many words' stems and letter groups are kept ready; a message of new words costs a little more. */
const REMEMBERED = 20_000

const remembering = <T>(make: (word: string) => T): ((word: string) => T) => {
  const known = new Map<string, T>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const made = make(word)
    known.set(word, made)
    return made
  }
}

/** The Porter stem of a word; never shown to anybody. */
export const stem = remembering(porterStem)

const SHORTEST_GROUP = 2
const LONGEST_GROUP = 5

const lettersOf = (word: string): string[] => {
  const padded = `_${word}_`
  const groups: string[] = []
  for (let size = SHORTEST_GROUP; size <= LONGEST_GROUP; size++)
    for (let from = 0; from + size <= padded.length; from++)
      groups.push(`c:${padded.slice(from, from + size)}`)
  return groups
}

const wordNames = (words: readonly string[]): string[] => {
  const stems = ['_', ...words.map(stem), '_']
  const names = stems.slice(1, -1).map((word) => `w:${word}`)
  for (let i = 1; i < stems.length; i++) names.push(`b:${stems[i - 1]} ${stems[i]}`)
  return names
}

/**
 * Which features training saw, and how rare each was. Pairs of words and groups of letters that were seen once are left
 * out: they are half of all, and nothing is lost without them.
 */
export const tableOf = (texts: readonly (readonly string[])[]): FeatureTable => {
  const seen = new Map<string, number>()
  for (const words of texts)
    for (const name of new Set([...wordNames(words), ...words.flatMap(lettersOf)]))
      seen.set(name, (seen.get(name) ?? 0) + 1)
  const names = [...seen].filter(([name, count]) => count > 1 || name.startsWith('w:')).map(([name]) => name)
  const rarity = Float32Array.from(
    names,
    (name) => Math.log((1 + texts.length) / (1 + (seen.get(name) ?? 0))) + 1,
  )
  return { names, rarity }
}

/** How often each feature is in the lists, and which: a long array that is wiped after use, quicker than a map. */
const counter = (features: number) => {
  const counts = new Float32Array(features)
  return (lists: readonly Int32Array[]): { index: Int32Array; count: Float32Array } => {
    const touched: number[] = []
    const addOne = (id: number) => {
      if (counts[id] === 0) touched.push(id)
      counts[id] = (counts[id] as number) + 1
    }
    for (const list of lists) list.forEach(addOne)
    const index = Int32Array.from(touched)
    const count = Float32Array.from(touched, (id) => counts[id] as number)
    for (const id of touched) counts[id] = 0
    return { index, count }
  }
}

/** Gives every text its numbers. Words and letter groups each have length one, so that neither drowns the other. */
export const vectoriser = ({ names, rarity }: FeatureTable): ((words: readonly string[]) => Vector) => {
  const ids = new Map(names.map((name, id) => [name, id]))
  const known = (list: readonly string[]): Int32Array =>
    Int32Array.from(list.map((name) => ids.get(name)).filter((id) => id !== undefined))
  const groupIds = remembering((word) => known(lettersOf(word)))
  const counted = counter(names.length)

  const block = (lists: readonly Int32Array[]): Vector => {
    const { index, count } = counted(lists)
    const value = count.map((times, i) => (1 + Math.log(times)) * (rarity[index[i] as number] as number))
    const length = Math.sqrt(value.reduce((sum, x) => sum + x * x, 0)) || 1
    return { index, value: value.map((x) => x / length) }
  }

  return (words) => joined(block([known(wordNames(words))]), block(words.map(groupIds)))
}

const joined = (a: Vector, b: Vector): Vector => {
  const index = new Int32Array(a.index.length + b.index.length)
  const value = new Float32Array(index.length)
  index.set(a.index)
  index.set(b.index, a.index.length)
  value.set(a.value)
  value.set(b.value, a.value.length)
  return { index, value }
}
