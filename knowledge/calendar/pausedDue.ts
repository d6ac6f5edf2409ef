/**
 * When a promise falls due that was interrupted: while the council waits for the resident, its time stands still.
 *
 * The day on which the council asked is counted, and the day on which it was answered is not (on a weekend: the next
 * working day): of two readings the later date, as in `dueDates.ts`. What was asked after the promise had fallen due
 * moves nothing: it was late before.
 */
import type { Within } from '../schema'
import type { Day } from './day'
import { addDays, daysBetween, daysFrom, localTime } from './day'
import type { Due, DueContext } from './dueDates'
import { dueBy, dueByTheClock, dueInMonths, isByTheClock, isInMonths, MILLISECONDS } from './dueDates'

/** A time in which the council waited for the resident. */
export interface Pause {
  from: Date
  /** Left out: it still waits. */
  to?: Date
}

/** What an interrupted promise is looked at with: `at` is now, up to which an open pause lasts. */
export interface PausedContext extends DueContext {
  at: Date
}

/** Whether a promise is broken: its day is over, or its instant has passed. */
export const isOverdue = (due: Due, at: Date, timeZone: string): boolean =>
  due.by === 'instant' ? due.instant < at : due.day < localTime(at, timeZone).day

/** The date when the time stood still for so much: milliseconds of a promise by the clock, days of any other. */
const dueAfter = (receivedAt: Date, within: Within, stopped: number, context: DueContext): Due => {
  const { amount, unit } = within
  if (isByTheClock(unit))
    return dueByTheClock(receivedAt, amount * MILLISECONDS[unit] + stopped, context.timeZone)
  if (isInMonths(within)) return dueInMonths(receivedAt, within, context, stopped)
  return dueBy(receivedAt, { amount: amount + stopped, unit }, context)
}

const later = (one: Day, other: Day): Day => (one > other ? one : other)

/** Adds up for how long the time stood still, pause by pause, in the measure of `dueAfter`. */
const createStopped = (receivedAt: Date, { unit }: Within, { timeZone, workingDays }: DueContext) => {
  const isWorking = unit === 'workingDays'
  const crossedOff = unit === 'ukWorkingDays' ? workingDays.inTheUk() : workingDays
  const inWorkingDays = isWorking || unit === 'ukWorkingDays'
  const dayOf = (at: Date): Day => localTime(at, timeZone).day
  const workedOn = (day: Day): Day => (isWorking ? workingDays.onOrAfter(day) : day)
  let countedTo = workedOn(dayOf(receivedAt))
  let stopped = 0
  return ({ from, to }: Required<Pause>): number => {
    const first = later(dayOf(from), countedTo)
    const last = workedOn(dayOf(to))
    countedTo = later(last, countedTo)
    const inDays = inWorkingDays
      ? daysFrom(addDays(first, 1), last).filter(crossedOff.isWorking).length
      : daysBetween(first, last)
    stopped += Math.max(0, isByTheClock(unit) ? to.getTime() - from.getTime() : inDays)
    return stopped
  }
}

/**
 * When a promise falls due, with the times in which the council waited for the resident, in order. While it still waits,
 * the date moves on with `at`, so that nothing becomes late by waiting.
 */
export const dueWithPauses = (
  receivedAt: Date,
  within: Within,
  pauses: readonly Pause[],
  { at, ...context }: PausedContext,
): Due => {
  const stoppedAfter = createStopped(receivedAt, within, context)
  let due = dueBy(receivedAt, within, context)
  const told: { kind: 'paused'; from: Day; to: Day }[] = []
  for (const { from, to = at } of pauses) {
    if (isOverdue(due, from, context.timeZone)) break
    due = dueAfter(receivedAt, within, stoppedAfter({ from, to }), context)
    const [first, last] = [from, to].map((end) => localTime(end, context.timeZone).day)
    if (first !== undefined && last !== undefined) told.push({ kind: 'paused', from: first, to: last })
  }
  return told.length === 0 ? due : { ...due, counted: [...due.counted, ...told] }
}
