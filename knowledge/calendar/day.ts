import { TZDate, tz } from '@date-fns/tz'
import { addMonths as addMonthsTo } from 'date-fns/addMonths'
import { format } from 'date-fns/format'
import { isValid } from 'date-fns/isValid'
import { parseISO } from 'date-fns/parseISO'
import type { Weekday } from '../schema'
import { WEEKDAYS } from '../schema'

/** A day on the calendar where the council is: `2026-04-08`. Not an instant. */
export type Day = string
/** A time by the clock where the council is: `08:45`. */
export type Time = string

/** A day and a time by the clock where the council is. */
export interface LocalTime {
  day: Day
  time: Time
}

const padded = (n: number, digits = 2): string => String(n).padStart(digits, '0')

/** Clocks are only ever put forward or back on a quarter of an hour. */
const QUARTER_MS = 900_000
/** Every turn asks for the same few instants; a formatter takes fifty times as long as this. */
const MOST_KEPT = 500
const offsets = new Map<string, number>()

/** How far the clock on the wall is ahead of UTC, in milliseconds. */
const offsetAt = (at: number, timeZone: string): number => {
  const key = `${Math.floor(at / QUARTER_MS)} ${timeZone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= MOST_KEPT) offsets.clear()
  const offset = -new TZDate(at, timeZone).getTimezoneOffset() * 60_000
  offsets.set(key, offset)
  return offset
}

/** What the clock and the calendar on the wall say at an instant. */
export const localTime = (at: Date, timeZone: string): LocalTime => {
  const instant = at.getTime()
  const wall = new Date(instant + offsetAt(instant, timeZone)).toISOString()
  return { day: wall.slice(0, 10), time: wall.slice(11, 16) }
}

/** The instant of a local time; in the hour that the clocks skip, the instant after it. */
export const instantOf = ({ day, time }: LocalTime, timeZone: string): Date =>
  new Date(parseISO(`${day}T${time}:00`, { in: tz(timeZone) }).getTime())

const noonUtc = (day: Day): Date => new Date(`${day}T12:00:00Z`)

/** Plain arithmetic in UTC, where every day has 24 hours: a formatter takes twenty times as long, and due dates count days. */
export const addDays = (day: Day, days: number): Day =>
  new Date(noonUtc(day).getTime() + days * 86_400_000).toISOString().slice(0, 10)

/** The same day of a later month, or that month's last day: a month from 31 January is 28 or 29 February. */
export const addMonths = (day: Day, months: number): Day =>
  addMonthsTo(noonUtc(day), months, { in: tz('UTC') })
    .toISOString()
    .slice(0, 10)

/** The day of a year, a month (1–12) and a day of it; `undefined` when there is none, as on 31 February. */
export const dayOf = (year: number, month: number, dayOfMonth: number): Day | undefined => {
  const day = `${padded(year, 4)}-${padded(month)}-${padded(dayOfMonth)}`
  return day.length === 10 && isValid(parseISO(day)) ? day : undefined
}

/** 0 is Monday, 6 is Sunday. */
export const weekdayIndex = (day: Day): number => (noonUtc(day).getUTCDay() + 6) % 7

export const weekdayOf = (day: Day): Weekday => WEEKDAYS[weekdayIndex(day)] as Weekday

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((noonUtc(to).getTime() - noonUtc(from).getTime()) / 86_400_000)

/** Answers name the same few days again and again; ten years of them are kept. */
const MOST_NAMED = 3660
const named = new Map<Day, string>()

/** "Thursday 8 April 2027". */
export const longDay = (day: Day): string => {
  const known = named.get(day)
  if (known !== undefined) return known
  const name = format(noonUtc(day), 'EEEE d MMMM yyyy', { in: tz('UTC') })
  if (named.size >= MOST_NAMED) named.clear()
  named.set(day, name)
  return name
}

/** Every day from `from` to `to`, both with them; empty when `to` is earlier. */
export const daysFrom = (from: Day, to: Day): readonly Day[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => addDays(from, i))
