/** The files of a set, column by column. UPRNs are text: numbers would lose the noughts they begin with. */
import { z } from 'zod'
import { PROPERTY_KINDS } from '../../../knowledge/collections/port'
import { SCOPES } from '../../../knowledge/collections/schedule'
import { readWeeklyRule } from '../../../knowledge/collections/weeklyRule'
import { CREW_EVENTS, STREAMS } from '../../../knowledge/schema'
import { day, flag, oneOf, postcode, prose, text, uprn } from '../../import/fields'

const code = z.string().regex(/^[^\s,;]{1,40}$/, 'write a code of at most 40 characters, without spaces')
const usrn = z.string().regex(/^\d{1,8}$/, 'write a USRN, 1 to 8 digits')

const moment = z
  .string()
  .regex(
    /^\d{4}-\d{2}-\d{2}([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?$/,
    'write a day or a day and time, as 2026-12-01 or 2026-12-01T09:30',
  )
  .transform((written) => written.replace(' ', 'T'))

const monthDay = z
  .string()
  .regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'write month and day, as 03-01 for 1 March')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a 24-hour time, as 07:00')
const number = z
  .string()
  .regex(/^\d{1,6}$/, 'write a whole number')
  .transform(Number)

const rule = z.string().superRefine((written, { addIssue }) => {
  const read = readWeeklyRule(written)
  if (!read.ok) addIssue({ code: 'custom', message: read.problem })
})

/** Every file a set may have; a column that is optional may be left out, or be empty in a row. */
export const FILES = {
  services: z
    .object({
      service_code: code,
      stream: oneOf(STREAMS),
      local_name: text,
      container: text.nullable().default(null),
      body_colour: text.nullable().default(null),
      lid_colour: text.nullable().default(null),
      capacity_l: number.nullable().default(null),
      out_by: time.default('07:00'),
      lgsl: number.nullable().default(null),
      subscription: flag.default(false),
      season_from: monthDay.nullable().default(null),
      season_to: monthDay.nullable().default(null),
    })
    .refine(({ season_from, season_to }) => (season_from === null) === (season_to === null), {
      path: ['season_to'],
      message: 'write both ends of the season, or none',
    }),
  rounds: z.object({
    round: code,
    service_code: code,
    rrule: rule,
    dtstart: day,
    until: day.default(''),
  }),
  properties: z.object({
    uprn,
    address: prose,
    postcode,
    usrn: usrn.default(''),
    custodian_code: text.optional(),
    property_type: oneOf(PROPERTY_KINDS).default('kerbside'),
    assisted: flag.default(false),
    valid_from: day.default(''),
    valid_to: day.default(''),
    sample: flag.default(false),
  }),
  property_rounds: z.object({
    uprn,
    service_code: code,
    round: code,
    from: day.default(''),
    to: day.default(''),
  }),
  overrides: z
    .object({
      scope: z
        .enum([...SCOPES, 'usrn', 'uprn'], 'write one of council, round, usrn, uprn')
        .transform((scope) => (scope === 'usrn' ? 'street' : scope === 'uprn' ? 'property' : scope)),
      scope_id: text.default(''),
      service_code: code,
      original_date: day,
      new_date: day.default(''),
      reason: text.default(''),
      published_at: moment,
    })
    .refine(({ scope, scope_id }) => (scope === 'council') === (scope_id === ''), {
      path: ['scope_id'],
      message: 'write which round, usrn or uprn it is for; leave it empty for the whole council',
    }),
  events: z
    .object({
      uprn: uprn.default(''),
      usrn: usrn.default(''),
      round: code.default(''),
      service_code: code,
      date: day,
      event: oneOf(CREW_EVENTS),
      logged_at: moment,
    })
    .refine(
      ({ uprn: at, usrn: street, round }) => [at, street, round].filter((one) => one !== '').length === 1,
      {
        path: ['uprn'],
        message: 'write one of uprn, usrn and round, and leave the other two empty',
      },
    ),
  dates: z.object({
    uprn,
    service_code: code,
    date: day,
    original_date: day.default(''),
    reason: text.default(''),
  }),
} as const

export type FileName = keyof typeof FILES
export type RowOf<Name extends FileName> = z.infer<(typeof FILES)[Name]>
