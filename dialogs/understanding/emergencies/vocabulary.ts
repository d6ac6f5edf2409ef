import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'

/** Finds which known words were meant by a word: as it stands, or with a slip. */
export type Meant = (word: string) => readonly number[]

/** A word of five letters forgives one slip, of nine two; of four only two letters changed about or one doubled. */
const slipsIn = (word: string): number => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0)

/** Looked-up words are remembered up to this many; a slip costs microseconds to look up, so no more is needed. */
const REMEMBERED = 20_000
/** Longer runs of letters are not one mistyped word. */
const LONGEST_WORD = 24

const NOTHING: readonly number[] = []

/** What is left of a word when one letter is dropped, from the letter `from` on: each pair of letters is dropped once. */
const without = (word: string, from = 0): readonly string[] => {
  const found: string[] = []
  for (let at = from; at < word.length; at++) found.push(word.slice(0, at) + word.slice(at + 1))
  return found
}

/** A word and what is left of it when one or two letters are dropped: two words in reach share one of these. */
const skeletons = (word: string, slips: number): ReadonlySet<string> => {
  const once = without(word)
  const found = new Set(once).add(word)
  if (slips > 1)
    once.forEach((one, at) => {
      for (const twice of without(one, at)) found.add(twice)
    })
  return found
}

const changedAbout = (said: string, word: string): boolean =>
  (said.length === word.length && [...said].sort().join() === [...word].sort().join()) ||
  (said.length === word.length + 1 && said.replace(/(.)\1/, '$1') === word)

const isSlipOf = (said: string, word: string): boolean => {
  const slips = slipsIn(word)
  const distance = DamerauLevenshteinDistance(said, word, { restricted: true })
  return distance <= slips || (word.length === 4 && distance === 1 && changedAbout(said, word))
}

/** Many and one are the same to a pattern: "needles" is also "needle". Short words are left alone: "gas", "has". */
const sameButForS = (word: string): readonly string[] => {
  if (word.length < 4) return [word]
  return word.endsWith('s') && word.length > 4 ? [word, word.slice(0, -1)] : [word, `${word}s`]
}

const skeletonIndex = (words: readonly string[]): ReadonlyMap<string, readonly number[]> => {
  const index = new Map<string, number[]>()
  words.forEach((word, id) => {
    if (word.length < 4) return
    for (const skeleton of skeletons(word, Math.max(1, slipsIn(word)))) {
      const there = index.get(skeleton)
      if (there === undefined) index.set(skeleton, [id])
      else there.push(id)
    }
  })
  return index
}

/**
 * Over the words of the patterns and the real words that look like a slip of one and aren't ("small", "smell").
 * Real words and words of another language find nothing; nothing is looked for in words over 24 letters.
 */
export const vocabularyOf = (words: readonly string[], realWords: ReadonlySet<string>): Meant => {
  const numbers = new Map(words.map((word, id) => [word, id]))
  const exactForms = (word: string): readonly number[] =>
    sameButForS(word).flatMap((form) => numbers.get(form) ?? [])
  const exact = new Map(words.map((word) => [word, exactForms(word)]))
  const index = skeletonIndex(words)
  const remembered = new Map<string, readonly number[]>()
  const withSlips = (said: string): readonly number[] => {
    const near = new Set<number>()
    for (const skeleton of skeletons(said, said.length >= 8 ? 2 : 1)) {
      for (const id of index.get(skeleton) ?? []) near.add(id)
    }
    return [...near].filter((id) => isSlipOf(said, words[id] ?? ''))
  }
  const looksUp = (said: string): readonly number[] => {
    if (remembered.size >= REMEMBERED) remembered.clear()
    const found = realWords.has(said) ? exactForms(said) : withSlips(said)
    remembered.set(said, found)
    return found
  }
  const isReadable = (said: string): boolean => said.length >= 4 && said.length <= LONGEST_WORD
  return (said) => exact.get(said) ?? (isReadable(said) ? (remembered.get(said) ?? looksUp(said)) : NOTHING)
}
