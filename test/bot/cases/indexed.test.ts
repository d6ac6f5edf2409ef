import fc from 'fast-check'
import { type Case, foundCase } from '../../../bot/cases/case'
import { indexedCase } from '../../../bot/cases/indexed'
import { CASE_STATES, type CaseEvent } from '../../../dialogs/ports'
import { dueOfCase } from '../../../dialogs/tracking/due'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import { Within } from '../../../knowledge/schema'
import { aCase } from '../support/aCase'
import { holidays, packs } from '../support/open311'

const pack = packs.get('otherford')
if (pack === undefined) throw new Error('no council')
const at = { pack, workingDays: workingDays(holidays[pack.council.nation]) }

const T = Date.parse('2026-03-26T10:00:00Z')
const A_DAY = 86_400_000

const events = fc
  .array(
    fc.record({
      state: fc.constantFrom(...CASE_STATES),
      after: fc.integer({ min: 0, max: 9 * A_DAY }),
      by: fc.constantFrom('resident' as const, 'council' as const),
    }),
    { maxLength: 6 },
  )
  .map((list) => {
    let now = T
    return list.map(({ state, after, by }): CaseEvent => {
      now += after
      return { state, at: new Date(now), by }
    })
  })
const withins = fc.record({
  amount: fc.integer({ min: 1, max: 20 }),
  unit: fc.constantFrom(...Within.shape.unit.options),
})

it('a case is overdue in lists just when the calendar of the conversation says so', () => {
  fc.assert(
    fc.property(events, withins, fc.integer({ min: 0, max: 80 * A_DAY }), (more, within, later) => {
      const first: CaseEvent = { state: 'received', at: new Date(T), by: 'resident' }
      const one: Case = aCase({ timeline: [first, ...more], promise: { within } })
      // Nobody looks at a case before what has happened to it.
      const now = new Date(Math.max(T + later, (more.at(-1) ?? first).at.getTime()))
      const counted = dueOfCase(foundCase(one), { ...at, at: now })
      const { dueAt } = indexedCase(one, at)
      expect(dueAt !== undefined && dueAt < now).toBe(counted?.overdue ?? false)
    }),
    { numRuns: 3_000 },
  )
})

const TIMELINES: readonly (readonly [
  string,
  readonly (readonly [CaseEvent['state'], CaseEvent['by']])[],
  boolean,
  boolean,
])[] = [
  ['opened', [], false, false],
  ['chased', [['received', 'resident']], true, false],
  [
    'chased and told',
    [
      ['received', 'resident'],
      ['received', 'council'],
    ],
    false,
    false,
  ],
  [
    'told and chased',
    [
      ['inProgress', 'council'],
      ['inProgress', 'resident'],
    ],
    true,
    false,
  ],
  ['asked', [['waiting', 'council']], false, false],
  [
    'answered',
    [
      ['waiting', 'council'],
      ['inProgress', 'resident'],
    ],
    false,
    true,
  ],
  [
    'answered and chased',
    [
      ['waiting', 'council'],
      ['inProgress', 'resident'],
      ['inProgress', 'resident'],
    ],
    true,
    true,
  ],
  [
    'answered and gone on',
    [
      ['waiting', 'council'],
      ['inProgress', 'resident'],
      ['scheduled', 'council'],
    ],
    false,
    false,
  ],
  [
    'taken back',
    [
      ['received', 'resident'],
      ['withdrawn', 'resident'],
    ],
    false,
    false,
  ],
]
it.each(TIMELINES)('one that was %s', (_, more, isChased, isReplied) => {
  const timeline = more.map(([state, by], i): CaseEvent => ({ state, by, at: new Date(T + i + 1) }))
  const one = aCase({ timeline: [{ state: 'received', at: new Date(T), by: 'resident' }, ...timeline] })
  expect(indexedCase(one, at)).toMatchObject({ isChased, isReplied })
})
