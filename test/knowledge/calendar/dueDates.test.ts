import fc from 'fast-check'
import published from '../../../knowledge/calendar/bank-holidays.json'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { addDays } from '../../../knowledge/calendar/day'
import type { Due } from '../../../knowledge/calendar/dueDates'
import { dueBy } from '../../../knowledge/calendar/dueDates'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import type { Within } from '../../../knowledge/schema'

const england = loadBankHolidays().england
const timeZone = 'Europe/London'
const due = (received: string, amount: number, unit: Within['unit'], closed: readonly string[] = []): Due =>
  dueBy(new Date(received), { amount, unit }, { timeZone, workingDays: workingDays(england, closed) })
const dayOf = (it: Due) => (it.by === 'day' ? it.day : `${it.at.day} ${it.at.time}`)

describe('by the clock', () => {
  test.each([
    ['2026-10-24T10:00+01:00', 48, 'hours', '2026-10-26 09:00'],
    ['2026-03-28T10:00Z', 24, 'hours', '2026-03-29 11:00'],
    ['2026-11-20T15:30Z', 48, 'hours', '2026-11-22 15:30'],
    ['2026-12-24T16:00Z', 24, 'hours', '2026-12-25 16:00'],
    ['2026-12-31T23:50Z', 20, 'minutes', '2027-01-01 00:10'],
    ['2026-11-22T10:00Z', 20, 'seconds', '2026-11-22 10:00'],
    ['2026-10-25T00:50Z', 20, 'minutes', '2026-10-25 01:10'],
  ] as const)('%s and %i %s: %s', (received, amount, unit, expected) => {
    expect(dayOf(due(received, amount, unit))).toBe(expected)
  })

  test('is exact to the millisecond, whatever the clocks do', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2028-12-01'), noInvalidDate: true }),
        fc.integer({ min: 1, max: 500 }),
        (received, hours) => {
          const it = dueBy(
            received,
            { amount: hours, unit: 'hours' },
            { timeZone, workingDays: workingDays(england) },
          )
          expect(it.by === 'instant' && it.instant.getTime() - received.getTime()).toBe(hours * 3_600_000)
        },
      ),
    )
  })

  test('a clock change on the way is told, and only then', () => {
    expect(due('2026-10-24T10:00+01:00', 48, 'hours').counted).toEqual([
      { kind: 'received', at: { day: '2026-10-24', time: '10:00' } },
      { kind: 'clocksChange', day: '2026-10-25', direction: 'back' },
    ])
    expect(due('2026-03-28T10:00Z', 24, 'hours').counted[1]).toEqual({
      kind: 'clocksChange',
      day: '2026-03-29',
      direction: 'forward',
    })
    expect(due('2026-10-26T10:00Z', 48, 'hours').counted).toHaveLength(1)
    expect(due('2026-10-25T12:00Z', 48, 'hours').counted).toHaveLength(1)
  })
})

describe('in working days', () => {
  test.each([
    ['2026-11-20T15:30Z', 1, '2026-11-23'],
    ['2026-11-21T15:30Z', 1, '2026-11-24'],
    ['2026-11-22T10:00Z', 10, '2026-12-07'],
    ['2026-11-23T23:59Z', 1, '2026-11-24'],
    ['2026-12-24T09:00Z', 1, '2026-12-29'],
    ['2026-12-26T09:00Z', 2, '2026-12-31'],
    ['2026-12-31T09:00Z', 1, '2027-01-04'],
    ['2027-03-25T09:00Z', 1, '2027-03-30'],
    ['2026-07-01T23:30+01:00', 1, '2026-07-02'],
    ['2026-06-30T23:30Z', 1, '2026-07-02'],
  ])('%s and %i: %s', (received, amount, expected) => {
    expect(dayOf(due(received, amount, 'workingDays'))).toBe(expected)
  })

  test('says how it was counted', () => {
    expect(due('2026-12-20T10:00Z', 6, 'workingDays').counted).toEqual([
      { kind: 'received', at: { day: '2026-12-20', time: '10:00' } },
      { kind: 'startedOn', day: '2026-12-21', because: { kind: 'weekend' } },
      { kind: 'skippedBankHoliday', day: '2026-12-25', title: 'Christmas Day' },
      { kind: 'skippedWeekend', from: '2026-12-26', to: '2026-12-27' },
      { kind: 'skippedBankHoliday', day: '2026-12-28', title: 'Boxing Day' },
    ])
    expect(due('2026-11-23T10:00Z', 2, 'workingDays', ['2026-11-24']).counted).toEqual([
      { kind: 'received', at: { day: '2026-11-23', time: '10:00' } },
      { kind: 'skippedClosure', day: '2026-11-24' },
    ])
  })

  test('says when it runs into a year whose holidays are not published', () => {
    expect(due('2028-12-28T10:00Z', 3, 'workingDays').counted.at(-1)).toEqual({
      kind: 'holidaysNotKnown',
      year: 2029,
    })
  })

  test('agrees with a count by hand on every day of 2024 to 2028', () => {
    const holidays = new Set(published['england-and-wales'].events.map(({ date }) => date))
    const isWork = (ms: number) => {
      const weekday = new Date(ms).getUTCDay()
      return weekday > 0 && weekday < 6 && !holidays.has(new Date(ms).toISOString().slice(0, 10))
    }
    const DAY = 86_400_000
    const byHand = (from: number, n: number) => {
      let at = from
      while (!isWork(at)) at += DAY
      for (let left = n; left > 0; ) {
        at += DAY
        if (isWork(at)) left -= 1
      }
      return new Date(at).toISOString().slice(0, 10)
    }
    for (let at = Date.UTC(2024, 0, 1); at < Date.UTC(2028, 11, 1); at += DAY)
      for (const n of [1, 2, 3, 5, 10, 15]) {
        const received = new Date(at + 11 * 3_600_000).toISOString()
        expect(`${received} + ${n}: ${dayOf(due(received, n, 'workingDays'))}`).toBe(
          `${received} + ${n}: ${byHand(at, n)}`,
        )
      }
  })

  test('counts days forwards and backwards alike', () => {
    const days = workingDays(england, ['2026-12-29', '2026-12-30', '2026-12-31'])
    expect(days.add('2026-12-24', 1)).toBe('2027-01-04')
    expect(days.add('2027-01-04', -1)).toBe('2026-12-24')
    expect(days.add('2026-12-25', 0)).toBe('2027-01-04')
    expect(days.next('2026-12-24')).toBe('2027-01-04')
    expect(days.whyNot('2026-12-30')).toEqual({ kind: 'closure' })
    expect(days.whyNot('2026-12-26')).toEqual({ kind: 'weekend' })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 40 }), (offset, n) => {
        const start = days.onOrAfter(addDays('2024-01-01', offset))
        expect(days.add(days.add(start, n), -n)).toBe(start)
      }),
    )
  })
})

test.each([
  ['2026-11-22T10:00Z', 28, 'calendarDays', '2026-12-20'],
  ['2027-01-31T10:00Z', 1, 'calendarMonths', '2027-02-28'],
  ['2028-01-31T10:00Z', 1, 'calendarMonths', '2028-02-29'],
  ['2026-11-22T10:00Z', 3, 'calendarMonths', '2027-02-22'],
  ['2026-06-30T23:30Z', 1, 'calendarMonths', '2026-08-01'],
] as const)('by the calendar: %s and %i %s: %s', (received, amount, unit, expected) => {
  expect(dayOf(due(received, amount, unit))).toBe(expected)
})
