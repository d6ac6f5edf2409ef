import Fuse from 'fuse.js'
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'
import { stem } from './features'

/** Puts unknown words right where a known one is surely meant. Known words, short ones and numbers are left alone. */
export type Repair = (words: readonly string[]) => string[]

/** Shorter words have too many neighbours to guess between. */
const SHORTEST = 4
/** From this many letters on, two slips still leave one word that is meant. */
const LONG = 7
/** How many words' repairs are kept; a repair costs a tenth of a millisecond or more. */
const REMEMBERED = 10_000
/**
 * How many new words of one message are looked up. A message with more unknown words than this is in another language
 * or not about us, and looking up each of two hundred would keep others waiting.
 */
const MOST_LOOKUPS = 24

const reach = (word: string): number => (word.length >= LONG ? 2 : 1)

/** One bit for each letter that is in the word. */
const lettersIn = (word: string): number => {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << ((word.charCodeAt(i) - 97) & 31)
  return bits
}

const bitsIn = (mask: number): number => {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}

interface Known {
  word: string
  letters: number
  count: number
}

/** One slip changes the length by one at most, and which letters there are by two: no word in reach is lost by this. */
const couldBe = (word: string, letters: number, far: number) => (known: Known) =>
  Math.abs(known.word.length - word.length) <= far && bitsIn(known.letters ^ letters) <= 2 * far

const mended = (word: string, known: readonly Known[]): string => {
  const far = reach(word)
  const near = known.filter(couldBe(word, lettersIn(word), far))
  if (near.length === 0) return word
  const fuse = new Fuse(near, {
    keys: ['word'],
    threshold: 0.4,
    distance: 6,
    ignoreFieldNorm: true,
    includeScore: true,
  })
  const ranked = fuse
    .search(word, { limit: 8 })
    .map(({ item, score = 1 }) => ({
      ...item,
      score,
      slips: DamerauLevenshteinDistance(word, item.word, { restricted: true }),
    }))
    .filter(({ slips }) => slips <= far)
    .sort((a, b) => a.slips - b.slips || b.count - a.count || a.score - b.score)
  return ranked[0]?.word ?? word
}

const isWord = (word: string): boolean => word.length >= SHORTEST && /^\p{L}+$/u.test(word)

/**
 * A repairer over the words that training saw, each with how often. fuse.js finds, natural's edit distance decides.
 * `isReal` tells words that are rare here but no slips: "frog" is not "from".
 */
export const repairer = (
  vocabulary: ReadonlyMap<string, number>,
  isReal: (word: string) => boolean = () => false,
): Repair => {
  const stems = new Set([...vocabulary.keys()].map(stem))
  const known = [...vocabulary]
    .filter(([word]) => word.length >= SHORTEST - 1)
    .map(([word, count]) => ({ word, letters: lettersIn(word), count }))
  const remembered = new Map<string, string>()
  const lookUp = (word: string): string => {
    if (remembered.size >= REMEMBERED) remembered.clear()
    const found = stems.has(stem(word)) || isReal(word) ? word : mended(word, known)
    remembered.set(word, found)
    return found
  }
  return (words) => {
    let left = MOST_LOOKUPS
    return words.map((word) => {
      if (vocabulary.has(word) || !isWord(word)) return word
      const before = remembered.get(word)
      if (before !== undefined) return before
      return left-- > 0 ? lookUp(word) : word
    })
  }
}
