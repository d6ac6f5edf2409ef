import fc from 'fast-check'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { addDays } from '../../../knowledge/calendar/day'
import { closuresOf, hoursOn, isOpenAt, nextOpening, stateAt } from '../../../knowledge/calendar/openingHours'
import { Closure, Hours } from '../../../knowledge/schema'

const source = { document: 'guide', section: 'Hours' }
const published = (more: object) => {
  const hours = Hours.parse({
    mon: ['09:00-17:00'],
    tue: ['09:00-17:00'],
    wed: ['10:00-12:00', '13:00-16:00'],
    thu: ['09:00-12:00', '12:00-17:00'],
    fri: ['09:00-16:30'],
    sat: ['09:00-12:30'],
    sun: [],
    source,
    ...more,
  })
  if (hours === 'notPublished') throw new Error('these are published')
  return hours
}
const usual = published({})
const holidays = loadBankHolidays().england
const context = { closures: [] as Closure[], holidays }
const closure = (more: object) => Closure.parse({ of: 'all', reason: 'Repairs', source, ...more })

describe('the hours of a day', () => {
  test.each([
    ['2026-11-23', usual, ['09:00-17:00'], undefined],
    ['2026-11-25', usual, ['10:00-12:00', '13:00-16:00'], undefined],
    ['2026-11-22', usual, [], { kind: 'weekday' }],
    ['2026-12-25', usual, [], { kind: 'bankHoliday', title: 'Christmas Day', published: false }],
    [
      '2026-12-25',
      published({ onBankHolidays: 'closed' }),
      [],
      { kind: 'bankHoliday', title: 'Christmas Day', published: true },
    ],
    ['2026-12-28', published({ onBankHolidays: 'open' }), ['09:00-17:00'], undefined],
    // Boxing Day itself is a Saturday: its bank holiday is the Monday, but it is no ordinary Saturday.
    ['2026-12-26', usual, [], { kind: 'bankHoliday', title: 'Boxing Day', published: false }],
    [
      '2026-12-26',
      published({ onBankHolidays: 'closed' }),
      [],
      { kind: 'bankHoliday', title: 'Boxing Day', published: false },
    ],
    ['2027-05-03', published({ mon: [] }), [], { kind: 'weekday' }],
  ])('%s', (day, hours, sessions, because) => {
    const found = hoursOn(hours, day, context)
    expect(found.sessions.map(({ from, to }) => `${from}-${to}`)).toEqual(sessions)
    expect(found.because).toEqual(because)
    expect(found.holidaysKnown).toBe(true)
  })

  test('a closure goes before everything, whole days or part', () => {
    const closures = [
      closure({ from: '2026-12-25', to: '2026-12-29' }),
      closure({ from: '2026-12-24', to: '2026-12-24', sessions: ['09:00-12:00'], reason: 'Christmas Eve' }),
    ]
    expect(hoursOn(usual, '2026-12-28', { closures, holidays })).toEqual({
      sessions: [],
      because: { kind: 'closure', reason: 'Repairs' },
      holidaysKnown: true,
    })
    expect(hoursOn(usual, '2026-12-24', { closures, holidays })).toEqual({
      sessions: [{ from: '09:00', to: '12:00' }],
      because: { kind: 'closure', reason: 'Christmas Eve' },
      holidaysKnown: true,
    })
    expect(hoursOn(usual, '2026-12-30', { closures, holidays }).sessions).toHaveLength(2)
  })

  test('closures are those of the place, or of all', () => {
    const here = closure({ of: ['town-hall'], from: '2026-12-01', to: '2026-12-02' })
    const there = closure({ of: ['library'], from: '2026-12-01', to: '2026-12-02' })
    const all = closure({ from: '2026-12-03', to: '2026-12-03' })
    expect(closuresOf([here, there, all], 'town-hall')).toEqual([here, all])
  })

  test('a year without published holidays is said to be unknown', () => {
    expect(hoursOn(usual, '2029-12-25', context)).toMatchObject({ holidaysKnown: false })
  })
})

describe('open or closed', () => {
  test.each([
    ['2026-11-23', '08:59', false],
    ['2026-11-23', '09:00', true],
    ['2026-11-23', '16:59', true],
    ['2026-11-23', '17:00', false],
    ['2026-11-25', '12:30', false],
    ['2026-11-26', '12:00', true],
    ['2026-12-25', '11:00', false],
  ])('%s %s: %s', (day, time, open) => {
    expect(isOpenAt(usual, { day, time }, context)).toBe(open)
  })

  test('until when, and for how long, over sessions that touch', () => {
    expect(stateAt(usual, { day: '2026-11-26', time: '11:15' }, context)).toMatchObject({
      open: true,
      until: '17:00',
      closesInMinutes: 345,
    })
    expect(stateAt(usual, { day: '2026-11-25', time: '11:15' }, context)).toMatchObject({
      until: '12:00',
      closesInMinutes: 45,
    })
  })

  test.each([
    ['2026-11-25', '12:00', '2026-11-25', '13:00'],
    ['2026-11-22', '10:00', '2026-11-23', '09:00'],
    ['2026-11-23', '07:00', '2026-11-23', '09:00'],
    ['2026-12-24', '17:00', '2026-12-29', '09:00'],
  ])('after %s %s it opens on %s %s', (day, time, nextDay, from) => {
    const next = { day: nextDay, from, holidaysKnown: true }
    expect(stateAt(usual, { day, time }, context)).toMatchObject({ open: false, next })
    expect(nextOpening(usual, { day, time }, context)).toEqual(next)
  })

  test('gives up after sixty days', () => {
    const closures = [closure({ from: '2026-11-01', to: '2027-06-30' })]
    const state = stateAt(usual, { day: '2026-11-23', time: '10:00' }, { closures, holidays })
    expect(state).toMatchObject({ open: false, today: { because: { kind: 'closure' } } })
    expect(state).not.toHaveProperty('next')
    const soon = [closure({ from: '2026-11-01', to: '2027-01-21' })]
    expect(nextOpening(usual, { day: '2026-11-23', time: '10:00' }, { closures: soon, holidays })).toEqual({
      day: '2027-01-22',
      from: '09:00',
      holidaysKnown: true,
    })
  })

  test('hours that are not published stay not published', () => {
    const at = { day: '2026-11-23', time: '10:00' }
    expect(hoursOn('notPublished', at.day, context)).toBe('notPublished')
    expect(stateAt('notPublished', at, context)).toBe('notPublished')
    expect(isOpenAt('notPublished', at, context)).toBe('notPublished')
    expect(nextOpening('notPublished', at, context)).toBe('notPublished')
  })

  test('at every minute: open means inside a session, and closed names an opening still to come', () => {
    const pad = (n: number) => String(n).padStart(2, '0')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1600 }), fc.integer({ min: 0, max: 1439 }), (offset, minute) => {
        const at = {
          day: addDays('2024-01-01', offset),
          time: `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`,
        }
        const state = stateAt(usual, at, context)
        const inside = hoursOn(usual, at.day, context).sessions.some(
          (s) => s.from <= at.time && at.time < s.to,
        )
        expect(state !== 'notPublished' && state.open).toBe(inside)
        if (state === 'notPublished' || state.open) return
        expect(`${state.next?.day} ${state.next?.from}` > `${at.day} ${at.time}`).toBe(true)
        expect(state.next && isOpenAt(usual, { day: state.next.day, time: state.next.from }, context)).toBe(
          true,
        )
      }),
    )
  })
})
