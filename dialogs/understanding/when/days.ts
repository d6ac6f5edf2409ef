import type { Day } from '../../../knowledge/calendar/day'
import { addDays, addMonths, dayOf, daysFrom, weekdayIndex } from '../../../knowledge/calendar/day'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import { bankHolidayKinds } from './bankHolidayKinds'
import type { Around, DaySum } from './daySum'
import { indexOf, one } from './daySum'
import { monthKinds } from './monthKinds'
import { nearest, nearestFeast, nearestWeekday } from './nearest'
import type { Pieces } from './patterns'
import { entryOf } from './patterns'
import type { DayKind, Unit } from './words'

const monday = (day: Day): Day => addDays(day, -weekdayIndex(day))

const fromToday = (days: number) => one((_, { today }) => addDays(today, days))

/** Weeks begin on Monday: "next Friday" is the Friday of the week after this one, "last Friday" the latest that has been. */
const inWeek = (weeks: number) =>
  one(({ weekday }, { today }) => addDays(monday(today), weeks * 7 + indexOf(weekday)))

const counted = (count: string | undefined): number =>
  count === undefined || /^an?$/.test(count) ? 1 : count.startsWith('a') ? 2 : Number(count)

const offset = (from: Day, { count, unit }: Pieces, around: Around, sign: 1 | -1): Day | undefined => {
  const n = sign * counted(count)
  const found: Unit | undefined = entryOf(around.words.units, unit)
  if (found === 'month') return addMonths(from, n)
  if (found === 'workingDay') return workingDays(around.holidays).add(from, n)
  return addDays(from, n * (found === 'fortnight' ? 14 : found === 'week' ? 7 : 1))
}

/** "31/12", "31/12/26", "31.12.2026" the British way, or "2026-12-31". */
const inFigures = (digits: string): readonly [number, number, number | undefined] => {
  const [a = 0, b = 0, c] = digits.split(/[/.-]/).map(Number)
  if (/^\d{4}/.test(digits)) return [c ?? 0, b, a]
  return [a, b, c !== undefined && c < 100 ? 2000 + c : c]
}

/** "Friday 20 November" of a November when only last year's, or only the next, was a Friday: the weekday tells which. */
const onItsWeekday = (
  weekday: string | undefined,
  find: (towards: Around['towards']) => Day | undefined,
  { towards }: Around,
): Day | undefined => {
  const [first, other] = [find(towards), find(towards === 'future' ? 'past' : 'future')]
  const isOn = (day: Day | undefined) => day !== undefined && weekdayIndex(day) === indexOf(weekday)
  return weekday !== undefined && !isOn(first) && isOn(other) ? other : first
}

const dateOf = ({ weekday, digits, number, month, year }: Pieces, around: Around): Day | undefined => {
  const [dayOfMonth, inMonth, inYear] = digits
    ? inFigures(digits)
    : [Number(number), Number(month), year ? Number(year) : undefined]
  if (inYear !== undefined) return dayOf(inYear, inMonth, dayOfMonth)
  return onItsWeekday(
    weekday,
    (towards) => nearest((y) => dayOf(y, inMonth, dayOfMonth), { towards, nearest: around.nearest }),
    around,
  )
}

/** The nearest month that has such a day: not every one has a 31st, or a 29th. */
const dayOfMonth: DaySum = one(({ number }, { towards, nearest: first }) => {
  const sign = towards === 'future' ? 1 : -1
  for (let i = 0; i < 12; i++) {
    const month = addMonths(`${first.slice(0, 7)}-01`, sign * i)
    const day = dayOf(Number(month.slice(0, 4)), Number(month.slice(5, 7)), Number(number))
    if (day && (sign > 0 ? day >= first : day <= first)) return day
  }
  return undefined
})

const weekdayRange: DaySum = ({ weekday = '#mon', weekday2 = '#fri' }, around) => {
  const length = (indexOf(weekday2) - indexOf(weekday) + 7) % 7
  const first = nearestWeekday(indexOf(weekday), around)
  return daysFrom(first, addDays(first, length))
}

const feast: DaySum = ({ feast: said, year }, around) => {
  const name = entryOf(around.words.feasts, said)
  if (!name) return undefined
  const { from, to } = nearestFeast(name, year ? Number(year) : undefined, around)
  return daysFrom(from, to)
}

/** The day before a feast begins, or after it ends. */
const besideFeast = (edge: 'from' | 'to', days: number) =>
  one(({ feast: said }, around) => {
    const name = entryOf(around.words.feasts, said)
    return name && addDays(nearestFeast(name, undefined, around)[edge], days)
  })

const lastBefore = (days: number) =>
  one(({ weekday }, { today }) =>
    addDays(nearestWeekday(indexOf(weekday), { towards: 'past', nearest: addDays(today, -1) }), -days),
  )

/** Saturday and Sunday of a week; what is over already counts only when looking back. */
const weekendOf =
  (weeks: number): DaySum =>
  (_, { today }) => {
    const saturday = addDays(monday(today), 5 + 7 * weeks)
    return [saturday, addDays(saturday, 1)]
  }

const weekend: DaySum = (_, { today, towards }) => {
  const saturday = addDays(monday(today), 5)
  const whole = [saturday, addDays(saturday, 1)]
  if (towards === 'future') return whole.filter((day) => day >= today)
  return saturday > today ? whole.map((day) => addDays(day, -7)) : whole.filter((day) => day <= today)
}

const thisWeek: DaySum = (_, { today, towards }) =>
  towards === 'past' ? daysFrom(monday(today), today) : daysFrom(today, addDays(monday(today), 6))

const wholeWeek =
  (weeks: number): DaySum =>
  (_, { today }) =>
    daysFrom(addDays(monday(today), weeks * 7), addDays(monday(today), weeks * 7 + 6))

const thatWeekday = one(({ weekday }, around) => nearestWeekday(indexOf(weekday), around))

export const DAY_SUMS: Readonly<Record<DayKind, DaySum>> = {
  now: fromToday(0),
  today: fromToday(0),
  tomorrow: fromToday(1),
  dayAfterTomorrow: fromToday(2),
  yesterday: fromToday(-1),
  dayBeforeYesterday: fromToday(-2),
  weekday: thatWeekday,
  everyWeekday: thatWeekday,
  thisWeekWeekday: inWeek(0),
  nextWeekday: inWeek(1),
  lastWeekWeekday: inWeek(-1),
  lastWeekday: lastBefore(0),
  weekdayBeforeLast: lastBefore(7),
  weekdayRange,
  ahead: one((pieces, around) => offset(around.today, pieces, around, 1)),
  aheadOfTomorrow: one((pieces, around) => offset(addDays(around.today, 1), pieces, around, 1)),
  aheadOfWeekday: one((pieces, around) => {
    const first = nearestWeekday(indexOf(pieces.weekday), { towards: 'future', nearest: around.today })
    return offset(first, pieces, around, 1)
  }),
  ago: one((pieces, around) => offset(around.today, pieces, around, -1)),
  date: one(dateOf),
  dayOfMonth,
  feast,
  dayAfterFeast: besideFeast('to', 1),
  dayBeforeFeast: besideFeast('from', -1),
  ...bankHolidayKinds,
  weekend,
  nextWeekend: weekendOf(1),
  lastWeekend: weekendOf(-1),
  everyWeekend: weekend,
  thisWeek,
  nextWeek: wholeWeek(1),
  lastWeek: wholeWeek(-1),
  ...monthKinds,
}
