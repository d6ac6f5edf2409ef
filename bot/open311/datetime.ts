import { instantOf } from '../../knowledge/calendar/day'
import type { Due } from '../../knowledge/calendar/dueDates'

/** An instant as GeoReport v2 has it: to the second, in UTC. */
export const datetime = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')

/** The last minute of the day, where a day was promised. */
const END_OF_DAY = '23:59'

/** When something is due at the latest. */
export const dueInstant = (due: Due, timeZone: string): Date =>
  due.by === 'instant' ? due.instant : instantOf({ day: due.day, time: END_OF_DAY }, timeZone)
