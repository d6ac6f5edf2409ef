import { numberAt } from '../answers/inFigures'
import { lists, openingOf } from '../answers/lists'
import { type Token, tokensOf } from '../understanding/particulars/tokens'

/** What may have been heard of an address: the house as far as it has a number, and the words that may be its street. */
export interface HeardAddress {
  /** "12", "12a", "flat 2 14": in small letters. */
  house?: string
  /** Empty: nothing else was said. */
  street: string
}

interface Numbered {
  written: string
  from: number
  to: number
}

const numbersIn = (tokens: readonly Token[]): readonly Numbered[] => {
  const found: Numbered[] = []
  for (let at = 0; at < tokens.length; ) {
    const number = numberAt(tokens, at)
    if (number !== undefined) found.push({ ...number, from: at })
    at = number?.to ?? at + 1
  }
  return found
}

/** What a part of a house is called before its number. */
const UNITS = ['flat', 'apartment', 'unit', 'room']

const houseOf = (tokens: readonly Token[], numbers: readonly Numbered[]): string | undefined => {
  const [first, last] = [numbers[0], numbers.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const unit = tokens[first.from - 1]?.word ?? ''
  if (!UNITS.includes(unit)) return last.written
  return [unit, ...new Set([first.written, last.written])].join(' ')
}

/** Without "I live at": what is left names a street, or nothing. */
const withoutFiller = (words: readonly string[]): readonly string[] => {
  const { addressFiller, manners, no } = lists()
  const opening = openingOf(words, [...addressFiller, ...manners, ...no])
  return opening === undefined || opening.length === 0 ? words : withoutFiller(words.slice(opening.length))
}

/** "Twelve a mill lane" is 12A Mill Lane, or 12 and a street that was misheard. */
const LETTER = /^[a-h]$/

/**
 * What one hypothesis may be: a street's words follow the last number, where there is one; with a letter behind it there are
 * two readings. Never throws.
 */
export const addressesHeard = (text: string): readonly [HeardAddress, ...HeardAddress[]] => {
  const tokens = tokensOf(text).filter(({ word }) => /[\p{L}\p{N}]/u.test(word))
  const numbers = numbersIn(tokens)
  const house = houseOf(tokens, numbers)
  const after = tokens.slice(numbers.at(-1)?.to ?? 0).map(({ word }) => word)
  const street = withoutFiller(after).join(' ')
  if (house === undefined) return [{ street }]
  const [letter = '', ...rest] = after
  if (!LETTER.test(letter)) return [{ house, street }]
  return [
    { house, street },
    { house: `${house}${letter}`, street: rest.join(' ') },
  ]
}
