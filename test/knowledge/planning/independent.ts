/**
 * The clocks of planning worked out another way: day by day, on a calendar of its own, with England's bank holidays of
 * 2024 to 2028 written out from https://www.gov.uk/bank-holidays (and its rules for substitute days).
 */
const HOLIDAYS = new Set([
  ...['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26', '2024-12-25'],
  ...['2024-12-26', '2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25'],
  ...['2025-12-25', '2025-12-26', '2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25'],
  ...['2026-08-31', '2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03'],
  ...['2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28', '2028-01-03', '2028-04-14', '2028-04-17'],
  ...['2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26'],
])

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** The day after, by the length of its month. */
export const tomorrow = (day: string): string => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [lastOfMonth, lastOfYear] = [date === daysInMonth(year, month), month === 12]
  const next = lastOfMonth
    ? [lastOfYear ? year + 1 : year, lastOfYear ? 1 : month + 1, 1]
    : [year, month, date + 1]
  return next.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-')
}

/** Every day from the first of 2024 to the last of 2028. */
export const everyDay = (): readonly string[] => {
  const days: string[] = []
  for (let day = '2024-01-01'; day < '2029-01-01'; day = tomorrow(day)) days.push(day)
  return days
}

/** The last of so many weeks of which the day after this one is the first day. */
export const weeksAfter = (day: string, weeks: number): string => {
  let last = day
  for (let week = 0; week < weeks; week += 1) for (let i = 0; i < 7; i += 1) last = tomorrow(last)
  return last
}

/** The 21st day, of which this one is the first, where days of rest don't count; `undefined` when it runs out of years. */
export const nthDay = (first: string, n: number, countsHolidays: boolean): string => {
  const counted: string[] = []
  for (let day = first; counted.length < n; day = tomorrow(day))
    if (countsHolidays || !HOLIDAYS.has(day)) counted.push(day)
  return counted.at(-1) ?? ''
}

export const isEnglishHoliday = (day: string): boolean => HOLIDAYS.has(day)
