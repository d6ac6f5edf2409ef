import { z } from 'zod'
import { wordsOf } from '../understanding/keywords'
import { address } from './address'
import { addressesLike, addressNamed } from './addressLike'
import type { AnswerContext, AnswerKind, Choice, Read } from './kind'
import { read, unread } from './kind'
import { isQuestion, withoutManners } from './lists'
import { placeIn, readChoice } from './oneOf'

/** Instead of one of the addresses. */
export const NOT_LISTED = 'notListed'

/** Longer than any house and street. */
const MOST_CHARACTERS = 100

/** A house at a postcode with many, as it was said: "12", "Flat 3", "Rose Cottage". */
export const houseOf: AnswerKind<string> = {
  stored: z.string().min(1).max(MOST_CHARACTERS),
  problems: ['notHouse', 'textTooLong'],
  expects: 'address',
  digits: { min: 1, max: 4 },
  choices: [],
  ...(address.hints === undefined ? {} : { hints: address.hints }),
  read: (said) => {
    const kept = said.trim()
    if (!/[\p{L}\p{N}]/u.test(kept) || isQuestion(kept)) return unread('notHouse')
    return kept.length > MOST_CHARACTERS ? unread('textTooLong') : read(kept)
  },
  find: address.find,
}

const homesIn = ({ choices }: AnswerContext): readonly Choice[] =>
  choices.filter(({ id }) => id !== NOT_LISTED)

/** "Fourth", "4th" and "last" say a place; "4" and "four" are said of a house, and where there is none of nothing. */
const SAYS_PLACE = /(?:st|nd|rd|th)$/

const hasNumbers = (context: AnswerContext): boolean => homesIn(context).some(({ label }) => /\d/.test(label))

const placed = (said: string, context: AnswerContext): Read<string> => {
  const words = withoutManners(wordsOf(said))
  const place = placeIn(words, context)
  if (place === undefined || (hasNumbers(context) && !words.some((word) => SAYS_PLACE.test(word))))
    return unread('notAnOption')
  const id = context.choices[place]?.id
  return id === undefined ? unread('noSuchNumber') : read(id)
}

/** One of the addresses at a postcode, or that it isn't among them. A number is a house's before it is a place's. */
export const homeAt: AnswerKind<string> = {
  stored: z.string().min(1),
  problems: ['notAnOption', 'noSuchNumber', 'severalOptions'],
  expects: 'choice',
  choices: [NOT_LISTED],
  read: (said, context) => {
    const [only, ...others] = addressesLike(said, homesIn(context))
    if (only !== undefined) return others.length === 0 ? read(only.id) : unread('severalOptions')
    const named = readChoice(said, { ...context, choices: context.choices.slice(homesIn(context).length) })
    return named === NOT_LISTED ? read(NOT_LISTED) : placed(said, context)
  },
  find: (said, context) => addressNamed(said, homesIn(context))?.id,
}
