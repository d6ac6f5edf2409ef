import { addDays, type Day, instantOf, localTime } from '../../knowledge/calendar/day'
import type { Pack } from '../../knowledge/schema'

/** Councils of one country keep one time; whoever works for several sees that of the first. */
export const timeZoneOf = (packs: ReadonlyMap<string, Pack>): string =>
  packs.values().next().value?.council.timeZone ?? 'Europe/London'

/** `8 April 2026, 11:05`, by the council's clock. */
export const shownTime = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
    .format(at)
    .replace(' at ', ', ')

/** `2026-04-08 11:05`: for lists that a program reads. */
export const sortableTime = (at: Date, timeZone: string): string => {
  const { day, time } = localTime(at, timeZone)
  return `${day} ${time}`
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

const isDay = (written: string): boolean =>
  DAY.test(written) && !Number.isNaN(new Date(`${written}T12:00:00Z`).getTime())

/** From the beginning of a day until the end of another, both as `2026-04-08`; what isn't a day is left out. */
export const between = (from: string, to: string, timeZone: string): { from?: Date; to?: Date } => {
  const start = (day: Day): Date => instantOf({ day, time: '00:00' }, timeZone)
  return {
    ...(isDay(from) ? { from: start(from) } : {}),
    ...(isDay(to) ? { to: start(addDays(to, 1)) } : {}),
  }
}
