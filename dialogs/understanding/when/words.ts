import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { FEAST_NAMES } from '../../../knowledge/calendar/feasts'
import { projectRoot } from '../../../knowledge/root'
import { WEEKDAYS } from '../../../knowledge/schema'
import { parseYaml } from '../../../knowledge/yaml'

const word = z.string().min(1)
const words = z.array(word).min(1)
const clockTime = z.string().regex(/^\d\d:\d\d$/)

/** What a day may be said as; each has its sum in `days.ts`. */
export const DAY_KINDS = [
  'now',
  'today',
  'tomorrow',
  'dayAfterTomorrow',
  'yesterday',
  'dayBeforeYesterday',
  'weekday',
  'thisWeekWeekday',
  'nextWeekday',
  'lastWeekday',
  'weekdayBeforeLast',
  'nthWeekday',
  'lastWeekWeekday',
  'everyWeekday',
  'weekdayRange',
  'aheadOfWeekday',
  'ahead',
  'aheadOfTomorrow',
  'ago',
  'date',
  'dayOfMonth',
  'feast',
  'dayAfterFeast',
  'dayBeforeFeast',
  'feastBankHoliday',
  'mayDay',
  'summerBankHoliday',
  'springBankHoliday',
  'monthBankHoliday',
  'weekdayBankHoliday',
  'bankHolidayWeekend',
  'bankHoliday',
  'bankHolidays',
  'weekend',
  'nextWeekend',
  'lastWeekend',
  'everyWeekend',
  'thisWeek',
  'nextWeek',
  'lastWeek',
  'month',
  'thisMonth',
  'nextMonth',
  'lastMonth',
] as const
export const TIME_KINDS = ['between', 'after', 'before', 'at', 'part', 'barePart'] as const
export const UNITS = ['day', 'workingDay', 'week', 'fortnight', 'month'] as const

const ClockForm = z.strictObject({
  form: word,
  is: clockTime.optional(),
  minutes: z.int().default(0),
  to: z.boolean().default(false),
})
const Part = z.strictObject({ words, after: clockTime.optional(), before: clockTime.optional() })

/** The shape of `when.<language>.yaml`; what each list is for is written there. */
const WhenWords = z.strictObject({
  weekdays: z.record(z.enum(WEEKDAYS), words),
  unsureWeekdays: z.strictObject({ words, after: words, before: words, joins: words, never: words }),
  months: z.record(z.string().regex(/^(0[1-9]|1[0-2])$/), words),
  unsureMonths: words,
  spellings: z.record(word, words),
  nearly: words,
  ordinary: words,
  expands: z.record(word, words),
  numbers: z.record(word, z.int()),
  ordinals: z.record(word, z.int()),
  units: z.record(z.enum(UNITS), words),
  feasts: z.partialRecord(z.enum(FEAST_NAMES), words),
  parts: z.record(word, Part),
  ends: words,
  counted: words,
  things: words,
  links: words,
  past: words,
  days: z.record(z.enum(DAY_KINDS), words),
  times: z.record(z.enum(TIME_KINDS), words),
  clock: z.strictObject({ am: word, pm: word, sure: z.array(ClockForm), bare: z.array(ClockForm) }),
})

export type WhenWords = z.infer<typeof WhenWords>
export type DayKind = (typeof DAY_KINDS)[number]
export type TimeKind = (typeof TIME_KINDS)[number]
export type Unit = (typeof UNITS)[number]
export type Part = z.infer<typeof Part>
export type ClockForm = z.infer<typeof ClockForm>

/** Reads the words of a language; throws when the file is missing or names something unknown. */
export const loadWhenWords = (language: string): WhenWords => {
  const file = join(projectRoot, 'dialogs', 'understanding', `when.${language}.yaml`)
  const read = WhenWords.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`)
  return read.data
}
