/** What is said of the planning register itself, and how its days are counted. */
import { localTime } from '../../knowledge/calendar/day'
import type { IsHoliday } from '../../knowledge/planning/comments'
import type { KnownRegister } from '../../knowledge/planning/port'
import { dayName } from '../dates'
import type { Here } from '../information/about'
import type { EndingLine } from '../service'

/** The bank holidays of the council's own nation. */
export const isHolidayAt =
  ({ holidays }: Here): IsHoliday =>
  (day) =>
    holidays.holidayOn(day) !== undefined

/** "From our register, as it was on …", and that it is made up where it is. */
export const registerSaid = (
  { importedAt, sample }: KnownRegister,
  here: Here,
): readonly EndingLine<'register' | 'sample'>[] => {
  const { day } = localTime(importedAt, here.pack.council.timeZone)
  return [
    { line: 'register', with: { day: dayName(day, here.now.day) } },
    ...(sample ? (['sample'] as const) : []),
  ]
}
