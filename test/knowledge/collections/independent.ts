/** Calendar arithmetic of its own, on day numbers, so that what is tested is not tested against itself. */
import published from '../../../knowledge/calendar/bank-holidays.json'

/** Days since 1 January 1970. */
export const toNumber = (day: string): number => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return Date.UTC(year, month - 1, date) / 86_400_000
}
export const toDay = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)

/** 1 January 1970 was a Thursday; 0 is Monday. */
export const weekdayOfNumber = (n: number): number => (((n + 3) % 7) + 7) % 7

export const FIRST = toNumber('2024-01-01')
export const LAST = toNumber('2028-12-31')
export const everyDay: readonly number[] = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i)

const holidays = new Set(published['england-and-wales'].events.map(({ date }) => date))
export const isWorkingNumber = (n: number): boolean => weekdayOfNumber(n) < 5 && !holidays.has(toDay(n))

/** The `count`th working day after a day. */
export const workingDayAfter = (n: number, count: number): number => {
  let [at, left] = [n, count]
  while (left > 0) {
    at += 1
    if (isWorkingNumber(at)) left -= 1
  }
  return at
}

const lastSunday = (year: number, month: number): number => {
  const end = Date.UTC(year, month, 0) / 86_400_000
  return end - ((weekdayOfNumber(end) + 1) % 7)
}

/** Minutes that British clocks are ahead of UTC: summer time runs from 1:00 UTC on the last Sunday of March to that of October. */
export const offsetAt = (utcMinutes: number): number => {
  const year = new Date(utcMinutes * 60_000).getUTCFullYear()
  const [from, to] = [lastSunday(year, 3) * 1440 + 60, lastSunday(year, 10) * 1440 + 60]
  return utcMinutes >= from && utcMinutes < to ? 60 : 0
}

/** `2026-12-25 16:00` as minutes on a scale of its own, and back. */
export const toMinutes = (day: string, time: string): number =>
  toNumber(day) * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
export const fromMinutes = (minutes: number): { day: string; time: string } => {
  const [n, rest] = [Math.floor(minutes / 1440), ((minutes % 1440) + 1440) % 1440]
  const two = (value: number) => String(value).padStart(2, '0')
  return { day: toDay(n), time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` }
}
