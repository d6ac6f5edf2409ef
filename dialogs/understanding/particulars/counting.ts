import { createNumberReader } from './numberWords'
import { spokenWords } from './spokenWords'
import type { Token } from './tokens'

/** A number in words, and the index of the token after it. */
export interface Counted {
  value: number
  to: number
}

/** House numbers have no more digits. */
const MOST_DIGITS = 4

const readerOf = () => {
  const words = spokenWords()
  const named = (pick: 'names' | 'words') =>
    new Map(
      Object.entries(words.digits).flatMap(([digit, lists]) => lists[pick].map((name) => [name, digit])),
    )
  // "oh" is a nought only beside other digits.
  return { words, numbersAt: createNumberReader(words), digits: named('names'), beside: named('words') }
}
let made: ReturnType<typeof readerOf> | undefined
const reader = (): ReturnType<typeof readerOf> => {
  made ??= readerOf()
  return made
}

/** "a hundred" is one hundred. */
const withOne = (tokens: readonly Token[], at: number): readonly Token[] => {
  const [first, second] = [tokens[at], tokens[at + 1]]
  const { hundred, thousand } = reader().words
  const [one] = reader().words.digits['1']?.names ?? []
  return first?.word === 'a' && one !== undefined && [...hundred, ...thousand].includes(second?.word ?? '')
    ? tokens.with(at, { ...first, word: one })
    : tokens
}

/** A number in words that begins at a token: "twenty-three", "a hundred and five", "five". */
export const countAt = (tokens: readonly Token[], at: number): Counted | undefined => {
  const { numbersAt, digits } = reader()
  const [longest] = numbersAt(withOne(tokens, at), at).toSorted((a, b) => b.to - a.to)
  if (longest !== undefined) return { value: Number(longest.digits), to: longest.to }
  const digit = digits.get(tokens[at]?.word ?? '')
  return digit === undefined ? undefined : { value: Number(digit), to: at + 1 }
}

/** Digits said one by one: "one oh five" is 105. At least two of them, at most four, the first no nought. */
export const digitsAt = (tokens: readonly Token[], at: number): Counted | undefined => {
  const { digits, beside } = reader()
  const found: string[] = []
  for (;;) {
    const word = tokens[at + found.length]?.word ?? ''
    const digit = digits.get(word) ?? (found.length > 0 ? beside.get(word) : undefined)
    if (digit === undefined) break
    found.push(digit)
  }
  return found.length < 2 || found.length > MOST_DIGITS || found[0] === '0'
    ? undefined
    : { value: Number(found.join('')), to: at + found.length }
}
