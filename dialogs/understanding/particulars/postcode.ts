import { postcodeAreas } from '../../../knowledge/postcodeAreas'
import { apart, found } from './fitted'
import type { Found } from './found'
import type { Piece } from './readings'
import type { Fit, Shape } from './shapes'
import { DIGIT, fitsIn, slots } from './shapes'
import { isLeadIn, spokenPieces } from './spoken'

/**
 * The shapes a postcode may have and the letters each place allows: the postcode specification of BS 7666, which GOV.UK
 * uses too.
 */
const FIRST = 'ABCDEFGHIJKLMNOPRSTUWYZ'
const SECOND = 'ABCDEFGHKLMNOPQRSTUVWXY'
const INWARD_LETTER = 'ABDEFGHJLNPQRSTUWXYZ'
/** A district of two digits never begins with 0, so in "S O one" the O is a letter. */
const TENS = '123456789'
const INWARD: Shape = [{ allow: DIGIT, begins: true }, ...slots(INWARD_LETTER, INWARD_LETTER)]
const OUTWARD: readonly Shape[] = [
  slots(FIRST, DIGIT),
  slots(FIRST, TENS, DIGIT),
  slots(FIRST, SECOND, DIGIT),
  slots(FIRST, SECOND, TENS, DIGIT),
  slots(FIRST, DIGIT, 'ABCDEFGHJKPSTUW'),
  slots(FIRST, SECOND, DIGIT, 'ABEHMNPRVWXY'),
]
const SHAPES = OUTWARD.map((outward) => [...outward, ...INWARD])

const fills = (marks: string, shape: Shape): boolean =>
  marks.length === shape.length && shape.every(({ allow }, i) => allow.includes(marks[i] ?? ' '))

/** Whether it is a postcode as it is kept: in capitals, with its space, in one of the shapes there are. */
export const isPostcode = (written: string): boolean =>
  written.at(-INWARD.length - 1) === ' ' && SHAPES.some((shape) => fills(written.replace(' ', ''), shape))

const compactOf = (said: string): string => said.toUpperCase().replace(/[\s.\-–—_,/]/g, '')

/** Whether only the first half of a postcode was given: "B98". */
export const isPartOfPostcode = (said: string): boolean =>
  OUTWARD.some((shape) => fills(compactOf(said), shape)) && /\d/.test(said)

const written = (marks: string): string => `${marks.slice(0, -INWARD.length)} ${marks.slice(-INWARD.length)}`
const outwardOf = (code: string): string => code.split(' ')[0] ?? ''
const areaOf = (code: string): string => /^[A-Z]+/.exec(code)?.[0] ?? ''

export interface PostcodeOptions {
  /** First halves of the council's own postcodes, such as B98; they decide between readings that fit as well. */
  own?: readonly string[]
  /** It was asked for, so what sounds like a postcode is taken for one. */
  expected?: boolean
}

interface Candidate extends Fit {
  code: string
  /** Each half stands as it is written: "B98 8AH", "b988ah". */
  isWritten: boolean
  /** How far it is from the likeliest; the least wins. */
  penalty: number
}

/** Doubts that a postcode mentioned in passing may have; that one may have which is the whole answer to a question for
 * it; and that one may have which begins with letters that no postcode begins with. */
const MOST_DOUBT = 2
const MOST_DOUBT_EXPECTED = 7

const MOST_DOUBT_UNKNOWN = 4

/** More than the doubt of one letter, less than that of two. */
const LEFT_OUT = 1.5
/** In an answer every letter is one of the postcode, even of one with letters nobody knows. */
const LEFT_OUT_OF_ANSWER = 4
const NO_SUCH_AREA = 3
const NOT_WHOLE = 5

const isHalf = ({ said }: Piece): boolean => /\d/.test(said) && /[a-z]/i.test(said)

const isWritten = (pieces: readonly Piece[], { first, end, marks }: Fit): boolean => {
  const words = pieces.slice(first, end).filter(({ said }) => /[\p{L}\p{N}]/u.test(said))
  return words.every(isHalf) && words.map(({ said }) => said.toUpperCase()).join('') === marks
}

const isLetterName = (piece: Piece | undefined): boolean =>
  piece !== undefined &&
  piece.word.length > 1 &&
  piece.readings.some(({ marks, doubt, raw }) => /^[A-Z]$/.test(marks) && doubt < 2 && !raw)

/** The next piece on a side, over the marks people type between letters. */
const beside = (pieces: readonly Piece[], at: number, by: 1 | -1): Piece | undefined =>
  /^[.\-–_/]$/.test(pieces[at]?.said ?? '') ? beside(pieces, at + by, by) : pieces[at]

/** "I M one" is spelled alike; in "a B ninety eight" the article is not. */
const isLetterBefore = (before: Piece | undefined, start: Piece): boolean =>
  isLetterName(before) ||
  [/^[a-z]$/, /^[A-Z]$/].some((one) => one.test(before?.said ?? '') && one.test(start.said))

/** Letters by their names right before or after: they are hardly ever left out of "sea bee one, one A A". */
const lettersLeftOut = (pieces: readonly Piece[], { first, end }: Fit): number => {
  const [start, last] = [pieces[first], pieces[end - 1]]
  const before = start !== undefined && !isHalf(start) && isLetterBefore(beside(pieces, first - 1, -1), start)
  const after = last !== undefined && !isHalf(last) && isLetterName(beside(pieces, end, 1))
  return Number(before) + Number(after)
}

/** Nothing else was said but what leads in to an answer: "it's B98 8AH please". */
const isWholeAnswer = (pieces: readonly Piece[], { first, end }: Fit): boolean =>
  [...pieces.slice(0, first), ...pieces.slice(end)].every(isLeadIn)

const createAccepts = (pieces: readonly Piece[], { own = [], expected = false }: PostcodeOptions) => {
  const areas = postcodeAreas()
  const isOwn = (code: string): boolean => own.includes(outwardOf(code))
  const isKnown = (code: string): boolean => areas.has(areaOf(code))
  const inAnswer = ({ code, doubt, raw }: Candidate): boolean =>
    isKnown(code) ? doubt <= MOST_DOUBT_EXPECTED : raw === 0 && doubt <= MOST_DOUBT_UNKNOWN
  const inPassing = ({ code, doubt, raw }: Candidate): boolean =>
    isKnown(code) && doubt <= MOST_DOUBT + (isOwn(code) ? 1 : 0) && raw < 2
  const accepts = (one: Candidate): boolean => {
    if (one.isWritten) return true
    if (one.mended && !pieces.slice(one.first, one.end).some(({ said }) => /\d/.test(said))) return false
    return expected && isWholeAnswer(pieces, one) ? inAnswer(one) : inPassing(one)
  }
  const penaltyOf = (fit: Fit, code: string): number =>
    fit.doubt +
    lettersLeftOut(pieces, fit) * (expected ? LEFT_OUT_OF_ANSWER : LEFT_OUT) +
    (isKnown(code) ? 0 : NO_SUCH_AREA) +
    (expected && !isWholeAnswer(pieces, fit) ? NOT_WHOLE : 0) -
    (isOwn(code) ? 1 : 0)
  return { accepts, penaltyOf }
}

/** Every postcode in a text, typed with slips or said letter by letter, in the order said. Never throws. */
export const findPostcodes = (text: string, options: PostcodeOptions = {}): readonly Found<string>[] => {
  const pieces = spokenPieces(text)
  const { accepts, penaltyOf } = createAccepts(pieces, options)
  const candidates = fitsIn(pieces, SHAPES)
    .map((fit): Candidate => {
      const code = written(fit.marks)
      const asWritten = isWritten(pieces, fit)
      return { ...fit, code, isWritten: asWritten, penalty: asWritten ? 0 : penaltyOf(fit, code) }
    })
    .filter(accepts)
    .toSorted((a, b) => a.penalty - b.penalty || b.marks.length - a.marks.length || a.first - b.first)
  return apart(candidates).map((one) => found(text, pieces, one, one.code))
}
