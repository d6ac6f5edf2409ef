/**
 * When a promise falls due.
 *
 * Working days: day 0 is the day it was received, or the next working day if it came on another day; then that many
 * working days are counted. Reasons: nobody is at work on a Sunday to start on it, so an email of Sunday is treated as
 * Monday's; and of two readings we tell the resident the later date, which the council can keep. There is no cut-off
 * time in the day, because the councils' documents name none.
 *
 * UK working days are the Freedom of Information Act's, section 10: the twentieth that follows the day of receipt, whatever
 * day that was; nowhere in the UK is it a bank holiday. Months to a working day are those of a request for one's own data:
 * to the same date of the next month or its last day, and on to a working day (ICO, right of access, time limits).
 *
 * Hours, minutes and seconds run by the clock, over nights, weekends and clock changes, as "within 48 hours" says.
 */
import { tzOffset } from '@date-fns/tz'
import type { Within } from '../schema'
import type { Day, LocalTime } from './day'
import { addDays, addMonths, daysFrom, instantOf, localTime } from './day'
import type { NotWorking, WorkingDays } from './workingDays'

/** One remark on how a due date was counted, in the order of the calendar; enough for one clause of a sentence each. */
export type Counted =
  | { kind: 'received'; at: LocalTime }
  /** Received on a day that is not a working day: counting started from `day` instead. */
  | { kind: 'startedOn'; day: Day; because: NotWorking }
  | { kind: 'skippedWeekend'; from: Day; to: Day }
  | { kind: 'skippedBankHoliday'; day: Day; title: string }
  | { kind: 'skippedClosure'; day: Day }
  /** The clocks change on `day` while the hours run: the time of day of the answer differs by an hour. */
  | { kind: 'clocksChange'; day: Day; direction: 'forward' | 'back' }
  /** The count runs into years whose bank holidays are not published yet: it may fall due later. */
  | { kind: 'holidaysNotKnown'; year: number }
  /** The council waited for the resident, and the count stood still: see `pausedDue.ts`. Behind all others. */
  | { kind: 'paused'; from: Day; to: Day }

export type Due =
  | { by: 'day'; day: Day; counted: readonly Counted[] }
  /** `at` is what the clock on the wall says, to the minute below; `instant` is exact. */
  | { by: 'instant'; at: LocalTime; instant: Date; counted: readonly Counted[] }

export interface DueContext {
  timeZone: string
  workingDays: WorkingDays
}

export const MILLISECONDS = { seconds: 1000, minutes: 60_000, hours: 3_600_000 } as const

const skippedOn = (day: Day, why: NotWorking): Counted => {
  if (why.kind === 'weekend') return { kind: 'skippedWeekend', from: day, to: day }
  if (why.kind === 'bankHoliday') return { kind: 'skippedBankHoliday', day, title: why.title }
  return { kind: 'skippedClosure', day }
}

const withSkipped = (skipped: readonly Counted[], day: Day, why: NotWorking): readonly Counted[] => {
  const last = skipped.at(-1)
  const joins = why.kind === 'weekend' && last?.kind === 'skippedWeekend' && addDays(last.to, 1) === day
  return joins ? [...skipped.slice(0, -1), { ...last, to: day }] : [...skipped, skippedOn(day, why)]
}

const skippedBetween = (from: Day, to: Day, days: WorkingDays): readonly Counted[] =>
  daysFrom(from, to).reduce<readonly Counted[]>((skipped, day) => {
    const why = days.whyNot(day)
    return why ? withSkipped(skipped, day, why) : skipped
  }, [])

const ifNotKnown = (due: Day, days: WorkingDays): readonly Counted[] =>
  days.isKnown(due) ? [] : [{ kind: 'holidaysNotKnown', year: Number(due.slice(0, 4)) }]

const dueInWorkingDays = (received: LocalTime, amount: number, days: WorkingDays): Due => {
  const because = days.whyNot(received.day)
  const start = days.onOrAfter(received.day)
  const due = days.add(start, amount)
  return {
    by: 'day',
    day: due,
    counted: [
      { kind: 'received', at: received },
      ...(because ? [{ kind: 'startedOn', day: start, because } as const] : []),
      ...skippedBetween(start, due, days),
      ...ifNotKnown(due, days),
    ],
  }
}

const dueInUkWorkingDays = (received: LocalTime, amount: number, days: WorkingDays): Due => {
  const due = days.add(received.day, amount)
  const skipped = skippedBetween(addDays(received.day, 1), due, days)
  return {
    by: 'day',
    day: due,
    counted: [{ kind: 'received', at: received }, ...skipped, ...ifNotKnown(due, days)],
  }
}

/** `stopped`: so many days longer, for which the time stood still. */
export const dueInMonths = (receivedAt: Date, within: Within, context: DueContext, stopped = 0): Due => {
  const { timeZone, workingDays: days } = context
  const received = localTime(receivedAt, timeZone)
  const end = addDays(addMonths(received.day, within.amount), stopped)
  const counted: readonly Counted[] = [{ kind: 'received', at: received }]
  if (within.unit !== 'monthsToWorkingDay') return { by: 'day', day: end, counted }
  const day = days.onOrAfter(end)
  return {
    by: 'day',
    day,
    counted: [...counted, ...skippedBetween(end, day, days), ...ifNotKnown(day, days)],
  }
}

const clockChanges = (from: LocalTime, to: LocalTime, timeZone: string): readonly Counted[] => {
  const offsetAt = (at: LocalTime) => tzOffset(timeZone, instantOf(at, timeZone))
  const ends = daysFrom(from.day, to.day).map((day) => (day === to.day ? to : { day, time: '23:59' }))
  return ends.flatMap((end, i) => {
    const change = offsetAt(end) - offsetAt(ends[i - 1] ?? from)
    return change === 0
      ? []
      : [{ kind: 'clocksChange', day: end.day, direction: change > 0 ? 'forward' : 'back' } as const]
  })
}

/** As many milliseconds later, whatever the clocks do in between. */
export const dueByTheClock = (receivedAt: Date, milliseconds: number, timeZone: string): Due => {
  const instant = new Date(receivedAt.getTime() + milliseconds)
  const received = localTime(receivedAt, timeZone)
  const at = localTime(instant, timeZone)
  return {
    by: 'instant',
    at,
    instant,
    counted: [{ kind: 'received', at: received }, ...clockChanges(received, at, timeZone)],
  }
}

const MONTHS: readonly Within['unit'][] = ['calendarMonths', 'monthsToWorkingDay']
export const isInMonths = ({ unit }: Within): boolean => MONTHS.includes(unit)

export const isByTheClock = (unit: Within['unit']): unit is keyof typeof MILLISECONDS => unit in MILLISECONDS

/** When a promise falls due, and how that was counted. Days and months by the calendar may end on any day of the week. */
export const dueBy = (receivedAt: Date, within: Within, context: DueContext): Due => {
  const { timeZone, workingDays } = context
  const { amount, unit } = within
  if (isByTheClock(unit)) return dueByTheClock(receivedAt, amount * MILLISECONDS[unit], timeZone)
  if (isInMonths(within)) return dueInMonths(receivedAt, within, context)
  const received = localTime(receivedAt, timeZone)
  if (unit === 'workingDays') return dueInWorkingDays(received, amount, workingDays)
  if (unit === 'ukWorkingDays') return dueInUkWorkingDays(received, amount, workingDays.inTheUk())
  return { by: 'day', day: addDays(received.day, amount), counted: [{ kind: 'received', at: received }] }
}
