import { instantOf } from '../../knowledge/calendar/day'
import type { Clock } from '../clock'
import { systemClock } from '../clock'

/** The clock goes on from the time that was asked for. */
const clockFrom = (start: Date, clock: Clock): Clock => {
  const offset = start.getTime() - clock.now().getTime()
  return { now: () => new Date(clock.now().getTime() + offset) }
}

/** The clock of a command that may pretend that it is `2026-11-26 10:00`; `undefined` when that is no time. */
export const clockFor = (at: string | undefined, timeZone: string): Clock | undefined => {
  if (at === undefined) return systemClock
  const [, day = '', time = ''] = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(at) ?? []
  const start = instantOf({ day, time }, timeZone)
  return Number.isNaN(start.getTime()) ? undefined : clockFrom(start, systemClock)
}
