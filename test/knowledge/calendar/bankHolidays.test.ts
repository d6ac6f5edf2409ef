import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadBankHolidays, parseBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { addDays, weekdayIndex } from '../../../knowledge/calendar/day'
import { easterSunday, feastIn } from '../../../knowledge/calendar/feasts'

const nations = loadBankHolidays()

test.each([
  ['england', '2026-12-25', 'Christmas Day'],
  ['england', '2026-12-28', 'Boxing Day'],
  ['england', '2026-12-26', undefined],
  ['england', '2027-12-27', 'Christmas Day'],
  ['england', '2027-12-28', 'Boxing Day'],
  ['england', '2028-01-03', 'New Year’s Day'],
  ['england', '2020-05-08', 'Early May bank holiday (VE day)'],
  ['england', '2020-05-04', undefined],
  ['england', '2022-09-19', 'Bank Holiday for the State Funeral of Queen Elizabeth II'],
  ['england', '2026-01-02', undefined],
  ['wales', '2027-03-29', 'Easter Monday'],
  ['scotland', '2027-03-29', undefined],
  ['scotland', '2026-01-02', '2nd January'],
  ['scotland', '2026-11-30', 'St Andrew’s Day'],
  ['northern-ireland', '2026-03-17', 'St Patrick’s Day'],
  ['northern-ireland', '2026-08-31', 'Summer bank holiday'],
  ['scotland', '2026-08-03', 'Summer bank holiday'],
] as const)('%s %s: %s', (nation, day, title) => {
  expect(nations[nation].holidayOn(day)).toBe(title)
})

test.each([
  ['2026-12-26', 'Boxing Day'],
  ['2027-12-25', 'Christmas Day'],
  ['2027-12-26', 'Boxing Day'],
  ['2028-01-01', 'New Year’s Day'],
  ['2026-12-25', undefined],
  ['2026-12-28', undefined],
  ['2026-12-24', undefined],
])('the day whose bank holiday is kept on another: %s is %s', (day, title) => {
  expect(nations.england.movedHolidayOn(day)).toBe(title)
})

test('years that are not published are not guessed', () => {
  expect(nations.england.known).toEqual({ from: 2012, to: 2028 })
  expect(nations.england.holidayOn('2029-12-25')).toBeUndefined()
  expect(nations.england.isKnown('2029-01-01')).toBe(false)
  expect(nations.england.isKnown('2028-12-31')).toBe(true)
  expect(nations.england.isKnown('2011-12-31')).toBe(false)
})

test('every bank holiday of England is a Monday to Friday, and there are at least eight a year', () => {
  for (const { day } of nations.england.all) expect(weekdayIndex(day)).toBeLessThan(5)
  for (let year = 2012; year <= 2028; year++)
    expect(nations.england.all.filter(({ day }) => day.startsWith(`${year}`)).length).toBeGreaterThanOrEqual(
      8,
    )
})

test('Easter by our sum is Easter by the published bank holidays', () => {
  const goodFridays = nations.england.all.filter(({ title }) => title === 'Good Friday')
  expect(goodFridays).toHaveLength(17)
  for (const { day } of goodFridays) expect(addDays(easterSunday(Number(day.slice(0, 4))), -2)).toBe(day)
  expect([1961, 1818, 2038, 2100].map(easterSunday)).toEqual([
    '1961-04-02',
    '1818-03-22',
    '2038-04-25',
    '2100-03-28',
  ])
  expect(feastIn('christmas', 2026)).toEqual({ from: '2026-12-24', to: '2027-01-01' })
})

test('a faulty file is refused with the place of every fault', () => {
  expect(() =>
    parseBankHolidays({ scotland: { division: 'scotland', events: [{ date: '2026-13-01' }] } }),
  ).toThrow(
    /scotland\.events\[0\]\.date[\s\S]*northern-ireland|northern-ireland[\s\S]*scotland\.events\[0\]\.date/,
  )
  const file = join(mkdtempSync(join(tmpdir(), 'holidays-')), 'bad.json')
  writeFileSync(file, '{}')
  expect(() => loadBankHolidays(file)).toThrow('not a file of bank holidays')
})

test('a year cut off in the middle is not known', () => {
  const events = (dates: readonly string[]) =>
    dates.map((date) => ({ title: 'A day', date, notes: '', bunting: true }))
  const dates = ['2025-08-25', '2025-12-25', '2026-01-01', '2026-12-25', '2027-01-01', '2027-03-26']
  const file = parseBankHolidays({
    'england-and-wales': { division: 'england-and-wales', events: events(dates) },
    scotland: { division: 'scotland', events: events(dates) },
    'northern-ireland': { division: 'northern-ireland', events: events(dates) },
  })
  const folder = mkdtempSync(join(tmpdir(), 'holidays-'))
  writeFileSync(join(folder, 'some.json'), JSON.stringify(file))
  expect(loadBankHolidays(join(folder, 'some.json')).england.known).toEqual({ from: 2026, to: 2026 })
})
