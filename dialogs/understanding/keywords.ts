import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'

/** A keyword that was found: what it means, and where it stood among the words. */
export interface Found<Key extends string> {
  key: Key
  /** Index of the first word, and of the word after the last. */
  from: number
  to: number
  words: number
}

/** Words as they are compared: lower case, no punctuation but inside a word. */
export const wordsOf = (said: string): readonly string[] =>
  said
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/'s\b/g, '')
    .replace(/[^\p{L}\p{N}'£@.-]+/gu, ' ')
    .split(' ')
    .map((word) => word.replace(/^[.'-]+|[.'-]+$/g, ''))
    .filter((word) => word !== '')

/** One slip is forgiven in a word of five letters, two in a word of nine: fewer would take one real word for another. */
const slipsAllowed = (word: string): number => (word.length >= 9 ? 2 : word.length >= 5 ? 1 : 0)

/** Whether a word is the one meant, as written or with a slip or two. The first letter is rarely mistyped. */
export const isNearly = (said: string, meant: string): boolean => {
  if (said === meant) return true
  const slips = slipsAllowed(meant)
  if (slips === 0 || said[0] !== meant[0] || Math.abs(said.length - meant.length) > slips) return false
  return DamerauLevenshteinDistance(said, meant, { restricted: true }) <= slips
}

interface Pattern<Key extends string> {
  key: Key
  words: readonly string[]
}

/** Words that look like a misspelling of a keyword and aren't. */
const NOT_A_SLIP = new Set([
  'mail',
  'right',
  'king',
  'bring',
  'sing',
  'wing',
  'rings',
  'place',
  'male',
  'site',
  'past',
])

const means = (said: string, meant: string): boolean =>
  said === meant || (!NOT_A_SLIP.has(said) && isNearly(said, meant))

/** Every place where a run of words begins, as written or with slips. */
const placesWhere = (words: readonly string[], wanted: readonly string[]): readonly number[] =>
  words.flatMap((_, at) => (wanted.every((word, i) => means(words[at + i] ?? '', word)) ? [at] : []))

/** Of those that share a word, the one that was found first. */
const withoutOverlaps = <Key extends string>(found: readonly Found<Key>[]): Found<Key>[] => {
  const kept: Found<Key>[] = []
  for (const one of found) {
    if (kept.every(({ from, to }) => one.to <= from || one.from >= to)) kept.push(one)
  }
  return kept
}

/**
 * Finds every keyword of a table (`{ email: ['email', 'e-mail'] }`) in what was said, longest first, in the order said.
 * The same words may mean two things in two tables, never two things in one.
 */
export const createKeywords = <Key extends string>(table: Readonly<Record<Key, readonly string[]>>) => {
  const patterns: readonly Pattern<Key>[] = (Object.entries(table) as [Key, readonly string[]][])
    .flatMap(([key, phrases]) => phrases.map((phrase) => ({ key, words: wordsOf(phrase) })))
    .filter(({ words }) => words.length > 0)
    .sort((a, b) => b.words.length - a.words.length)

  return (words: readonly string[]): readonly Found<Key>[] => {
    const all = patterns.flatMap(({ key, words: wanted }) =>
      placesWhere(words, wanted).map((from) => ({
        key,
        from,
        to: from + wanted.length,
        words: wanted.length,
      })),
    )
    return withoutOverlaps(all).sort((a, b) => a.from - b.from)
  }
}
