import type { Reading } from './readings'
import type { Token } from './tokens'

const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ['/', '/'],
  ['\\', '/'],
  ['-', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['–', '-'],
  ['—', '-'],
  ['.', '.'],
  ['_', '_'],
  ['+', '+'],
])
const SILENT = /^[,()"'‘’“”/\\\-‐‑–—._]$/

/** "me 21st" is a day or a place in a row far more often than it is a code; in capitals it may well be one. */
const ORDINAL = /^\d*(?:1st|2nd|3rd|[04-9]th)$/i
const ORDINAL_DOUBT = 4
const LONGEST_FIGURE = 20
/** Longer words are never said as they stand for the letters of a code; up to three letters it is usual. */
const LONGEST_RAW = 6
const RAW_UP_TO = 3

interface Marks {
  marks: string
  doubt: number
  raw?: true
}

const isCapital = (said: string): boolean => said === said.toUpperCase()

const figure = (said: string): Marks => ({
  marks: said.toUpperCase(),
  doubt: ORDINAL.test(said) && !/[A-Z]$/.test(said) ? ORDINAL_DOUBT : 0,
})

/** "a" and "i" are words too; "A" is not often. */
const letter = (said: string, isAlsoWord: boolean): Marks => ({
  marks: said.toUpperCase(),
  doubt: isAlsoWord && said !== 'A' ? 1 : 0,
})

interface Surroundings {
  /** Letters that are words too. */
  words: ReadonlySet<string>
  /** The whole text is in capitals, so capitals say nothing. */
  shouted: boolean
  /** A stroke or a dash stands right beside it. */
  joined: boolean
}

const rawDoubt = (said: string, { shouted, joined }: Surroundings): number => {
  if (isCapital(said) && (joined || !shouted)) return 0
  return said.length <= RAW_UP_TO || joined ? 1 : 2
}

const lettersAndDigits = ({ said, word }: Token, around: Surroundings): readonly Marks[] => {
  if (!/^[a-z\d]+$/i.test(said) || said.length > LONGEST_FIGURE) return []
  if (/\d/.test(said)) return [figure(said)]
  if (said.length === 1) return [letter(said, around.words.has(word))]
  return said.length > LONGEST_RAW
    ? []
    : [{ marks: said.toUpperCase(), doubt: rawDoubt(said, around), raw: true }]
}

/** The readings of a token as it is written: figures, letters, punctuation. */
export const writtenAt = (token: Token, at: number, around: Surroundings): readonly Reading[] => {
  const mark = PUNCTUATION.get(token.said)
  const all: readonly Marks[] = [
    ...(mark === undefined ? [] : [{ marks: mark, doubt: 0 }]),
    ...(SILENT.test(token.said) ? [{ marks: '', doubt: 0 }] : []),
    ...lettersAndDigits(token, around),
  ]
  return all.map((one) => ({ ...one, to: at + 1 }))
}
