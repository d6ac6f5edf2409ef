/** Until when comments on an application must be taken into account, and whether one may still be made. England. */
import type { Day } from '../calendar/day'
import { addDays } from '../calendar/day'
import type { Application } from './application'
import { lastOf, validFrom } from './dates'

/**
 * Article 33(1) of the Town and Country Planning (Development Management Procedure) (England) Order 2015: "within 21 days
 * beginning with the date" of the notice, so that the day itself is the first. Bank holidays are not counted (SI 2018/119).
 */
const DAYS = 21
/** With an environmental statement it is 30 days, and bank holidays count (SI 2017/571; SI 2018/119). */
const DAYS_EIA = 30
/** Article 5G of the Town and Country Planning (Permission in Principle) Order 2017. */
const DAYS_IN_PRINCIPLE = 14

/** Whether a day is a bank holiday where the council is. */
export type IsHoliday = (day: Day) => boolean

/** The last of so many days, the first day with them. */
const lastDay = (first: Day, days: number, leavesOut: IsHoliday): Day => {
  let day = first
  for (let left = leavesOut(first) ? days : days - 1; left > 0; ) {
    day = addDays(day, 1)
    if (!leavesOut(day)) left -= 1
  }
  return day
}

const daysFor = ({ type }: Application): number => (type === 'pip' ? DAYS_IN_PRINCIPLE : DAYS)

/**
 * The last day for comments: as the register gives it, else counted from when it was made public; `undefined` where the
 * register says neither. What was made public again is counted again.
 */
export const commentsUntil = (application: Application, by: Day, isHoliday: IsHoliday): Day | undefined => {
  const start = lastOf(application, ['publicity-start', 'consultation-start'], by)
  // An end is known ahead, so it may lie after the day that is asked about.
  const given = lastOf(application, ['consultation-end'], '9999-12-31')
  if (given !== undefined && (start === undefined || given.day >= start.day)) return given.day
  const made = lastOf(application, ['publicity-start'], by)
  if (made === undefined) return undefined
  return application.scale === 'eia'
    ? lastDay(made.day, DAYS_EIA, () => false)
    : lastDay(made.day, daysFor(application), isHoliday)
}

export type Commenting =
  /** Until a day; missing: the register gives no end. */
  | { may: 'yes'; until?: Day }
  /** Too late to be sure that it counts, and yet nothing is decided. */
  | { may: 'late'; until: Day }
  | { may: 'no'; because: 'notValid' | 'withdrawn' | 'decided' | 'appeal' }

const settled = ({ withdrawn, appeal, decision }: Application, by: Day) => {
  if (withdrawn !== undefined && withdrawn <= by) return 'withdrawn'
  if (appeal !== undefined && appeal.lodged <= by && appeal.decided === undefined) return 'appeal'
  return decision !== undefined && decision.day <= by ? 'decided' : undefined
}

/** Whether somebody may comment on a day. What comes late may be taken into account until it is decided. */
export const commenting = (application: Application, by: Day, isHoliday: IsHoliday): Commenting => {
  const because = settled(application, by)
  if (because !== undefined) return { may: 'no', because }
  if (validFrom(application, by) === undefined) return { may: 'no', because: 'notValid' }
  const until = commentsUntil(application, by, isHoliday)
  if (until === undefined) return { may: 'yes' }
  return until < by ? { may: 'late', until } : { may: 'yes', until }
}
