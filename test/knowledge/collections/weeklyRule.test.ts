import fc from 'fast-check'
import { daysOf, readWeeklyRule, type WeeklyRule } from '../../../knowledge/collections/weeklyRule'
import { everyDay, FIRST, LAST, toDay, toNumber, weekdayOfNumber } from './independent'

const read = (text: string): WeeklyRule => {
  const result = readWeeklyRule(text)
  if (!result.ok) throw new Error(result.problem)
  return result.rule
}

/** Day by day, and by nothing but day numbers. */
const oracle = (rule: WeeklyRule, start: number, from: number, to: number): readonly string[] => {
  const weekdays = rule.weekdays.length === 0 ? [weekdayOfNumber(start)] : rule.weekdays
  const week = (n: number) => (n - weekdayOfNumber(n)) / 7
  let times = 0
  return Array.from({ length: Math.max(0, to - start + 1) }, (_, i) => start + i)
    .filter((n) => weekdays.includes(weekdayOfNumber(n)) && (week(n) - week(start)) % rule.everyWeeks === 0)
    .filter((n) => rule.until === undefined || toDay(n) <= rule.until)
    .filter(() => {
      times += 1
      return rule.times === undefined || times <= rule.times
    })
    .filter((n) => n >= from)
    .map(toDay)
}

describe('a weekly rule', () => {
  it.each<[string, WeeklyRule]>([
    ['FREQ=WEEKLY', { everyWeeks: 1, weekdays: [] }],
    ['RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', { everyWeeks: 2, weekdays: [1] }],
    ['freq=weekly;byday=fr,mo;wkst=mo', { everyWeeks: 1, weekdays: [0, 4] }],
    ['FREQ=WEEKLY;BYDAY=WE,WE;UNTIL=20261231T235959Z', { everyWeeks: 1, weekdays: [2], until: '2026-12-31' }],
    ['FREQ=WEEKLY;COUNT=3;', { everyWeeks: 1, weekdays: [], times: 3 }],
  ])('%s is read', (text, rule) => {
    expect(readWeeklyRule(text)).toEqual({ ok: true, rule })
  })

  it.each([
    '',
    'every other Tuesday',
    'INTERVAL=2;BYDAY=TU',
    'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=DAILY',
    'FREQ=WEEKLY;INTERVAL=0',
    'FREQ=WEEKLY;INTERVAL=1.5',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=WEEKLY;BYDAY=',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=WEEKLY;UNTIL=2026-12-31',
    'FREQ=WEEKLY;BYMONTH=3',
    'FREQ=WEEKLY;WKST=SU',
  ])('"%s" is refused, with an example of what would do', (text) => {
    expect(readWeeklyRule(text)).toEqual({
      ok: false,
      problem: expect.stringContaining('such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'),
    })
  })

  it.each([
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
      '2026-12-15',
      '2026-12-01',
      '2027-01-31',
      '2026-12-15 2026-12-29 2027-01-12 2027-01-26',
    ],
    // It starts on a Wednesday: Tuesday of that week is past, Friday is not.
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR',
      '2026-12-16',
      '2026-12-01',
      '2027-01-02',
      '2026-12-18 2026-12-29 2027-01-01',
    ],
    ['FREQ=WEEKLY;COUNT=2', '2026-12-16', '2026-12-20', '2027-02-02', '2026-12-23'],
    ['FREQ=WEEKLY;BYDAY=MO', '2026-12-14', '2026-12-21', '2026-12-21', '2026-12-21'],
    ['FREQ=WEEKLY;BYDAY=MO', '2026-12-14', '2026-12-15', '2026-12-20', ''],
    ['FREQ=WEEKLY;BYDAY=MO', '2026-12-14', '2026-12-28', '2026-12-20', ''],
    [
      'FREQ=WEEKLY;BYDAY=MO;UNTIL=20261221',
      '2026-12-14',
      '2026-12-01',
      '2027-12-01',
      '2026-12-14 2026-12-21',
    ],
  ])('%s from %s, between %s and %s: %s', (text, start, from, to, expected) => {
    expect(daysOf(read(text), start, from, to).join(' ')).toBe(expected)
  })

  it('gives every day of 2024 to 2028 that a count by hand gives', () => {
    for (const everyWeeks of [1, 2, 3, 4])
      for (const weekdays of [[], [0], [1, 4], [6], [0, 1, 2, 3, 4, 5, 6]])
        for (const start of [FIRST - 400, FIRST, FIRST + 3, FIRST + 59]) {
          const rule = { everyWeeks, weekdays }
          expect(daysOf(rule, toDay(start), toDay(FIRST), toDay(LAST))).toEqual(
            oracle(rule, start, FIRST, LAST),
          )
        }
    expect(everyDay).toHaveLength(1827)
  })

  it('gives the same in any window, with an end or a number of times', () => {
    const day = fc.integer({ min: FIRST, max: LAST })
    fc.assert(
      fc.property(
        fc.record({
          everyWeeks: fc.integer({ min: 1, max: 13 }),
          weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 })).map((list) => list.sort()),
          times: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
          until: fc.option(day.map(toDay), { nil: undefined }),
        }),
        day,
        day,
        fc.integer({ min: -10, max: 400 }),
        ({ times, until, ...rest }, start, from, length) => {
          const rule = {
            ...rest,
            ...(times === undefined ? {} : { times }),
            ...(until === undefined ? {} : { until }),
          }
          expect(daysOf(rule, toDay(start), toDay(from), toDay(from + length))).toEqual(
            oracle(rule, start, from, from + length),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('counts weeks the same over both changes of the clock', () => {
    const days = daysOf(read('FREQ=WEEKLY;BYDAY=SU'), '2026-03-01', '2026-03-01', '2026-11-30').map(toNumber)
    expect(days.slice(1).map((n, i) => n - (days[i] ?? 0))).toEqual(days.slice(1).map(() => 7))
  })
})
