/** Clocks that a statute sets: a freedom of information request, and one for your own data. */
import published from '../../../knowledge/calendar/bank-holidays.json'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { dueBy } from '../../../knowledge/calendar/dueDates'
import { dueWithPauses } from '../../../knowledge/calendar/pausedDue'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import type { Within } from '../../../knowledge/schema'

const timeZone = 'Europe/London'
const context = { timeZone, workingDays: workingDays(loadBankHolidays().england, ['2026-12-29']) }
const INFORMATION: Within = { amount: 20, unit: 'ukWorkingDays' }
const OWN_DATA: Within = { amount: 1, unit: 'monthsToWorkingDay' }

const noon = (day: string) => new Date(`${day}T12:00:00Z`)
const due = (day: string, within: Within): string => {
  const it = dueBy(noon(day), within, context)
  return it.by === 'day' ? it.day : 'not a day'
}

/** An independent calendar: days as numbers, weekends by `getUTCDay`, the holidays of the published file. */
const DAY = 86_400_000
const named = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
const isWeekend = (day: number): boolean => [0, 6].includes(new Date(day * DAY).getUTCDay())
const inEngland = new Set(published['england-and-wales'].events.map(({ date }) => date))
const anywhere = new Set(Object.values(published).flatMap(({ events }) => events.map(({ date }) => date)))
const FIRST = Date.UTC(2024, 0, 1) / DAY
const LAST = Date.UTC(2028, 11, 31) / DAY

const twentiethAfter = (received: number): string => {
  let day = received
  for (let left = 20; left > 0; ) {
    day += 1
    if (!isWeekend(day) && !anywhere.has(named(day))) left -= 1
  }
  return named(day)
}

const sameDateNextMonth = (received: number): string => {
  const at = new Date(received * DAY)
  const month = at.getUTCMonth() + 1
  const lastOfNext = new Date(Date.UTC(at.getUTCFullYear(), month + 1, 0)).getUTCDate()
  let day = Date.UTC(at.getUTCFullYear(), month, Math.min(at.getUTCDate(), lastOfNext)) / DAY
  while (isWeekend(day) || inEngland.has(named(day))) day += 1
  return named(day)
}

// A council's own closure is no bank holiday; the context has one, which neither clock of law knows.
const withoutClosure = { timeZone, workingDays: workingDays(loadBankHolidays().england) }

it('a request for information: the twentieth working day after it came, on every day of 2024 to 2028', () => {
  for (let day = FIRST; day <= LAST; day++) expect(due(named(day), INFORMATION)).toBe(twentiethAfter(day))
})

it('a request for your own data: the same date of the next month, or the next working day', () => {
  for (let day = FIRST; day <= LAST; day++) {
    const it = dueBy(noon(named(day)), OWN_DATA, withoutClosure)
    expect(it.by === 'day' && it.day).toBe(sameDateNextMonth(day))
  }
})

it.each([
  // St Patrick's Day is a bank holiday in Northern Ireland, and so none of the twenty.
  ['2026-03-02', INFORMATION, '2026-03-31'],
  // Two January days of Scotland's.
  ['2026-12-24', INFORMATION, '2027-01-27'],
  // A Sunday is a day of receipt like any other.
  ['2026-11-22', INFORMATION, '2026-12-21'],
  ['2026-09-03', OWN_DATA, '2026-10-05'],
  ['2027-01-31', OWN_DATA, '2027-03-01'],
  ['2026-11-25', OWN_DATA, '2026-12-29'],
] as const)('%s %o: %s', (day, within, expected) => {
  const it = dueBy(noon(day), within, withoutClosure)
  expect(it.by === 'day' && it.day).toBe(expected)
})

it('a council’s own closure leaves a request for information as it is', () => {
  expect(due('2026-12-01', INFORMATION)).toBe(twentiethAfter(Date.UTC(2026, 11, 1) / DAY))
})

it('says which holidays of other nations were left out', () => {
  expect(dueBy(noon('2026-03-16'), INFORMATION, context).counted).toContainEqual(
    expect.objectContaining({ kind: 'skippedBankHoliday', day: '2026-03-17' }),
  )
})

it.each([
  [INFORMATION, '2026-03-13', '2026-03-18', '2026-04-02'],
  [OWN_DATA, '2026-03-13', '2026-03-18', '2026-04-07'],
] as const)('%o stands still while we wait for the resident', (within, from, to, expected) => {
  const it = dueWithPauses(noon('2026-03-02'), within, [{ from: noon(from), to: noon(to) }], {
    ...withoutClosure,
    at: noon('2026-06-01'),
  })
  expect(it.by === 'day' && it.day).toBe(expected)
})
