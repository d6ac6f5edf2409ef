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

const rawDoubt = (said: string, shouted: boolean): number => {
  if (isCapital(said) && !shouted) return 0
  return said.length <= RAW_UP_TO ? 1 : 2
}

const lettersAndDigits = (said: string, isAlsoWord: boolean, shouted: boolean): readonly Marks[] => {
  if (!/^[a-z\d]+$/i.test(said) || said.length > LONGEST_FIGURE) return []
  if (/\d/.test(said)) return [figure(said)]
  if (said.length === 1) return [letter(said, isAlsoWord)]
  return said.length > LONGEST_RAW
    ? []
    : [{ marks: said.toUpperCase(), doubt: rawDoubt(said, shouted), raw: true }]
}

/**
 * The readings of a token as it is written: figures, letters, punctuation. `words`: letters that are words too.
 * `shouted`: the whole text is in capitals, so capitals say nothing.
 */
export const writtenAt = (
  { said, word }: Token,
  at: number,
  { words, shouted }: { words: ReadonlySet<string>; shouted: boolean },
): readonly Reading[] => {
  const mark = PUNCTUATION.get(said)
  const all: readonly Marks[] = [
    ...(mark === undefined ? [] : [{ marks: mark, doubt: 0 }]),
    ...(SILENT.test(said) ? [{ marks: '', doubt: 0 }] : []),
    ...lettersAndDigits(said, words.has(word), shouted),
  ]
  return all.map((one) => ({ ...one, to: at + 1 }))
}
