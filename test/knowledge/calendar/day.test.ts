import fc from 'fast-check'
import {
  addDays,
  daysBetween,
  instantOf,
  localTime,
  longDay,
  weekdayIndex,
  weekdayOf,
} from '../../../knowledge/calendar/day'

const LONDON = 'Europe/London'

test.each([
  ['2026-10-24T09:00:00Z', '2026-10-24', '10:00'],
  ['2026-10-25T00:59:00Z', '2026-10-25', '01:59'],
  ['2026-10-25T01:00:00Z', '2026-10-25', '01:00'],
  ['2026-03-29T00:59:00Z', '2026-03-29', '00:59'],
  ['2026-03-29T01:00:00Z', '2026-03-29', '02:00'],
  ['2026-06-30T23:30:00Z', '2026-07-01', '00:30'],
])('%s is %s %s in London', (instant, day, time) => {
  expect(localTime(new Date(instant), LONDON)).toEqual({ day, time })
})

it('says what a formatter says, at every quarter of an hour of the days on which clocks change', () => {
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone: LONDON,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  })
  for (const day of ['2024-03-31', '2024-10-27', '2026-03-29', '2026-10-25', '2028-03-26', '2026-07-01']) {
    const start = Date.parse(`${day}T00:00:00Z`) - 3_600_000
    for (let at = start; at < start + 26 * 3_600_000; at += 450_000) {
      const local = localTime(new Date(at), LONDON)
      expect(`${local.day}, ${local.time}`).toBe(formatter.format(at))
    }
  }
})

test('a local time that the clocks skip is the instant after', () => {
  expect(instantOf({ day: '2026-03-29', time: '01:30' }, LONDON).toISOString()).toBe(
    '2026-03-29T01:30:00.000Z',
  )
})

test('days can be added and taken away over leap days and years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addDays('2027-02-28', 1)).toBe('2027-03-01')
  expect(addDays('2027-01-01', -1)).toBe('2026-12-31')
  expect(longDay('2027-04-08')).toBe('Thursday 8 April 2027')
})

test('adding and counting days undo each other', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 40_000 }), (n) => {
      const day = addDays('2026-11-22', n)
      expect(daysBetween('2026-11-22', day)).toBe(n)
      expect(weekdayIndex(day)).toBe((((6 + n) % 7) + 7) % 7)
      expect(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekdayOf(day))).toBe(
        weekdayIndex(day),
      )
    }),
  )
})
