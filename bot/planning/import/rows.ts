/** The files of a register, column by column. */
import { z } from 'zod'
import {
  APPEAL_OUTCOMES,
  APPLICATION_TYPES,
  DECISION_MAKERS,
  DECISIONS,
  PROCESS_EVENTS,
  SCALES,
} from '../../../knowledge/planning/application'
import { day, flag, oneOf, postcode, prose, text, uprn } from '../../import/fields'

/** A spreadsheet makes Dec-24 of 12/24. */
const isMonth = (written: string): boolean => /^[a-z]{3}-\d{2}$/i.test(written)

const reference = z
  .string()
  .refine(
    (written) => /^(?=.*\d)[A-Za-z0-9]+([ ./-][A-Za-z0-9]+)*$/.test(written) && !isMonth(written),
    'write a reference, as 24/00123/FUL; a spreadsheet may have made a date of it',
  )
  .max(40, 'write a reference of at most 40 characters')

/** What is said of two columns when only one of them is filled in. */
const bothOrNeither = (one: string, other: string) => ({
  path: [other],
  message: `write ${one} and ${other}, or neither`,
})

/** MHCLG's `public-register-status`: only what is for publishing is kept. */
const PUBLIC = ['publish', 'withhold', 'not-assessed'] as const

const applications = z.object({
  reference,
  address: prose,
  description: prose,
  type: oneOf(APPLICATION_TYPES),
  postcode: postcode.or(z.literal('')).default(''),
  uprn: uprn.or(z.literal('')).default(''),
  scale: oneOf(SCALES).default('minor'),
  target_date: day.default(''),
  withdrawn_date: day.default(''),
  decision: oneOf(['', ...DECISIONS]).default(''),
  decision_date: day.default(''),
  decision_maker: oneOf(['', ...DECISION_MAKERS]).default(''),
  appeal_reference: text.default(''),
  appeal_date: day.default(''),
  appeal_decision: oneOf(['', ...APPEAL_OUTCOMES]).default(''),
  appeal_decision_date: day.default(''),
  public_register_status: oneOf(PUBLIC).default('publish'),
  sample: flag.default(false),
})

const events = z.object({
  reference,
  event: oneOf(PROCESS_EVENTS),
  date: day,
  until: day.default(''),
})

/** Every file a register may have; a column that is optional may be left out, or be empty in a row. */
export const FILES = {
  applications: applications
    .refine(
      ({ decision, decision_date }) => (decision === '') === (decision_date === ''),
      bothOrNeither('decision', 'decision_date'),
    )
    .refine(
      ({ appeal_decision: made, appeal_decision_date: on }) => (made === '') === (on === ''),
      bothOrNeither('appeal_decision', 'appeal_decision_date'),
    )
    .refine(({ appeal_date, appeal_decision }) => appeal_date !== '' || appeal_decision === '', {
      path: ['appeal_date'],
      message: 'write when the appeal was made',
    }),
  application_events: events
    .refine(({ event, until }) => until === '' || event === 'time-extension-agreed', {
      path: ['until'],
      message: 'only time-extension-agreed has an until',
    })
    .refine(({ date, until }) => until === '' || until >= date, {
      path: ['until'],
      message: 'it ends before it begins',
    }),
} as const

export type FileName = keyof typeof FILES
export type RowOf<Name extends FileName> = z.infer<(typeof FILES)[Name]>
export const FILE_NAMES: readonly FileName[] = ['applications', 'application_events']
