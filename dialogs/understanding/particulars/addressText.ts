import type { Token } from './tokens'
import { tokensOf } from './tokens'

/** The tokens of what was said; the end of a line divides as a comma does. */
export const addressTokens = (said: string): readonly Token[] => tokensOf(said.replace(/\n/g, ','))

const LETTERS = /^\p{L}[\p{L}']*$/u

/** Whether a token is a word, and no figure or mark. */
export const isWord = (token: Token | undefined): token is Token =>
  token !== undefined && LETTERS.test(token.word)

/** Whether a token is such a mark. */
export const isMark = (token: Token | undefined, marks: string): boolean =>
  token !== undefined && marks.includes(token.said)

/** Whether two tokens stand against each other. */
export const touches = (left: Token | undefined, right: Token | undefined): boolean =>
  left !== undefined && right !== undefined && left.to === right.from

/** Whether the words that end before a token are the phrase; its last word comes first. */
export const endsWith = (tokens: readonly Token[], end: number, backwards: readonly string[]): boolean =>
  backwards.every((word, i) => tokens[end - 1 - i]?.word === word)

/** Nothing is in capitals that need not be, so that a capital tells something. */
export const usesCapitals = (tokens: readonly Token[]): boolean => {
  const words = tokens.filter(isWord).filter(({ word }) => word.length > 3)
  const small = words.filter(({ said }) => /^\p{Ll}/u.test(said))
  return small.length > 0 || words.length <= 3
}

/** Begins with a capital, and is not all in capitals unless it is short. */
export const isCapitalised = ({ said }: Token): boolean => /^\p{Lu}/u.test(said)

const capital = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1)

/** "o'neill" is O'Neill, "john's" is John's; what has capitals of its own inside stays as it is. */
export const asName = (said: string): string => {
  const plain = said.replace(/[’‘`]/g, "'")
  if (/^\p{Lu}.*\p{Ll}/u.test(plain)) return plain
  const [first = '', ...rest] = plain.toLowerCase().split("'")
  const parts = rest.map((part) => (part.length > 2 && first.length === 1 ? capital(part) : part))
  return [capital(first), ...parts].join("'")
}
