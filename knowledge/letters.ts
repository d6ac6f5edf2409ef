import { FRAME, wordsOf } from './wordsOf'

/** How alike two texts are in their letters, 0–1, rare groups counting most: "subscribing" is near "subscription". */
export interface Letters {
  /** Compares words with each of the texts given, by their numbers. */
  compare(words: readonly string[]): (at: number) => number
}

const SHORTEST = 3
const LONGEST = 4
/** The frame of a question says little about what it is about; see `FRAME`. */
const FRAME_COUNTS = 0.2

type Counts = ReadonlyMap<string, number>

const groupsOf = (words: readonly string[]): Counts => {
  const counts = new Map<string, number>()
  for (const word of words) {
    const padded = `_${word}_`
    const worth = FRAME.has(word) ? FRAME_COUNTS : 1
    for (let size = SHORTEST; size <= LONGEST; size++)
      for (let from = 0; from + size <= padded.length; from++) {
        const group = padded.slice(from, from + size)
        counts.set(group, (counts.get(group) ?? 0) + worth)
      }
  }
  return counts
}

/** Prepares texts to be compared with others. */
export const createLetters = (texts: readonly string[]): Letters => {
  const groups = texts.map((text) => groupsOf(wordsOf(text)))
  const having = new Map<string, number>()
  for (const counts of groups)
    for (const group of counts.keys()) having.set(group, (having.get(group) ?? 0) + 1)
  const rarity = (group: string): number => Math.log(1 + texts.length / (1 + (having.get(group) ?? 0)))
  const weigh = (counts: Counts): Counts =>
    new Map([...counts].map(([group, count]) => [group, count * rarity(group)]))
  const lengthOf = (weights: Counts): number => Math.hypot(...weights.values())
  const known = groups.map(weigh)
  const lengths = known.map(lengthOf)
  return {
    compare: (words) => {
      const asked = weigh(groupsOf(words))
      const length = lengthOf(asked)
      return (at) => {
        const other = known[at]
        if (other === undefined) return 0
        let alike = 0
        for (const [group, weight] of asked) alike += weight * (other.get(group) ?? 0)
        return alike / Math.max(1e-9, length * (lengths[at] ?? 0))
      }
    },
  }
}
