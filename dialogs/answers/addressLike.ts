/** Which of some known addresses is meant by "12", "number 12 acacia ave" or "rose cottage". */

import { isNearly, wordsOf } from '../understanding/keywords'
import { addressIn, findAddresses } from '../understanding/particulars/address'
import { findPostcodes } from '../understanding/particulars/postcode'
import { lists, withoutManners } from './lists'

const hasDigit = (word: string): boolean => /\d/.test(word)

/** `wordsOf` has "St John's" as "st john"; many write "st johns". */
const isPossessive = (word: string, each: string): boolean => !hasDigit(word) && word === `${each}s`

const isIn = (word: string, known: readonly string[]): boolean =>
  known.some((each) => each === word || isPossessive(word, each) || (!hasDigit(word) && isNearly(word, each)))

/** "ave" and "rd" stand for the words that they begin and end like. */
const isShortFor = (word: string, whole: string): boolean =>
  word.length >= 2 && !hasDigit(word) && whole[0] === word[0] && whole.length > word.length
    ? whole.startsWith(word) || whole.endsWith(word.slice(-1))
    : false

const holds = (known: readonly string[], word: string): boolean =>
  isIn(word, known) || known.some((each) => isShortFor(word, each))

const withoutFiller = (words: readonly string[]): readonly string[] => {
  const filler = new Set(lists().addressFiller.flat())
  const kept = words.filter((word) => !filler.has(word))
  return kept.length > 0 ? kept : words
}

const wholeIn = (said: string): { house: string; street: string } | undefined => {
  for (const { value } of findAddresses(said)) {
    const { house, street } = value
    if (house !== undefined && street !== undefined) return { house, street }
  }
  return undefined
}

/** "Flat two", "number twelve", and nothing else: the house in figures. */
const houseIn = (said: string): string | undefined => {
  const found = addressIn(said)
  return found?.street === undefined ? found?.house : undefined
}

/** The words to compare: the address that was said, or all of it without "hi, I live at". */
const toldIn = (said: string): readonly string[] => {
  const whole = wholeIn(said)
  if (whole !== undefined) return withoutFiller(wordsOf(`${whole.house} ${whole.street}`))
  return withoutFiller(withoutManners(wordsOf(houseIn(said) ?? said)))
}

const isLike = (told: readonly string[], address: string): boolean => {
  const known = wordsOf(address)
  return told.length > 0 && told.every((word) => holds(known, word))
}

const beginsLike = (told: readonly string[], address: string): boolean => {
  const known = wordsOf(address)
  return told.length > 1 && told.every((word, i) => holds(known.slice(i, i + 1), word))
}

/** Those of the addresses that fit what was said; a house and street that are all of one of them are that one. */
export const addressesLike = <Known extends { label: string }>(
  said: string,
  addresses: readonly Known[],
): readonly Known[] => {
  const told = toldIn(said)
  const like = addresses.filter(({ label }) => isLike(told, label))
  const exact = like.filter(({ label }) => beginsLike(told, label))
  return exact.length === 1 ? exact : like
}

const theOnly = <Known>([only, ...others]: readonly Known[]): Known | undefined =>
  others.length === 0 ? only : undefined

const holdsRun = (words: readonly string[], run: readonly string[]): boolean =>
  words.some((_, at) => run.every((word, i) => isNearly(words[at + i] ?? '', word)))

/** The house whose name of several words stands in a message: "mill cottage mill lane". */
const houseNamed = <Known extends { label: string }>(
  said: string,
  addresses: readonly Known[],
): Known | undefined => {
  const words = wordsOf(said)
  const nameOf = ({ label }: Known): readonly string[] => wordsOf(label.split(',')[0] ?? '')
  return theOnly(
    addresses.filter((known) => {
      const name = nameOf(known)
      return name.length > 1 && !name.some(hasDigit) && holdsRun(words, name)
    }),
  )
}

/** A message of no more telling words than these may be a house and nothing else: "number 3, thanks". */
const A_HOUSE = 4

/** A postcode ends an address: what follows it is no more of the street. */
const withoutPostcodes = (said: string): string =>
  findPostcodes(said)
    .toSorted((a, b) => b.from - a.from)
    .reduce((text, { from, to }) => `${text.slice(0, from)}, ${text.slice(to)}`, said)

/**
 * The one address whose house and street both stand in a message about something else too; or the house alone, where a
 * message holds nothing but that, a postcode and small words.
 */
export const addressNamed = <Known extends { label: string }>(
  said: string,
  addresses: readonly Known[],
): Known | undefined => {
  const rest = withoutPostcodes(said)
  const named = houseNamed(rest, addresses)
  if (named !== undefined) return named
  const whole = wholeIn(rest)
  if (whole !== undefined) return theOnly(addressesLike(`${whole.house} ${whole.street}`, addresses))
  const told = toldIn(rest)
  return told.length <= A_HOUSE && told.some(hasDigit) ? theOnly(addressesLike(rest, addresses)) : undefined
}
