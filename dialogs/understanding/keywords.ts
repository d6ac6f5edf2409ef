import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'

/** A keyword that was found: what it means, and where it stood among the words. */
export interface Found<Key extends string> {
  key: Key
  /** Index of the first word, and of the word after the last. */
  from: number
  to: number
  words: number
}

const split = (said: string): readonly string[] =>
  said
    .toLowerCase()
    .replace(/[’‘`]/g, "'")
    .replace(/'s\b/g, '')
    .replace(/[^\p{L}\p{N}'£@.-]+/gu, ' ')
    .split(' ')
    .map((word) => word.replace(/^[.'-]+|[.'-]+$/g, ''))
    .filter((word) => word !== '')

/** One message is looked at by dozens of readers, each by itself and in its parts. */
const REMEMBERED = 32
const remembered = new Map<string, readonly string[]>()

/** Words as they are compared: lower case, no punctuation but inside a word. */
export const wordsOf = (said: string): readonly string[] => {
  const before = remembered.get(said)
  if (before !== undefined) return before
  if (remembered.size >= REMEMBERED) remembered.clear()
  const words = split(said)
  remembered.set(said, words)
  return words
}

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
  'green',
  'great',
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
  // A tense of its own: "how do I complain" has sent nothing yet.
  'complain',
  'email',
])

/** Remembering more words than a day's residents use would only cost memory. */
const MOST_REMEMBERED = 5000

/**
 * The words of a vocabulary that a word may be, as written or with slips. Remembered, because the comparison is dear and
 * residents use the same words.
 */
export const createNearWords = (vocabulary: Iterable<string>): ((said: string) => readonly string[]) => {
  const words = new Set(vocabulary)
  const byFirst = new Map<string, string[]>()
  for (const word of words) byFirst.set(word[0] ?? '', [...(byFirst.get(word[0] ?? '') ?? []), word])
  const remembered = new Map<string, readonly string[]>()
  const near = (said: string): readonly string[] => {
    const slips = NOT_A_SLIP.has(said)
      ? []
      : (byFirst.get(said[0] ?? '') ?? []).filter((word) => word !== said && isNearly(said, word))
    return words.has(said) ? [said, ...slips] : slips
  }
  return (said) => {
    const known = remembered.get(said)
    if (known !== undefined) return known
    const found = near(said)
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(said, found)
    return found
  }
}

/** Longest first, then first said: of those that share a word, the earlier in this order is kept. */
const withoutOverlaps = <Key extends string>(found: readonly Found<Key>[]): Found<Key>[] => {
  const kept: Found<Key>[] = []
  for (const one of [...found].sort((a, b) => b.words - a.words || a.from - b.from)) {
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
  const near = createNearWords(patterns.flatMap(({ words }) => words))
  const byFirst = new Map<string, Pattern<Key>[]>()
  for (const pattern of patterns) {
    const first = pattern.words[0] ?? ''
    byFirst.set(first, [...(byFirst.get(first) ?? []), pattern])
  }

  return (said: readonly string[]): readonly Found<Key>[] => {
    const meant = said.map(near)
    const startingAt = (from: number): readonly Found<Key>[] =>
      (meant[from] ?? [])
        .flatMap((first) => byFirst.get(first) ?? [])
        .filter(({ words }) => words.every((word, i) => meant[from + i]?.includes(word)))
        .map(({ key, words }) => ({ key, from, to: from + words.length, words: words.length }))
    return withoutOverlaps(said.flatMap((_, from) => startingAt(from))).sort((a, b) => a.from - b.from)
  }
}
