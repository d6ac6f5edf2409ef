import Fuse from 'fuse.js'
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'

/** Mends words that a vocabulary does not know. */
export interface Spelling {
  /** The likeliest known word for `word`; `word` itself when it is known, too short, has a digit or is like nothing. */
  mend(word: string): string
}

/** Shorter words have too many neighbours: "bun" is a word away from "bin", and so is "bit". */
const SHORTEST = 4
/** From this length two slips of a finger are forgiven, below it one. */
const LONG = 7
/** How many words are remembered; a resident's rare words must not fill the memory. */
const REMEMBERED = 2_000
const LONGEST = 30

/**
 * Fuse finds candidates by shape, quickly and loosely; the edit distance then says which of them is near enough. It
 * counts two letters changed about as two slips, which in a word of four is half of it: hence the threshold.
 */
const FUSE = { threshold: 0.51, distance: 6, ignoreFieldNorm: true }
const CANDIDATES = 20

const slipsAllowed = (length: number): number => (length >= LONG ? 2 : 1)

const isMendable = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word)

const nearest = (word: string, candidates: readonly string[], counts: ReadonlyMap<string, number>) =>
  candidates
    .map((known) => ({
      known,
      slips: DamerauLevenshteinDistance(word, known),
      count: counts.get(known) ?? 0,
    }))
    .filter(({ slips }) => slips <= slipsAllowed(word.length))
    .sort((a, b) => a.slips - b.slips || b.count - a.count || a.known.localeCompare(b.known))[0]?.known

/** Words a slip or two away are never much longer or shorter, so each length is searched among its neighbours only. */
const shelves = (words: readonly string[]): ((length: number) => Fuse<string>) => {
  const made = new Map<number, Fuse<string>>()
  return (length) => {
    const shelf = made.get(length) ?? new Fuse(around(words, length), FUSE)
    made.set(length, shelf)
    return shelf
  }
}

const around = (words: readonly string[], length: number): string[] =>
  words.filter((word) => Math.abs(word.length - length) <= slipsAllowed(length))

/** `counts` is every known word, in small letters, and how often it occurs; of two equally near, the commoner wins. */
export const createSpelling = (counts: ReadonlyMap<string, number>): Spelling => {
  const shelfFor = shelves([...counts.keys()].filter((word) => !/\d/.test(word)))
  const mended = new Map<string, string>()
  const look = (word: string): string => {
    const candidates = shelfFor(word.length)
      .search(word, { limit: CANDIDATES })
      .map(({ item }) => item)
    return nearest(word, candidates, counts) ?? word
  }
  return {
    mend: (word) => {
      if (counts.has(word) || !isMendable(word)) return word
      const remembered = mended.get(word)
      if (remembered !== undefined) return remembered
      const answer = look(word)
      const oldest = mended.keys().next()
      if (mended.size >= REMEMBERED && !oldest.done) mended.delete(oldest.value)
      mended.set(word, answer)
      return answer
    },
  }
}
