import fc from 'fast-check'
import published from '../../../knowledge/calendar/bank-holidays.json'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import type { Due } from '../../../knowledge/calendar/dueDates'
import { dueBy } from '../../../knowledge/calendar/dueDates'
import type { Pause } from '../../../knowledge/calendar/pausedDue'
import { dueWithPauses, isOverdue } from '../../../knowledge/calendar/pausedDue'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import type { Within } from '../../../knowledge/schema'

const timeZone = 'Europe/London'
const england = workingDays(loadBankHolidays().england)
const NOW = new Date('2029-06-01T12:00:00Z')

const due = (received: Date, within: Within, pauses: readonly Pause[], at = NOW): Due =>
  dueWithPauses(received, within, pauses, { at, timeZone, workingDays: england })
const shown = (it: Due) => (it.by === 'day' ? it.day : `${it.at.day} ${it.at.time}`)

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** An independent calendar: milliseconds of UTC days, weekends by `getUTCDay`, the holidays of the published file. */
const DAY = 86_400_000
const holidays = new Set(published['england-and-wales'].events.map(({ date }) => date))
const named = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)
const works = (day: number): boolean =>
  ![0, 6].includes(new Date(day * DAY).getUTCDay()) && !holidays.has(named(day))
const workingOn = (day: number): number => (works(day) ? day : workingOn(day + 1))
const FIRST = Date.UTC(2024, 0, 1) / DAY
const LAST = Date.UTC(2028, 11, 31) / DAY

/** Walks the calendar day by day, crossing off what is left of the promise on every day that counts. */
const walked = (
  received: number,
  amount: number,
  pauses: readonly { from: number; to: number }[],
): number => {
  let day = workingOn(received)
  let left = amount
  let asked = pauses
  for (;;) {
    const [next] = asked
    // Asked on this day or before it: nothing is crossed off until it is answered, and not on that day.
    if (next !== undefined && next.from <= day) {
      day = Math.max(day, workingOn(next.to))
      asked = asked.slice(1)
      continue
    }
    if (left === 0) return day
    day += 1
    if (works(day)) left -= 1
  }
}

describe('a promise without an interruption', () => {
  it('falls due as the calendar says, from every day of 2024 to 2028', () => {
    for (let day = FIRST; day <= LAST; day++)
      for (const amount of [1, 2, 5, 10, 20])
        expect(shown(due(noon(named(day)), { amount, unit: 'workingDays' }, []))).toBe(
          named(walked(day, amount, [])),
        )
  })
  it.each(['workingDays', 'calendarDays', 'calendarMonths', 'hours'] as const)(
    'is the same as ever, in %s',
    (unit) => {
      const received = new Date('2026-11-20T15:30:00Z')
      const within = { amount: 3, unit }
      expect(due(received, within, [])).toEqual(dueBy(received, within, { timeZone, workingDays: england }))
    },
  )
})

describe('a promise that waited for the resident', () => {
  const monday = noon('2026-11-23')
  it.each([
    ['workingDays', 5, '2026-11-24', '2026-11-26', '2026-12-02'],
    ['workingDays', 5, '2026-11-24', '2026-11-24', '2026-11-30'],
    ['workingDays', 5, '2026-11-27', '2026-11-29', '2026-12-01'],
    ['workingDays', 5, '2026-11-30', '2026-12-02', '2026-12-02'],
    ['workingDays', 5, '2026-12-01', '2026-12-09', '2026-11-30'],
    ['calendarDays', 5, '2026-11-24', '2026-11-26', '2026-11-30'],
    ['calendarDays', 5, '2026-11-29', '2026-12-05', '2026-11-28'],
    ['calendarMonths', 1, '2026-11-24', '2026-12-04', '2027-01-02'],
  ] as const)('%s %i, asked %s, answered %s: %s', (unit, amount, from, to, expected) => {
    expect(shown(due(monday, { amount, unit }, [{ from: noon(from), to: noon(to) }]))).toBe(expected)
  })
  it('by the clock, is late by just as long', () => {
    const pause = { from: noon('2026-11-24'), to: new Date('2026-11-25T09:30:00Z') }
    expect(shown(due(monday, { amount: 48, unit: 'hours' }, [pause]))).toBe('2026-11-26 09:30')
  })
  it('says when it waited', () => {
    const pause = { from: noon('2026-11-24'), to: noon('2026-11-26') }
    expect(due(monday, { amount: 5, unit: 'workingDays' }, [pause]).counted.at(-1)).toEqual({
      kind: 'paused',
      from: '2026-11-24',
      to: '2026-11-26',
    })
  })

  /** Days after the opening: asked, answered, asked again, answered again. */
  const gaps = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 3 })
  const opened = fc.integer({ min: FIRST, max: LAST })
  const pausesFrom = (day: number, all: readonly (readonly [number, number])[]) => {
    let from = day
    return all.map(([wait, length]) => {
      const pause = { from: from + wait, to: from + wait + length }
      from = pause.to
      return pause
    })
  }

  it('falls due as the calendar says, whatever was asked and when', () => {
    fc.assert(
      fc.property(opened, fc.integer({ min: 1, max: 25 }), gaps, (day, amount, all) => {
        const pauses = pausesFrom(day, all)
        const instants = pauses.map(({ from, to }) => ({ from: noon(named(from)), to: noon(named(to)) }))
        expect(shown(due(noon(named(day)), { amount, unit: 'workingDays' }, instants))).toBe(
          named(walked(day, amount, pauses)),
        )
      }),
      { numRuns: 3000 },
    )
  })
  it('never becomes late by waiting, and what was late stays as late', () => {
    const units = fc.constantFrom<Within['unit']>('workingDays', 'calendarDays', 'calendarMonths', 'hours')
    fc.assert(
      fc.property(
        opened,
        units,
        fc.integer({ min: 1, max: 9 }),
        fc.nat(40),
        fc.nat(40),
        (day, unit, amount, wait, on) => {
          const [received, asked, now] = [day, day + wait, day + wait + on].map((each) => noon(named(each)))
          if (received === undefined || asked === undefined || now === undefined) throw new Error('no day')
          const before = due(received, { amount, unit }, [], asked)
          const while_ = due(received, { amount, unit }, [{ from: asked }], now)
          const wasLate = isOverdue(before, asked, timeZone)
          expect(isOverdue(while_, now, timeZone)).toBe(wasLate)
          if (wasLate) expect(shown(while_)).toBe(shown(before))
        },
      ),
      { numRuns: 2000 },
    )
  })
})
