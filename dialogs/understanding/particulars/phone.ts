import { longestDigits } from './digitRun'
import { digitsBeside, found } from './fitted'
import type { Found } from './found'
import type { Piece } from './readings'
import type { Fit, Shape } from './shapes'
import { DIGIT, fitsAt, repeated, slots } from './shapes'
import { spokenPieces } from './spoken'

/** Why a number is none that can be rung back. */
export type PhoneFault = 'notPhone' | 'phoneTooShort' | 'phoneTooLong' | 'phoneAbroad'

/** Ofcom's National Telephone Numbering Plan: 0 and 9 or 10 more digits; mobiles and 03 numbers always have 10 more. */
const WHOLE = /^0(?:[1258-9]\d{8,9}|[37]\d{9})$/
const [SHORTEST, LONGEST] = [10, 11]
const ALWAYS_LONG = /^0[37]/

/** Fewer digits than this are no attempt at a phone number. */
const FEWEST = 7

/** Whether it is a UK phone number as it is kept: digits alone. */
export const isPhone = (digits: string): boolean => WHOLE.test(digits)

/** `+44 (0)20 …` and `0044 …` are 020 …; another country's number stays as it is. */
const national = (marks: string): string => marks.replace(/^00/, '+').replace(/^\+440?/, '0')

const STARTS: readonly Shape[] = [
  slots('0'),
  slots('+', '4', '4'),
  slots('+', '4', '4', '0'),
  slots('0', '0', '4', '4'),
  slots('0', '0', '4', '4', '0'),
]
const SHAPES = STARTS.flatMap((start) =>
  [LONGEST, SHORTEST].map((length) => [...start, { allow: '1235789' }, ...repeated(DIGIT, length - 2)]),
)

/** Doubts of one mentioned in passing, and of one that was asked for. */
const MOST_DOUBT = 2
const MOST_DOUBT_EXPECTED = 4

const LIKE_A_DATE = /\b\d{1,2}([./-])\d{1,2}\1\d{4}\b/

const startsNumber = ({ readings }: Piece): boolean => readings.some(({ marks }) => /^[0+]/.test(marks))

/** The likeliest phone number that begins with a piece: the longest of the least doubtful. */
const phoneAt = (pieces: readonly Piece[], first: number, most: number): Fit | undefined =>
  SHAPES.flatMap((shape) => fitsAt(pieces, first, shape))
    .filter(({ marks, raw, doubt }) => raw === 0 && doubt <= most && isPhone(national(marks)))
    .filter((fit) => {
      const { after } = digitsBeside(pieces, fit)
      return after === undefined || startsNumber(after)
    })
    .toSorted((a, b) => a.doubt - b.doubt || b.marks.length - a.marks.length)[0]

const beginsInside = (pieces: readonly Piece[], first: number, last: Fit | undefined): boolean => {
  if (last !== undefined && first < last.end) return true
  const { before } = digitsBeside(pieces, { first, end: first })
  return before !== undefined && pieces.indexOf(before) >= (last?.end ?? 0)
}

/** Every UK phone number of a text, typed or said in any of the usual ways, as digits alone. Never throws. */
export const findPhones = (
  text: string,
  { expected = false }: { expected?: boolean } = {},
): readonly Found<string>[] => {
  const pieces = spokenPieces(text)
  const fits: Fit[] = []
  for (const first of pieces.keys()) {
    if (beginsInside(pieces, first, fits.at(-1))) continue
    const fit = phoneAt(pieces, first, expected ? MOST_DOUBT_EXPECTED : MOST_DOUBT)
    if (fit !== undefined) fits.push(fit)
  }
  return fits
    .map((fit) => found(text, pieces, fit, national(fit.marks)))
    .filter(({ said }) => !LIKE_A_DATE.test(said))
}

/** What is wrong with the longest number of a text that holds no phone number. */
export const phoneFaultIn = (text: string): PhoneFault => {
  const run = national(longestDigits(text))
  if (run.length < FEWEST) return 'notPhone'
  if (run.startsWith('+')) return 'phoneAbroad'
  if (run.length < (ALWAYS_LONG.test(run) ? LONGEST : SHORTEST)) return 'phoneTooShort'
  return run.length > LONGEST ? 'phoneTooLong' : 'notPhone'
}
