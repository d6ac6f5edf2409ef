import { z } from 'zod'
import { findAddresses } from '../understanding/particulars/address'
import { countAt } from '../understanding/particulars/counting'
import { findPostcodes } from '../understanding/particulars/postcode'
import { tokensOf } from '../understanding/particulars/tokens'
import { hintWords } from './hints'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

/** Every number in it, in digits or in words, as written: "2 or 3" has two. */
const numbersIn = (said: string): readonly number[] => {
  const tokens = tokensOf(said)
  const found: number[] = []
  let at = 0
  while (at < tokens.length) {
    const written = tokens[at]?.word ?? ''
    const counted = /^\d+$/.test(written) ? { value: Number(written), to: at + 1 } : countAt(tokens, at)
    if (counted !== undefined) found.push(counted.value)
    at = counted?.to ?? at + 1
  }
  return [...new Set(found)]
}

/** "2 Meadow Street" and "B98 9ZX" are where, not how many. */
const isOfAPlace = (said: string): boolean =>
  findPostcodes(said).length > 0 || findAddresses(said).some(({ value }) => value.street !== undefined)

/** A number of things, from one to `most`: "2", "a couple" is none. Never taken in passing: "12" may be a house. */
export const howMany = ({ most }: { most: number }): AnswerKind<number> => ({
  stored: z.int().min(1).max(most),
  problems: ['notNumber', 'numberTooLarge', 'severalNumbers'],
  expects: 'digits',
  digits: { min: 1, max: String(most).length },
  choices: [],
  hints: () => [...hintWords().digits, ...hintWords().numbers],
  read: (said) => {
    if (isOfAPlace(said)) return unread('notNumber')
    const [first, ...others] = numbersIn(said)
    if (others.length > 0) return unread('severalNumbers')
    if (first === undefined || first === 0) return unread('notNumber')
    return first > most ? unread('numberTooLarge') : read(first)
  },
  find: () => undefined,
})
