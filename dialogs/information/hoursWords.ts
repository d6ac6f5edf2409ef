import type { Day } from '../../knowledge/calendar/day'
import { addDays } from '../../knowledge/calendar/day'
import type { PublishedHours, Weekday } from '../../knowledge/schema'
import { WEEKDAYS } from '../../knowledge/schema'
import { dayName, timeOfDay, weekdayName } from '../dates'
import type { Said } from '../said'
import { bullets, listed, same } from '../said'
import type { Say } from '../words'

/** The lines about opening hours, and what each may hold. */
export const hoursLines = {
  openOn: ['name', 'day', 'times'],
  yesOpenOn: ['name', 'day', 'times'],
  yesOpenAt: ['name', 'day', 'time', 'until'],
  yesOpenPart: ['name', 'day', 'part', 'times'],
  noNotAt: ['name', 'day', 'time', 'times'],
  barelyPart: ['name', 'day', 'times'],
  noNotPart: ['name', 'day', 'part', 'times'],
  closedOn: ['name', 'day'],
  noClosedOn: ['name', 'day'],
  closedBankHoliday: ['name', 'day', 'title'],
  expectClosedBankHoliday: ['name', 'day', 'title'],
  closedBecause: ['name', 'day', 'reason'],
  changedBecause: ['name', 'day', 'times', 'reason'],
  nextOpen: ['day', 'time'],
  openNow: ['name', 'until'],
  openNowMinutes: ['name', 'until', 'minutes'],
  closedNow: ['name', 'day', 'time'],
  closedNowToday: ['name', 'time'],
  closedNowNoNext: ['name'],
  usual: ['name'],
  weekLine: ['days', 'times'],
  closedWord: [],
  session: ['from', 'until'],
  onDay: ['day'],
  dayLine: ['name', 'times'],
  expectClosed: ['title'],
  timesBecause: ['times', 'reason'],
  holidaysNotPublished: [],
  rangeOf: ['name'],
  allHours: ['name'],
  notPublished: ['name', 'gap'],
  notPublishedPlain: ['name'],
  notYetKnown: [],
  notOurs: ['service'],
  after: ['time'],
  before: ['time'],
  onDate: ['day'],
  today: ['day'],
  tomorrow: ['day'],
} as const

export type SayHours = Say<typeof hoursLines>

/** Opening times as the pack holds them: `09:00` to `17:00`. */
export interface Session {
  from: string
  to: string
}

/** "9am to 12:30pm", "9am to 12:30pm and 1:30pm to 5pm", "closed". */
export const timesSaid = (say: SayHours, sessions: readonly Session[]): Said =>
  sessions.length === 0
    ? say('closedWord')
    : listed(sessions.map(({ from, to }) => say('session', { from: timeOfDay(from), until: timeOfDay(to) })))

/** "today, Sunday 22 November", "on Thursday 26 November". */
export const daySaid = (say: SayHours, day: Day, today: Day): Said => {
  const name = dayName(day, today)
  if (day === today) return say('today', { day: name })
  return day === addDays(today, 1) ? say('tomorrow', { day: name }) : say('onDate', { day: name })
}

/** "Monday to Wednesday", "Monday, Tuesday and Friday": three days or more in a row are a range. */
const weekdaysSaid = (say: SayHours, days: readonly Weekday[]): Said => {
  const places = days.map((day) => WEEKDAYS.indexOf(day))
  const inARow = places.every((place, i) => i === 0 || place === (places[i - 1] ?? 0) + 1)
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return same('')
  if (days.length > 2 && inARow)
    return say('session', { from: same(weekdayName(first)), until: same(weekdayName(last)) })
  return listed(days.map((day) => same(weekdayName(day))))
}

const keyOf = (sessions: readonly Session[]): string => sessions.map(({ from, to }) => `${from}-${to}`).join()

/** The week as a list, days with the same times together, in the order they come. */
export const weekSaid = (say: SayHours, hours: PublishedHours): Said => {
  const groups = new Map<string, Weekday[]>()
  for (const day of WEEKDAYS) {
    const key = keyOf(hours[day])
    groups.set(key, [...(groups.get(key) ?? []), day])
  }
  return bullets(
    [...groups.values()].map((days) =>
      say('weekLine', { days: weekdaysSaid(say, days), times: timesSaid(say, hours[days[0] ?? 'mon']) }),
    ),
  )
}
