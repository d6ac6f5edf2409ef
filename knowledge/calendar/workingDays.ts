import type { BankHolidays } from './bankHolidays'
import type { Day } from './day'
import { addDays, weekdayIndex } from './day'

/** Why a day is not a working day. */
export type NotWorking = { kind: 'weekend' } | { kind: 'bankHoliday'; title: string } | { kind: 'closure' }

/** Mondays to Fridays without the nation's bank holidays and the council's own closure days. */
export interface WorkingDays {
  isWorking(day: Day): boolean
  /** Why it is not a working day; `undefined` on a working day. */
  whyNot(day: Day): NotWorking | undefined
  /** The `n`th working day after `day` (before it, when negative); for 0 the day itself, or the next working day. */
  add(day: Day, n: number): Day
  /** The first working day after `day`. */
  next(day: Day): Day
  /** `day` itself if it is a working day, or the first one after it. */
  onOrAfter(day: Day): Day
  /** False where the bank holidays are not published yet: the day may turn out to be one. */
  isKnown(day: Day): boolean
  /**
   * Days that are working days in every nation, whatever days the council closes: those that the Freedom of Information
   * Act counts, section 10(6).
   */
  inTheUk(): WorkingDays
}

/** Counts working days; `closed` are days on which the council does no work though others do. */
export const workingDays = (
  holidays: Pick<BankHolidays, 'holidayOn' | 'isKnown'> & Partial<Pick<BankHolidays, 'holidayInUk'>>,
  closed: Iterable<Day> = [],
): WorkingDays => {
  const closedDays = new Set(closed)
  const whyNot = (day: Day): NotWorking | undefined => {
    const title = holidays.holidayOn(day)
    if (title !== undefined) return { kind: 'bankHoliday', title }
    if (weekdayIndex(day) > 4) return { kind: 'weekend' }
    return closedDays.has(day) ? { kind: 'closure' } : undefined
  }
  const isWorking = (day: Day) => whyNot(day) === undefined
  const step = (from: Day, by: 1 | -1): Day => {
    let day = addDays(from, by)
    while (!isWorking(day)) day = addDays(day, by)
    return day
  }
  const next = (day: Day) => step(day, 1)
  const onOrAfter = (day: Day) => (isWorking(day) ? day : next(day))
  const add = (from: Day, n: number): Day => {
    if (n === 0) return onOrAfter(from)
    let day = from
    for (let i = 0; i < Math.abs(n); i++) day = step(day, n < 0 ? -1 : 1)
    return day
  }
  const { isKnown, holidayInUk = holidays.holidayOn } = holidays
  const inTheUk = () => workingDays({ holidayOn: holidayInUk, isKnown })
  return { isWorking, whyNot, add, next, onOrAfter, isKnown, inTheUk }
}
