import type { Day } from './day'
import { addDays } from './day'

/** Easter Sunday of a year of the Gregorian calendar (the anonymous computus). */
export const easterSunday = (year: number): Day => {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const ordinal = epact + weekday - 7 * late + 114
  const pad = (n: number) => String(n).padStart(2, '0')
  return `${year}-${pad(Math.floor(ordinal / 31))}-${pad((ordinal % 31) + 1)}`
}

const easter = (offset: number) => (year: number) => addDays(easterSunday(year), offset)
const on = (monthAndDay: string) => (year: number) => `${year}-${monthAndDay}`

/** The first and last day of each feast in a year, by its own name: bank holidays may fall on other days. */
const FEASTS = {
  christmasEve: [on('12-24'), on('12-24')],
  christmasDay: [on('12-25'), on('12-25')],
  boxingDay: [on('12-26'), on('12-26')],
  newYearsEve: [on('12-31'), on('12-31')],
  newYearsDay: [on('01-01'), on('01-01')],
  /** The time between the years, when hours differ. */
  christmas: [on('12-24'), (year: number) => `${year + 1}-01-01`],
  twixmas: [on('12-27'), on('12-31')],
  newYear: [on('12-31'), (year: number) => `${year + 1}-01-01`],
  goodFriday: [easter(-2), easter(-2)],
  easterSaturday: [easter(-1), easter(-1)],
  easterSunday: [easter(0), easter(0)],
  easterMonday: [easter(1), easter(1)],
  easter: [easter(-2), easter(1)],
  shroveTuesday: [easter(-47), easter(-47)],
  bonfireNight: [on('11-05'), on('11-05')],
  halloween: [on('10-31'), on('10-31')],
} as const satisfies Readonly<Record<string, readonly [(year: number) => Day, (year: number) => Day]>>

export type Feast = keyof typeof FEASTS
export const FEAST_NAMES = Object.keys(FEASTS) as readonly Feast[]

/** The first and the last day of a feast; the year is the one in which it begins. */
export const feastIn = (feast: Feast, year: number): { from: Day; to: Day } => {
  const [from, to] = FEASTS[feast]
  return { from: from(year), to: to(year) }
}
