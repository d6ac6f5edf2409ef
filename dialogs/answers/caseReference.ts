import { z } from 'zod'
import { isCaseReference, writtenReference } from '../caseReference'
import { longestDigits } from '../understanding/particulars/digitRun'
import { findCaseReferences } from '../understanding/particulars/reference'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

/** Fewer digits than this are no attempt at a reference. */
const FEWEST_DIGITS = 5

/** The reference of a case, nine digits of which the last checks the others: `123456786`. */
export const caseReference: AnswerKind<string> = {
  stored: z.string().refine(isCaseReference),
  problems: ['notCaseReference', 'caseReferenceLength', 'caseReferenceSlip'],
  expects: 'digits',
  digits: { min: 9, max: 9 },
  choices: [],
  inWords: writtenReference,
  read: (said) => {
    const found = findCaseReferences(said, { expected: true }).map(({ value }) => value)
    const right = found.find(({ checked }) => checked)
    if (right !== undefined) return read(right.reference)
    if (found.length > 0) return unread('caseReferenceSlip')
    return unread(longestDigits(said).length < FEWEST_DIGITS ? 'notCaseReference' : 'caseReferenceLength')
  },
  find: (said) => findCaseReferences(said).find(({ value }) => value.checked)?.value.reference,
}
