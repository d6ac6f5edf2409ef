import { z } from 'zod'
import { type Day, daysBetween } from '../../knowledge/calendar/day'
import { readWhen } from '../understanding/when'
import type { AnswerContext, AnswerKind, Read } from './kind'
import { read, unread } from './kind'

/** `past`: a day that has been, today at the latest. `future`: one to come, today at the earliest. */
export interface DayLimits {
  towards: 'past' | 'future'
  /** Any day will do: `towards` only says which Monday is meant by "Monday". */
  either?: true
}

const daysTowards = (
  said: string,
  { now, holidays }: AnswerContext,
  towards: DayLimits['towards'],
): readonly Day[] => readWhen(said, now, holidays, { towards })?.days ?? []

/** Half a year: of a day and a month without a year the nearer is meant, whichever way that is. */
const FAR_DAYS = 183

/** Where any day will do, one that would be far off may have been meant the other way: "12 November", said on the 20th. */
const daysIn = (said: string, context: AnswerContext, { towards, either }: DayLimits): readonly Day[] => {
  const days = daysTowards(said, context, towards)
  const [first] = days
  if (!either || first === undefined || days.length > 1) return days
  const away = (day: Day): number => Math.abs(daysBetween(context.now.day, day))
  if (away(first) < FAR_DAYS) return days
  const other = daysTowards(said, context, towards === 'past' ? 'future' : 'past')
  return other[0] !== undefined && away(other[0]) < away(first) ? other : days
}

const limited = (day: Day, { now }: AnswerContext, { towards, either }: DayLimits): Read<Day> => {
  if (either) return read(day)
  if (towards === 'past') return day > now.day ? unread('dayNotYet') : read(day)
  return day < now.day ? unread('dayGone') : read(day)
}

/** A day as people say it: "last Friday", "3 March", "yesterday". */
export const day = (limits: DayLimits): AnswerKind<Day> => {
  const none = limits.towards === 'past' ? 'notDay' : 'notDayToCome'
  const readDay = (said: string, context: AnswerContext): Read<Day> => {
    const days = daysIn(said, context, limits)
    const [first] = days
    if (first === undefined) return unread(none)
    return days.length > 1 ? unread('severalDays') : limited(first, context, limits)
  }
  return {
    stored: z.iso.date(),
    problems: [none, 'severalDays', 'dayNotYet', 'dayGone'],
    expects: 'date',
    choices: [],
    read: readDay,
    find: (said, context) => {
      const found = readDay(said, context)
      return found.ok ? found.value : undefined
    },
  }
}
