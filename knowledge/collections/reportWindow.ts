/** From when to when a missed collection may be reported, and when the crew comes back; counted by the council's days. */
import type { Day, LocalTime } from '../calendar/day'
import { addDays, instantOf, localTime } from '../calendar/day'
import type { WorkingDays } from '../calendar/workingDays'
import type { BinRule } from '../schema'

/** The calendar that days are counted by. */
export interface CountedBy {
  workingDays: WorkingDays
  timeZone: string
}

/** Whether one moment by the clock on the wall comes before another. */
export const isBefore = (a: LocalTime, b: LocalTime): boolean => `${a.day} ${a.time}` < `${b.day} ${b.time}`

/** From when the missed collection of a day may be reported. */
export const earliestReport = ({ earliest }: BinRule, missed: Day, { workingDays }: CountedBy): LocalTime => {
  const day = {
    collectionDay: missed,
    nextDay: addDays(missed, 1),
    nextWorkingDay: workingDays.next(missed),
  }[earliest.on]
  return { day, time: earliest.at }
}

/** The last minute at which the missed collection of a day may be reported, as the rule has it. */
export const latestReport = ({ latest }: BinRule, missed: Day, by: CountedBy): LocalTime => {
  const { amount, unit, until, countsCollectionDay } = latest
  if (unit === 'hours') {
    const end = instantOf({ day: addDays(missed, 1), time: '00:00' }, by.timeZone)
    return localTime(new Date(end.getTime() + amount * 3_600_000), by.timeZone)
  }
  const more = countsCollectionDay ? amount - 1 : amount
  if (unit === 'calendarDays') return { day: addDays(missed, more), time: until }
  const start = countsCollectionDay ? by.workingDays.onOrAfter(missed) : missed
  return { day: more === 0 ? start : by.workingDays.add(start, more), time: until }
}

/** The last minute, but never before it may be reported at all: a long holiday must not shut what it keeps from opening. */
export const lastMoment = (rule: BinRule, missed: Day, by: CountedBy): LocalTime => {
  const [from, until] = [earliestReport(rule, missed, by), latestReport(rule, missed, by)]
  return isBefore(until, from) ? { day: from.day, time: '23:59' } : until
}

/** When the crew comes back for what is reported on a day; counted as every promise is: see `calendar/dueDates.ts`. */
export const returnBy = (
  { returnWithin }: BinRule,
  reported: Day,
  next: Day | undefined,
  { workingDays }: CountedBy,
): Day | undefined => {
  if (returnWithin === 'notPublished') return undefined
  if (returnWithin === 'nextCollection') return next
  const { amount, unit } = returnWithin
  if (unit === 'calendarDays') return addDays(reported, amount)
  return workingDays.add(workingDays.onOrAfter(reported), amount)
}
