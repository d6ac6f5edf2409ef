import type { BankHoliday } from '../../../knowledge/calendar/bankHolidays'
import type { Day } from '../../../knowledge/calendar/day'
import { addDays, weekdayIndex } from '../../../knowledge/calendar/day'
import { WEEKDAYS } from '../../../knowledge/schema'
import type { Around, DaySum } from './daySum'
import { nearestFeast } from './nearest'
import { entryOf } from './patterns'

/** The nearest bank holiday that fits; none when its year is not published. */
const nearestHoliday = (
  { holidays, towards, nearest }: Around,
  fits: (holiday: BankHoliday) => boolean = () => true,
): readonly Day[] | undefined => {
  const fitting = holidays.all.filter(fits).map(({ day }) => day)
  const day =
    towards === 'future' ? fitting.find((day) => day >= nearest) : fitting.findLast((day) => day <= nearest)
  return day === undefined ? undefined : [day]
}

const titled =
  (title: RegExp): DaySum =>
  (_, around) =>
    nearestHoliday(around, (holiday) => title.test(holiday.title))

/** The days off in a row that a bank holiday makes with its weekend. */
const holidayWeekend: DaySum = (_, around) => {
  const isOff = (day: Day) => weekdayIndex(day) > 4 || around.holidays.holidayOn(day) !== undefined
  const [holiday] = nearestHoliday(around, ({ day }) => /[0456]/.test(`${weekdayIndex(day)}`)) ?? []
  if (!holiday) return undefined
  const days = [holiday]
  for (let day = addDays(holiday, -1); isOff(day); day = addDays(day, -1)) days.unshift(day)
  for (let day = addDays(holiday, 1); isOff(day); day = addDays(day, 1)) days.push(day)
  return days
}

/** The bank holidays of Christmas or Easter: those that stand in for a day of it come up to three days later. */
const ofFeast: DaySum = ({ feast }, around) => {
  const name = entryOf(around.words.feasts, feast)
  if (!name) return undefined
  const { from, to } = nearestFeast(name, undefined, around)
  const days = around.holidays.all.map(({ day }) => day).filter((day) => from <= day && day <= addDays(to, 3))
  return days.length === 0 ? undefined : days
}

/** Titles are those of GOV.UK's file. */
export const bankHolidayKinds = {
  feastBankHoliday: ofFeast,
  mayDay: titled(/^Early May/),
  summerBankHoliday: titled(/^Summer/),
  springBankHoliday: titled(/^Spring/),
  monthBankHoliday: ({ month }, around) => nearestHoliday(around, ({ day }) => day.slice(5, 7) === month),
  weekdayBankHoliday: ({ weekday }, around) =>
    nearestHoliday(around, ({ day }) => `#${WEEKDAYS[weekdayIndex(day)]}` === weekday),
  bankHolidayWeekend: holidayWeekend,
  bankHoliday: (_, around) => nearestHoliday(around),
  bankHolidays: (_, around) => nearestHoliday(around),
} satisfies Readonly<Record<string, DaySum>>
