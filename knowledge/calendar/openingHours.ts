import type { Closure, Hours, PublishedHours } from '../schema'
import type { BankHolidays } from './bankHolidays'
import type { Day, LocalTime, Time } from './day'
import { addDays, weekdayOf } from './day'

/** One stretch of opening: from `from`, until just before `to`. */
export interface Session {
  from: Time
  to: Time
}

/** Why a day's hours are what they are, where it isn't simply the usual hours of that weekday. */
export type HoursReason =
  /** `published` is false when the document does not say what happens on bank holidays: we then take it as closed. */
  | { kind: 'bankHoliday'; title: string; published: boolean }
  | { kind: 'closure'; reason: string }
  /** Never open on this weekday. */
  | { kind: 'weekday' }

export interface DayHours {
  /** In order; empty: closed all day. */
  sessions: readonly Session[]
  because?: HoursReason
  /** False when the bank holidays of that year are not published yet, so that the day may turn out to be one. */
  holidaysKnown: boolean
}

/** What may change the usual hours. `closures` are those of the place or line asked about: see `closuresOf`. */
export interface HoursContext {
  closures: readonly Closure[]
  holidays: BankHolidays
}

export interface Opening {
  day: Day
  from: Time
  holidaysKnown: boolean
}

export type OpenState =
  | { open: true; until: Time; closesInMinutes: number; today: DayHours }
  /** `next` is missing when nothing opens within `LOOK_AHEAD_DAYS`. */
  | { open: false; next?: Opening; today: DayHours }

/** Long enough for any Christmas or building works; after that "we don't know" is the better answer. */
export const LOOK_AHEAD_DAYS = 60

/** The closures of one place or phone line. */
export const closuresOf = (closures: readonly Closure[], id: string): readonly Closure[] =>
  closures.filter(({ of }) => of === 'all' || of.includes(id))

const onHoliday = (hours: PublishedHours, day: Day, holidays: BankHolidays): HoursReason | undefined => {
  if (hours.onBankHolidays === 'open') return undefined
  const title = holidays.holidayOn(day)
  if (title) return { kind: 'bankHoliday', title, published: hours.onBankHolidays === 'closed' }
  const moved = holidays.movedHolidayOn(day)
  return moved ? { kind: 'bankHoliday', title: moved, published: false } : undefined
}

/**
 * The hours of a day. A closure goes before a bank holiday, which goes before the usual hours; but a weekday on which
 * it never opens is the reason given even on a bank holiday, being the one that is sure.
 */
export function hoursOn(hours: PublishedHours, day: Day, context: HoursContext): DayHours
export function hoursOn(hours: Hours, day: Day, context: HoursContext): DayHours | 'notPublished'
export function hoursOn(
  hours: Hours,
  day: Day,
  { closures, holidays }: HoursContext,
): DayHours | 'notPublished' {
  if (hours === 'notPublished') return hours
  const holidaysKnown = holidays.isKnown(day)
  const closure = closures.find(({ from, to }) => from <= day && day <= to)
  if (closure)
    return { sessions: closure.sessions, because: { kind: 'closure', reason: closure.reason }, holidaysKnown }
  const usual = hours[weekdayOf(day)]
  if (usual.length === 0) return { sessions: [], because: { kind: 'weekday' }, holidaysKnown }
  const because = onHoliday(hours, day, holidays)
  return because ? { sessions: [], because, holidaysKnown } : { sessions: usual, holidaysKnown }
}

const minutes = (time: Time): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Two sessions that touch are one: a place that opens 9 to 12 and 12 to 5 doesn't close at noon. */
const openUntil = (sessions: readonly Session[], time: Time): Time | undefined =>
  sessions.reduce<Time | undefined>(
    (until, { from, to }) => ((from <= time && time < to) || from === until ? to : until),
    undefined,
  )

const firstOpening = (
  hours: PublishedHours,
  after: LocalTime,
  context: HoursContext,
): Opening | undefined => {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = addDays(after.day, ahead)
    const { sessions, holidaysKnown } = hoursOn(hours, day, context)
    const session = sessions.find(({ from }) => ahead > 0 || from > after.time)
    if (session) return { day, from: session.from, holidaysKnown }
  }
  return undefined
}

/** The next time it opens, later than `after`. */
export const nextOpening = (
  hours: Hours,
  after: LocalTime,
  context: HoursContext,
): Opening | undefined | 'notPublished' =>
  hours === 'notPublished' ? hours : firstOpening(hours, after, context)

/** Open or closed at a local time, and until when. The closing minute itself is closed. */
export const stateAt = (hours: Hours, at: LocalTime, context: HoursContext): OpenState | 'notPublished' => {
  if (hours === 'notPublished') return hours
  const today = hoursOn(hours, at.day, context)
  const until = openUntil(today.sessions, at.time)
  if (until) return { open: true, until, closesInMinutes: minutes(until) - minutes(at.time), today }
  const next = firstOpening(hours, at, context)
  return { open: false, ...(next && { next }), today }
}

export const isOpenAt = (hours: Hours, at: LocalTime, context: HoursContext): boolean | 'notPublished' => {
  const state = stateAt(hours, at, context)
  return state === 'notPublished' ? state : state.open
}
