import { emailAddress, webAddress } from '../said'
import { abbreviationsInWords, streetsInWords, unitsInWords } from './abbreviations'
import { codesInWords, mixedInWords } from './codes'
import { daysInWords } from './days'
import { marksInWords, plainCharacters } from './marks'
import { figuresInWords, measuresInWords } from './measures'
import { moneyInWords } from './money'
import { timesInWords } from './times'

const EMAIL = /(?<![\w.+-])[\w+-][\w.+-]{0,63}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8}/gi
const WEB =
  /(?<![\w.@/-])(?:https?:\/\/)?(?:[a-z0-9-]{1,63}\.){1,8}(?:uk|com|org|net|info|eu|gov|wales|scot)(?![\w-])(?:\/[\w/%~.-]{0,500}(?<!\.))?(?:\?[\w=&%+-]{0,500})?/gi

const addressesInWords = (speech: string): string =>
  speech
    .replace(EMAIL, (found) => emailAddress(found).speech)
    .replace(WEB, (found) => webAddress(found.replace(/\?.*$/, '')).speech)

type Pass = (speech: string) => string

const inOrder = (passes: readonly Pass[], speech: string): string =>
  passes.reduce((said, pass) => pass(said), speech)

/** In this order: each is told by marks that those after it would take away. */
const OF_FIGURES: readonly Pass[] = [
  daysInWords,
  timesInWords,
  moneyInWords,
  codesInWords,
  measuresInWords,
  unitsInWords,
  mixedInWords,
  figuresInWords,
]

const figuresGone: Pass = (speech) => (/\d/.test(speech) ? inOrder(OF_FIGURES, speech) : speech)

const PASSES: readonly Pass[] = [
  plainCharacters,
  abbreviationsInWords,
  addressesInWords,
  figuresGone,
  streetsInWords,
  marksInWords,
]

/** Marks that are taken away may leave an abbreviation where there was none ("Rd0"): it is read once more. */
const MOST_TIMES = 4

/**
 * The last pass over what is said on the telephone: no digit and no mark is left for a synthesiser to guess at. "9.30am on
 * 5 March, call 01527 534123" is "half past nine in the morning on the fifth of March, call zero one five, two seven, …".
 * What is in words already stays as it is, so that it may be passed twice. Letters of every script stay.
 */
export const inSpokenWords = (speech: string): string => {
  let said = speech
  for (let times = 0; times < MOST_TIMES; times += 1) {
    const before = said
    said = inOrder(PASSES, before)
    if (said === before) break
  }
  return said
}
