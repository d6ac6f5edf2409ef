import type { Day } from '../../../knowledge/calendar/day'
import { addDays, addMonths, dayOf, daysFrom, weekdayIndex } from '../../../knowledge/calendar/day'
import type { DaySum } from './daySum'
import { indexOf, one } from './daySum'
import { nearest } from './nearest'

/** "The second Tuesday of December"; the last when it is counted from the end. */
const nthWeekday: DaySum = one(({ nth = '', weekday, month, year }, around) => {
  const n = around.words.ordinals[nth] ?? Number.parseInt(nth, 10)
  const inYear = (y: number): Day | undefined => {
    const first = dayOf(y, Number(month), 1)
    const days = first ? daysFrom(first, lastOfMonth(first)) : []
    const those = days.filter((day) => weekdayIndex(day) === indexOf(weekday))
    return Number.isNaN(n) ? those.at(-1) : those[n - 1]
  }
  return year ? inYear(Number(year)) : nearest(inYear, around)
})

const lastOfMonth = (first: Day): Day => addDays(addMonths(first, 1), -1)

const wholeMonth = (first: Day): readonly Day[] => daysFrom(first, lastOfMonth(first))

/** "In March": this March while it lasts, then the next; looking back, the one that has begun. */
const month: DaySum = ({ month: said, year }, around) => {
  const firstIn = (y: number) => dayOf(y, Number(said), 1)
  const edge = (y: number) => {
    const first = firstIn(y)
    return first && around.towards === 'future' ? lastOfMonth(first) : first
  }
  const found = year ? firstIn(Number(year)) : nearest(edge, around)
  return found === undefined ? undefined : wholeMonth(`${found.slice(0, 7)}-01`)
}

const monthFromNow =
  (months: number): DaySum =>
  (_, { today }) =>
    wholeMonth(addMonths(`${today.slice(0, 7)}-01`, months))

export const monthKinds = {
  nthWeekday,
  month,
  thisMonth: monthFromNow(0),
  nextMonth: monthFromNow(1),
  lastMonth: monthFromNow(-1),
} satisfies Readonly<Record<string, DaySum>>
