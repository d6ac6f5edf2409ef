/**
 * The reference of a case: nine digits, the last a check digit, written in groups of three. A resident may read it from a
 * letter or say it down a telephone, so that any one wrong digit, and any two neighbours swapped, must show.
 */
import type { Said } from './said'
import { phoneNumber } from './said'

/**
 * H. Michael Damm's quasigroup of order ten ("Total anti-symmetrische Quasigruppen", Marburg 2004): the row is what the
 * digits before came to, the column the next digit.
 */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

/** What the digits come to; 0 when the last of them is their check digit. */
const checkOf = (digits: string): string =>
  [...digits].reduce((before, digit) => DAMM[Number(before)]?.[Number(digit)] ?? '', '0')

/** Nine digits that do not begin with 0, as phone numbers do. */
const SHAPE = /^[1-9]\d{8}$/

/** Whether nine digits, without spaces, are a reference with nothing wrong in it. Whether there is such a case is not asked. */
export const isCaseReference = (digits: string): boolean => SHAPE.test(digits) && checkOf(digits) === '0'

/** The reference for a case's own eight digits, which do not begin with 0. Throws a `RangeError` for anything else. */
export const withCheckDigit = (eightDigits: string): string => {
  if (!/^[1-9]\d{7}$/.test(eightDigits))
    throw new RangeError('eight digits, the first of them not 0, are needed')
  return eightDigits + checkOf(eightDigits)
}

/** As it is written: "123 456 782". */
export const writtenReference = (reference: string): string => (reference.match(/\d{3}/g) ?? []).join(' ')

/** To be read in groups that stay on one line, and heard digit by digit: "one two three, four five six, …". */
export const sayReference = (reference: string): Said => phoneNumber(writtenReference(reference))
