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

const isMendable = (word: string): boolean =>
  word.length >= SHORTEST && word.length <= LONGEST && !/\d/.test(word)

const nearest = (word: string, candidates: readonly string[], counts: ReadonlyMap<string, number>) =>
  candidates
    .map((known) => ({
      known,
      slips: DamerauLevenshteinDistance(word, known),
      count: counts.get(known) ?? 0,
    }))
    .filter(({ slips }) => slips <= (word.length >= LONG ? 2 : 1))
    .sort((a, b) => a.slips - b.slips || b.count - a.count || a.known.localeCompare(b.known))[0]?.known

/** `counts` is every known word, in small letters, and how often it occurs; of two equally near, the commoner wins. */
export const createSpelling = (counts: ReadonlyMap<string, number>): Spelling => {
  // Fuse finds candidates by shape, quickly and loosely; the edit distance then says which of them is near enough.
  const fuse = new Fuse([...counts.keys()].filter(isMendable), {
    threshold: 0.34,
    distance: 6,
    ignoreFieldNorm: true,
  })
  const mended = new Map<string, string>()
  const look = (word: string): string => {
    const candidates = fuse.search(word, { limit: 5 }).map(({ item }) => item)
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
