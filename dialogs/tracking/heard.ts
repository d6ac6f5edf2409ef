import { districtsOf } from '../../knowledge/districts'
import type { Pack } from '../../knowledge/schema'
import { isQuestion } from '../answers/lists'
import type { Hearing } from '../listening/hearing'
import type { Proof } from '../ports'
import { wordsOf } from '../understanding/keywords'
import { longestDigits } from '../understanding/particulars/digitRun'
import { findPhones } from '../understanding/particulars/phone'
import { findPostcodes } from '../understanding/particulars/postcode'
import { ranked } from '../understanding/particulars/ranked'
import type { CaseReferenceSaid } from '../understanding/particulars/reference'
import { findCaseReferences } from '../understanding/particulars/reference'
import type { NumberMeant } from './numbers'

/** Fewer digits are no attempt at a reference; more are a phone number, or a card's. */
const [FEWEST_DIGITS, MOST_DIGITS] = [6, 12]
/** An answer in more words than these is about something else. */
const MOST_WORDS = 8
const PHONE_ENDING = 4

/** Keys are what was pressed; anything else is what was said. */
const textsOf = ({ turn, alternatives }: Hearing): readonly string[] =>
  turn.keys === undefined ? alternatives.map(({ text }) => text) : [turn.keys.replace(/[*#]/g, '')]

const isAnswer = (said: string): boolean => wordsOf(said).length <= MOST_WORDS && !isQuestion(said)

/** Whether nothing is said but the number, and little words around it. */
const isAlone = (text: string, { from, to }: { from: number; to: number }, { desk }: Hearing): boolean =>
  desk.commands.tellingWords(`${text.slice(0, from)} ${text.slice(to)}`).length === 0

const isOurs = (hearing: Hearing, checked: boolean, isSingle: boolean, meant: NumberMeant): boolean =>
  isSingle || hearing.turn.keys !== undefined || meant === 'ours' || (checked && meant !== 'others')

/**
 * The reference of a case in what was said: any with its check digit right, unless it is called something else; one with a
 * slip only where a reference is spoken of. `length`: one was asked for, and these are too few digits or too many.
 */
export const referenceHeard = (
  hearing: Hearing,
  expected: boolean,
  meantIn: (said: string) => NumberMeant,
): CaseReferenceSaid | 'length' | undefined => {
  const texts = textsOf(hearing)
  const [best] = ranked(texts, (text) => findCaseReferences(text, { expected }), {
    isOwn: ({ checked }) => checked,
  })
  if (best !== undefined) {
    const text = texts[best.alternative] ?? ''
    const isSingle = isAlone(text, best, hearing)
    return isOurs(hearing, best.value.checked, isSingle || (expected && isAnswer(text)), meantIn(text))
      ? best.value
      : undefined
  }
  const [text = ''] = texts
  const digits = longestDigits(text).length
  const isTried = digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && findPhones(text).length === 0
  return expected && isTried && isAnswer(text) ? 'length' : undefined
}

/** Every reference, with nothing wrong in it, that may have been heard besides; the likeliest first. */
export const othersHeard = (hearing: Hearing, first: string): readonly string[] => {
  const found = textsOf(hearing).flatMap((text) => findCaseReferences(text, { expected: true }))
  const right = found.filter(({ value }) => value.checked).map(({ value }) => value.reference)
  return [...new Set(right)].filter((reference) => reference !== first)
}

/** A postcode is keyed by the keys that bear its letters: which it is only those of the council's addresses tell. */
export const proofKeyed = async (hearing: Hearing): Promise<Proof | undefined> => {
  const keys = hearing.said.replace(/\s/g, '')
  if (hearing.turn.channel !== 'voice' || !/^\d{5,7}$/.test(keys)) return undefined
  const [only, ...others] = await hearing.ports.collections.postcodesKeyed(keys)
  return only === undefined || others.length > 0 ? undefined : { kind: 'postcode', value: only }
}

/** The reference in what was written where one was asked for; `length`: too few digits or too many; nothing without any. */
export const referenceWritten = (text: string): CaseReferenceSaid | 'length' | undefined =>
  findCaseReferences(text, { expected: true })[0]?.value ?? (/\d/.test(text) ? 'length' : undefined)

/** What proves whose a case is, in what may have been said: a postcode, four digits, or a whole phone number. */
export const proofIn = (texts: readonly string[], pack: Pack): Proof | undefined => {
  const own = districtsOf(pack)
  const [postcode] = ranked(texts, (text) => findPostcodes(text, { own, expected: true }))
  if (postcode !== undefined) return { kind: 'postcode', value: postcode.value }
  const [phone] = ranked(texts, (text) => findPhones(text, { expected: true }))
  if (phone !== undefined) return { kind: 'phone', value: phone.value.slice(-PHONE_ENDING) }
  const four = texts
    .filter(isAnswer)
    .map(longestDigits)
    .find(({ length }) => length === PHONE_ENDING)
  return four === undefined ? undefined : { kind: 'phone', value: four }
}

/** The proof in what was said or keyed; nothing in a message about something else. */
export const proofHeard = (hearing: Hearing): Proof | undefined =>
  proofIn(textsOf(hearing), hearing.here.pack)
