import { isCaseReference } from '../../caseReference'
import { apart, digitsBeside, found } from './fitted'
import type { Found } from './found'
import type { Piece } from './readings'
import type { Fit, Shape } from './shapes'
import { DIGIT, fitsIn, repeated } from './shapes'
import { isLeadIn, spokenPieces } from './spoken'

/** Nine digits that may be the reference of a case. */
export interface CaseReferenceSaid {
  /** Nine digits, without spaces. */
  reference: string
  /** False when the check digit is wrong: something was mistyped or misheard. That is not the same as unknown. */
  checked: boolean
}

const SHAPE: Shape = [{ allow: '123456789' }, ...repeated(DIGIT, 8)]

/** Doubts of one mentioned in passing, and of one that was asked for. */
const MOST_DOUBT = 0
const MOST_DOUBT_EXPECTED = 3

/** Dates and bank sort codes: two digits or four, over and over, with the same mark between. */
const LIKE_A_DATE = /\b\d{1,2}([.-])\d{1,2}\1\d{2,4}\b|\b\d{4}-\d\d-\d\d\b/
/** What a longer code, an amount or a number from abroad has before or behind its digits. */
const PART_BEFORE = /[\p{L}\d/+£$€.-]$/u
const PART_AFTER = /^(?:[\p{L}/]|[.,-]\d)/u

const isAlone = (text: string, { from, to }: Found<unknown>): boolean =>
  !PART_BEFORE.test(text.slice(0, from)) && !PART_AFTER.test(text.slice(to))

const hasStroke = (pieces: readonly Piece[], { first, end }: Fit): boolean =>
  pieces.slice(first, end).some(({ said }) => said === '/' || said === '\\')

/** Every number of a text that has the look of a case's reference, typed in groups or said digit by digit. Never throws. */
export const findCaseReferences = (
  text: string,
  { expected = false }: { expected?: boolean } = {},
): readonly Found<CaseReferenceSaid>[] => {
  const pieces = spokenPieces(text)
  const isWhole = (fit: Fit): boolean => {
    const { before, after } = digitsBeside(pieces, fit)
    return before === undefined && after === undefined && !hasStroke(pieces, fit)
  }
  const isAnswer = ({ first, end }: Fit): boolean =>
    expected && [...pieces.slice(0, first), ...pieces.slice(end)].every(isLeadIn)
  const fits = fitsIn(pieces, [SHAPE])
    .filter((fit) => fit.raw === 0 && fit.doubt <= (isAnswer(fit) ? MOST_DOUBT_EXPECTED : MOST_DOUBT))
    .filter(isWhole)
    .toSorted(
      (a, b) => a.doubt - b.doubt || Number(isCaseReference(b.marks)) - Number(isCaseReference(a.marks)),
    )
  return apart(fits)
    .map((fit) => {
      const value = { reference: fit.marks, checked: isCaseReference(fit.marks) }
      return found(text, pieces, fit, value)
    })
    .filter((one) => isAlone(text, one) && !LIKE_A_DATE.test(one.said))
}
