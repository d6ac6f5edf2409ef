/** How residents say where they live. */

import { NOT_LISTED } from '../../../dialogs/answers/home'
import type { Choice } from '../../../dialogs/answers/kind'
import { wordsOf } from '../../../dialogs/understanding/keywords'
import type { Dice } from '../dice'
import { mistyped } from '../typos'
import { placed } from './places'

const LETTERS: Readonly<Record<string, string>> = {
  A: 'alpha',
  B: 'bravo',
  C: 'charlie',
  D: 'delta',
  E: 'echo',
  G: 'golf',
  L: 'lima',
  M: 'mike',
  X: 'x-ray',
  Z: 'zulu',
}
const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

const spelled = (postcode: string, dice: Dice): string => {
  const isRadio = dice.is(0.4)
  return [...postcode]
    .map((mark) => {
      if (/\d/.test(mark)) return isRadio ? NUMBERS[Number(mark)] : mark
      return isRadio ? (LETTERS[mark] ?? mark) : mark.toLowerCase()
    })
    .join(' ')
    .replace(/\s+/g, ' ')
}

/** One letter that looks like the digit it was meant to be. */
const lookalike = (postcode: string): string => postcode.replace('0', 'O').replace(/1(?=\d* )/, 'l')

/** The first is the plainest. */
export const postcodeForms: readonly ((postcode: string, dice: Dice) => string)[] = [
  (code) => code,
  (code) => code.toLowerCase(),
  (code) => code.replace(' ', ''),
  (code) => code.toLowerCase().replace(' ', ''),
  (code) => `its ${code.toLowerCase()}`,
  (code) => `My postcode is ${code}.`,
  (code) => `${code},`,
  (code) => code.toLowerCase().replace(' ', '  '),
  (code) => code.replace(' ', '-'),
  (code) => lookalike(code),
  (code, dice) => spelled(code, dice),
]

/** "12 Mill Lane", "Flat 1, Canal Court", "Mill Cottage, Mill Lane": without the town. */
export const lineOf = (address: string): string => {
  const parts = address.split(', ')
  return parts.slice(0, /^\d/.test(parts[0] ?? '') ? 1 : 2).join(', ')
}

const firstOf = (address: string): string => address.split(', ')[0] ?? address
const NUMBER = /^(\d+)([A-Z]?) (.+)$/
const FLAT = /^(\p{L}+) (\d+)([A-Z]?)$/u

const shortened = (line: string): string =>
  line
    .replace('Street', 'st')
    .replace('Road', 'rd')
    .replace('Avenue', 'ave')
    .replace('Lane', 'ln')
    .replace('Close', 'cl')

export const addressForms: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => address.toLowerCase(),
  (address) => shortened(address),
  (address) => `it's ${address}`,
]

const numbered = (
  [, number = '', letter = '', street = '']: readonly string[],
  dice: Dice,
): readonly string[] => {
  const house = `${number}${letter}`
  const apart = letter === '' ? number : `${number} ${letter}`
  return [
    house,
    house.toLowerCase(),
    `number ${house}`,
    `no. ${house}`,
    `it's ${house.toLowerCase()}`,
    `${apart.toLowerCase()} ${street.toLowerCase()}`,
    `${house}, ${street}`,
    `I live at number ${house} ${street}`,
    `${house} ${mistyped(street, dice, new Set(), 1)}`,
    shortened(`${house} ${street}`),
  ]
}

const inFlat = (
  [, flat = '', number = '', letter = '']: readonly string[],
  address: string,
): readonly string[] => [
  `${flat} ${number}${letter}`,
  `${flat} ${number}${letter}`.toLowerCase(),
  `${flat} no ${number}${letter}`.toLowerCase(),
  `im in ${flat} ${number}${letter}`.toLowerCase(),
  `${flat} ${number}${letter} ${address.split(', ')[1] ?? ''}`.toLowerCase(),
]

const named = (first: string, address: string, dice: Dice): readonly string[] => [
  first,
  first.toLowerCase(),
  `its ${first.toLowerCase()}`,
  `The house is called ${first}`,
  mistyped(first, dice, new Set(), 1),
  `${first}, ${address.split(', ')[1] ?? ''}`,
]

/** How a house may be said; the first is the plainest. */
export const houseForms = (address: string, dice: Dice): readonly string[] => {
  const first = firstOf(address)
  const line = lineOf(address)
  const [number, flat] = [NUMBER.exec(first), FLAT.exec(first)]
  const own =
    number !== null
      ? numbered(number, dice)
      : flat !== null
        ? inFlat(flat, address)
        : named(first, address, dice)
  return [line, line.toLowerCase(), `we live at ${line}`, address, ...own]
}

/** Said for one house, it must not be all of another: "22" is nobody's "22A", and "2" may be a flat or its building. */
const isOthers = (said: string, id: string, choices: readonly Choice[]): boolean => {
  const words = wordsOf(said).filter((word) => /\d/.test(word))
  return choices.some(
    (choice) =>
      choice.id !== id && words.length > 0 && words.every((word) => wordsOf(choice.label).includes(word)),
  )
}

const NOT_THERE = [
  'It isn’t one of these',
  'none of these',
  'mine isnt there',
  'my house is not on the list',
  'not listed',
]

/** How one of the addresses shown may be picked. */
export const homeForms = (id: string, choices: readonly Choice[], dice: Dice): readonly string[] => {
  if (id === NOT_LISTED) return NOT_THERE
  const label = choices.find((choice) => choice.id === id)?.label ?? id
  const said = houseForms(label, dice).filter((form) => !isOthers(form, id, choices))
  return [
    label,
    ...said,
    ...placed(
      choices.findIndex((choice) => choice.id === id),
      dice,
    ),
  ]
}
