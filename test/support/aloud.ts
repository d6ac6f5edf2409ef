/** Codes as they are read aloud, and as recognisers write what they heard: for properties that say "any". */
import fc from 'fast-check'
import { postcodeAreas } from '../../knowledge/postcodeAreas'

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const NAMES =
  'ay bee cee dee ee eff gee aitch eye jay kay ell em en oh pee queue ar ess tee you vee double-u ex why zed'
    .split(' ')
    .map((name) => name.replace('-', ' '))
const NATO =
  'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu'.split(
    ' ',
  )
const FIRST_NAMES =
  'andrew benjamin charlie david edward frederick george harry isaac jack king lucy mary nellie oliver peter queenie robert samuel tommy uncle vinegar william xylophone yellow zebra'.split(
    ' ',
  )

const placeOf = (letter: string): number => letter.charCodeAt(0) - 'A'.charCodeAt(0)

type Say = (mark: string) => string

/** Each takes one capital letter. */
export const LETTER_WAYS: Readonly<Record<string, Say>> = {
  capitals: (letter) => letter,
  names: (letter) => NAMES[placeOf(letter)] ?? '',
  nato: (letter) => NATO[placeOf(letter)] ?? '',
  explained: (letter) => `${letter} for ${FIRST_NAMES[placeOf(letter)]}`,
  natoExplained: (letter) => `${letter} as in ${NATO[placeOf(letter)]}`,
}

const oneByOne =
  (zero: string) =>
  (digits: string): string =>
    [...digits].map((digit) => (digit === '0' ? zero : DIGITS[Number(digit)])).join(' ')

/** "ninety eight"; one by one where there is no such number. */
const asNumber = (digits: string): string => {
  const [tens = 0, units = 0] = [...digits].map(Number)
  if (digits.length !== 2 || tens === 0) return oneByOne('zero')(digits)
  if (tens === 1) return TEENS[units] ?? ''
  return units === 0 ? (TENS[tens] ?? '') : `${TENS[tens]} ${DIGITS[units]}`
}

const withDoubles = (digits: string): string =>
  (digits.match(/(\d)\1\1|(\d)\2|\d/g) ?? [])
    .map((group) => `${['', 'double ', 'triple '][group.length - 1]}${DIGITS[Number(group[0])]}`)
    .join(' ')

/** Each takes a run of digits. */
export const DIGIT_WAYS: Readonly<Record<string, Say>> = {
  figures: (digits) => digits,
  spacedFigures: (digits) => [...digits].join(' '),
  zero: oneByOne('zero'),
  oh: oneByOne('oh'),
  nought: oneByOne('nought'),
  numbers: asNumber,
  hyphened: (digits) => asNumber(digits).replace(/(ty) /, '$1-'),
  doubles: withDoubles,
}

/** A code of letters, digits and spaces, read aloud in one way. */
export const readAloud = (code: string, letter: Say, digits: Say): string =>
  (code.match(/[A-Z]|\d+/g) ?? []).map((part) => (/\d/.test(part) ? digits(part) : letter(part))).join(' ')

const any = (marks: string) => fc.constantFrom(...marks)
const inward = fc
  .tuple(fc.nat(9), any('ABDEFGHJLNPQRSTUWXYZ'), any('ABDEFGHJLNPQRSTUWXYZ'))
  .map(([digit, one, two]) => `${digit}${one}${two}`)

/** Any postcode with the letters of a real area: `B98 8AH`, `EC1A 1BB`. */
export const postcodes = fc
  .tuple(fc.constantFrom(...postcodeAreas()), fc.integer({ min: 1, max: 99 }), inward)
  .map(([area, district, rest]) => `${area}${district} ${rest}`)

export const letterWays = fc.constantFrom(...Object.values(LETTER_WAYS))
export const digitWays = fc.constantFrom(...Object.values(DIGIT_WAYS))
