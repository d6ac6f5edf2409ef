import type { Day } from '../../../knowledge/calendar/day'
import { addDays, weekdayIndex } from '../../../knowledge/calendar/day'
import type { Feast } from '../../../knowledge/calendar/feasts'
import { feastIn } from '../../../knowledge/calendar/feasts'

/** A way to look, and the first day that counts on it. */
export interface Direction {
  towards: 'future' | 'past'
  nearest: Day
}

/** Eight years on either side hold every day that there is, a 29 February too: 1896 to 1904 is the longest wait. */
const YEARS = 8

/** The nearest of something that comes once a year. */
export const nearest = (
  inYear: (year: number) => Day | undefined,
  { towards, nearest: first }: Direction,
): Day | undefined => {
  const sign = towards === 'future' ? 1 : -1
  for (let i = -1; i <= YEARS; i++) {
    const day = inYear(Number(first.slice(0, 4)) + sign * i)
    if (day && (sign > 0 ? day >= first : day <= first)) return day
  }
  return undefined
}

/** The nearest day of a weekday (0 is Monday), counting the first day itself. */
export const nearestWeekday = (index: number, { towards, nearest: first }: Direction): Day =>
  towards === 'future'
    ? addDays(first, (index - weekdayIndex(first) + 7) % 7)
    : addDays(first, -((weekdayIndex(first) - index + 7) % 7))

/** The feast of a year; without one, that which is not over yet, or that which has begun. */
export const nearestFeast = (feast: Feast, year: number | undefined, direction: Direction) => {
  if (year !== undefined) return feastIn(feast, year)
  const edge = direction.towards === 'future' ? 'to' : 'from'
  const years = new Map<Day, number>()
  const day = nearest((y) => {
    const found = feastIn(feast, y)[edge]
    years.set(found, y)
    return found
  }, direction)
  return feastIn(feast, years.get(day ?? '') ?? Number(direction.nearest.slice(0, 4)))
}
