import fc from 'fast-check'
import { collectionsBetween, notSubscribed } from '../../../knowledge/collections/collections'
import type {
  CollectionService,
  OnRound,
  Override,
  Round,
  Schedule,
} from '../../../knowledge/collections/schedule'
import { everyDay, FIRST, LAST, toDay, weekdayOfNumber } from './independent'

const service = (code: string, more: Partial<CollectionService> = {}): CollectionService => ({
  code,
  stream: 'refuse',
  name: code,
  outBy: '07:00',
  subscription: false,
  ...more,
})

const round = (name: string, of: string, start: string, everyWeeks: number, until?: string): Round => ({
  round: name,
  service: of,
  rule: { everyWeeks, weekdays: [] },
  start,
  ...(until === undefined ? {} : { until }),
})

const override = (more: Partial<Override>): Override => ({
  scope: 'council',
  of: '',
  service: '*',
  original: '2026-12-25',
  publishedAt: '2026-11-01',
  ...more,
})

/** Refuse every other Friday from 11 December 2026, garden waste on the Fridays between, in season. */
const schedule = (more: Partial<Schedule> = {}): Schedule => ({
  uprn: '999900000001',
  usrn: '99900001',
  services: [
    service('refuse'),
    service('garden', { subscription: true, season: { from: '03-01', to: '11-30' } }),
  ],
  onRounds: [{ service: 'refuse', round: 'fri-a' }],
  rounds: [round('fri-a', 'refuse', '2026-12-11', 2), round('fri-b', 'garden', '2026-12-04', 2)],
  roundDays: [],
  givenDays: [],
  overrides: [],
  ...more,
})

const said = (it: Schedule, from = '2026-12-20', to = '2027-01-10') => {
  const { collections, changes } = collectionsBetween(it, from, to)
  return {
    collected: collections.map(
      ({ day, service: of, changed }) =>
        `${day} ${of}${changed ? ` instead of ${changed.usual}: ${changed.reason}` : ''}`,
    ),
    changes: changes.map(({ usual, day, reason }) => `${usual} → ${day ?? 'none'}: ${reason}`),
  }
}

describe('collections', () => {
  it('come as the round does', () => {
    expect(said(schedule())).toEqual({ collected: ['2026-12-25 refuse', '2027-01-08 refuse'], changes: [] })
  })

  it('that are moved say from when, and why', () => {
    const overrides = [override({ moved: '2026-12-28', reason: 'Christmas' })]
    expect(said(schedule({ overrides }))).toEqual({
      collected: ['2026-12-28 refuse instead of 2026-12-25: Christmas', '2027-01-08 refuse'],
      changes: ['2026-12-25 → 2026-12-28: Christmas'],
    })
  })

  it('that are moved to an earlier day are found there', () => {
    const overrides = [override({ moved: '2026-12-24', reason: 'Christmas' })]
    expect(said(schedule({ overrides }), '2026-12-24', '2026-12-24').collected).toEqual([
      '2026-12-24 refuse instead of 2026-12-25: Christmas',
    ])
  })

  it('that are moved out of the days asked for are told as a change, and not as a collection', () => {
    const overrides = [override({ moved: '2026-12-28', reason: 'Christmas' })]
    expect(said(schedule({ overrides }), '2026-12-21', '2026-12-27')).toEqual({
      collected: [],
      changes: ['2026-12-25 → 2026-12-28: Christmas'],
    })
  })

  it('that are cancelled are told as a change without a day', () => {
    const overrides = [override({ reason: 'snow' })]
    expect(said(schedule({ overrides }))).toEqual({
      collected: ['2027-01-08 refuse'],
      changes: ['2026-12-25 → none: snow'],
    })
  })

  it('are not touched by an override of a day on which nothing is due', () => {
    const overrides = [override({ original: '2026-12-24', moved: '2026-12-23', reason: 'Christmas' })]
    expect(said(schedule({ overrides }))).toEqual(said(schedule()))
  })

  it.each<[string, Partial<Override>[], string]>([
    [
      'a street over the council',
      [{ moved: '2026-12-28' }, { scope: 'street', of: '99900001', moved: '2026-12-29' }],
      '2026-12-29',
    ],
    [
      'a property over its street',
      [
        { scope: 'property', of: '999900000001', moved: '2026-12-30' },
        { scope: 'street', of: '99900001', moved: '2026-12-29' },
      ],
      '2026-12-30',
    ],
    [
      'a street over its round',
      [
        { scope: 'round', of: 'fri-a', moved: '2026-12-30' },
        { scope: 'street', of: '99900001', moved: '2026-12-29' },
      ],
      '2026-12-29',
    ],
    [
      'a narrower scope, though it is older',
      [
        { moved: '2026-12-28', publishedAt: '2026-12-20' },
        { scope: 'round', of: 'fri-a', moved: '2026-12-29' },
      ],
      '2026-12-29',
    ],
    [
      'the newest of one scope',
      [
        { moved: '2026-12-28', publishedAt: '2026-12-01T09:30' },
        { moved: '2026-12-29', publishedAt: '2026-12-01T10:00' },
        { moved: '2026-12-30' },
      ],
      '2026-12-29',
    ],
    [
      'one service over all services',
      [
        { moved: '2026-12-28', publishedAt: '2026-12-20' },
        { service: 'refuse', moved: '2026-12-29' },
      ],
      '2026-12-29',
    ],
    [
      'the only one that is for this property',
      [
        { scope: 'street', of: '99900002', moved: '2026-12-28' },
        { scope: 'round', of: 'fri-b', moved: '2026-12-29' },
        { service: 'garden', moved: '2026-12-30' },
        { moved: '2026-12-31' },
      ],
      '2026-12-31',
    ],
    [
      'a narrow one that keeps the usual day',
      [{ moved: '2026-12-28' }, { scope: 'property', of: '999900000001', moved: '2026-12-25' }],
      '2026-12-25',
    ],
  ])('of several overrides follow %s', (_, given, expected) => {
    for (const list of [given, given.toReversed()]) {
      const { collections } = collectionsBetween(
        schedule({ overrides: list.map(override) }),
        '2026-12-20',
        '2026-12-31',
      )
      expect(collections.map(({ day }) => day)).toEqual([expected])
      expect(collections[0]?.changed === undefined).toBe(expected === '2026-12-25')
    }
  })

  it('are one when a day is moved onto the next one’s', () => {
    const overrides = [override({ moved: '2027-01-08', reason: 'Christmas' })]
    expect(said(schedule({ overrides })).collected).toEqual([
      '2027-01-08 refuse instead of 2026-12-25: Christmas',
    ])
  })

  it('stop with the round, and go on with the round that follows it', () => {
    const rounds = [
      round('fri-a', 'refuse', '2026-12-11', 2, '2026-12-27'),
      round('fri-a', 'refuse', '2026-12-29', 1),
    ]
    expect(said(schedule({ rounds })).collected).toEqual([
      '2026-12-25 refuse',
      '2026-12-29 refuse',
      '2027-01-05 refuse',
    ])
  })

  it('change with the property’s round', () => {
    const onRounds: OnRound[] = [
      { service: 'refuse', round: 'fri-a', to: '2026-12-31' },
      { service: 'refuse', round: 'fri-c', from: '2027-01-01' },
    ]
    const rounds = [...schedule().rounds, round('fri-c', 'refuse', '2026-12-04', 2)]
    expect(said(schedule({ rounds, onRounds })).collected).toEqual(['2026-12-25 refuse', '2027-01-01 refuse'])
  })

  it('of a subscription last as long as it is paid for, and only in season', () => {
    const onRounds = [{ service: 'garden', round: 'fri-b', from: '2026-11-01', to: '2027-03-20' }]
    expect(said(schedule({ onRounds }), '2026-10-01', '2027-06-30').collected).toEqual(['2027-03-12 garden'])
    expect(notSubscribed(schedule({ onRounds }), '2027-03-20')).toEqual([])
    expect(notSubscribed(schedule({ onRounds }), '2027-03-21').map(({ code }) => code)).toEqual(['garden'])
    expect(notSubscribed(schedule(), '2026-12-01').map(({ code }) => code)).toEqual(['garden'])
  })

  it('may have a season over the turn of the year', () => {
    const services = [service('refuse', { season: { from: '12-20', to: '01-31' } })]
    expect(said(schedule({ services }), '2026-12-01', '2027-03-31').collected).toEqual([
      '2026-12-25 refuse',
      '2027-01-08 refuse',
      '2027-01-22 refuse',
    ])
  })

  it('may be given by their days, of a round or of the property itself', () => {
    const roundDays = [{ round: 'fri-a', service: 'refuse', day: '2026-12-31' }]
    const givenDays = [
      { service: 'garden', day: '2026-12-22' },
      { service: 'garden', day: '2027-01-02', usual: '2027-01-01', reason: 'the bank holiday' },
    ]
    expect(said(schedule({ rounds: [], roundDays, givenDays }))).toEqual({
      collected: [
        '2026-12-22 garden',
        '2026-12-31 refuse',
        '2027-01-02 garden instead of 2027-01-01: the bank holiday',
      ],
      changes: ['2027-01-01 → 2027-01-02: the bank holiday'],
    })
  })

  it('that were given with a usual day follow an override of it', () => {
    const givenDays = [{ service: 'refuse', day: '2027-01-02', usual: '2027-01-01' }]
    const overrides = [override({ original: '2027-01-01', moved: '2027-01-04', reason: 'snow' })]
    expect(said(schedule({ onRounds: [], givenDays, overrides })).collected).toEqual([
      '2027-01-04 refuse instead of 2027-01-01: snow',
    ])
  })
})

const dayBetween = fc.integer({ min: FIRST, max: LAST })
const nearby = (n: number) => fc.integer({ min: n - 20, max: n + 20 }).map(toDay)

const anyOverride = (days: readonly number[]): fc.Arbitrary<Override> =>
  fc.constantFrom(...days).chain((n) =>
    fc
      .record(
        {
          scope: fc.constantFrom(
            'council' as const,
            'round' as const,
            'street' as const,
            'property' as const,
          ),
          service: fc.constantFrom('*', 'a', 'b'),
          original: fc.constant(toDay(n)),
          moved: nearby(n),
          publishedAt: fc.constantFrom('2024-01-01', '2024-01-01T10:00', '2025-06-01'),
          other: fc.boolean(),
        },
        { requiredKeys: ['scope', 'service', 'original', 'publishedAt', 'other'] },
      )
      .map(({ other, ...one }) => {
        const of = { council: '', round: 'r', street: 's', property: 'p' }[one.scope]
        return { ...one, of: other && one.scope !== 'council' ? 'another' : of }
      }),
  )

/** Two overrides of equal strength that disagree are refused at the import; here too there are none. */
const unlike = ({ scope, of, service: code, original, publishedAt }: Override): string =>
  [scope, of, code, original, publishedAt].join('|')

const CANDIDATES = Array.from({ length: 12 }, (_, i) => FIRST + 1 + i * 7 * 20)

interface Made {
  start: number
  everyWeeks: number
  season: boolean
  overrides: readonly Override[]
}

const made: fc.Arbitrary<Made> = fc.record({
  start: dayBetween.map((n) => n - (n % 7) + 4 - 700),
  everyWeeks: fc.integer({ min: 1, max: 3 }),
  season: fc.boolean(),
  overrides: fc.uniqueArray(anyOverride(CANDIDATES.flatMap((n) => [n, n + 1, n + 2])), {
    selector: unlike,
    maxLength: 40,
  }),
})

const everyDayAround = Array.from({ length: LAST - FIRST + 121 }, (_, i) => FIRST - 60 + i)

const RANK = { council: 1, round: 2, street: 3, property: 4 } as const

const isUsual = ({ start, everyWeeks, season }: Made, n: number): boolean => {
  const month = Number(toDay(n).slice(5, 7))
  const inTurn = n >= start && ((n - start) / 7) % everyWeeks === 0
  return inTurn && weekdayOfNumber(n) === weekdayOfNumber(start) && !(season && (month < 3 || month > 11))
}

/** The strongest by one text that sorts. */
const endOf = (overrides: readonly Override[], usual: string): string | undefined => {
  const mine = overrides
    .filter(({ original, service: code, of }) => original === usual && code !== 'b' && of !== 'another')
    .map((one) => ({ one, key: `${RANK[one.scope]} ${one.service === '*' ? 0 : 1} ${one.publishedAt}` }))
    .sort((x, y) => (x.key < y.key ? 1 : -1))[0]?.one
  return mine === undefined ? usual : mine.moved
}

/** Walks over every day there is and writes down where each ends up: the day, and whether something was moved there. */
const byHand = (one: Made): readonly string[] => {
  const ends = everyDayAround
    .filter((n) => isUsual(one, n))
    .map((n) => ({ usual: toDay(n), day: endOf(one.overrides, toDay(n)) }))
  return everyDay
    .map(toDay)
    .map((day) => ({ day, from: ends.filter((end) => end.day === day) }))
    .filter(({ from }) => from.length > 0)
    .map(({ day, from }) => `${day} ${from.some(({ usual }) => usual !== day) ? 'moved' : 'usual'}`)
}

const toSchedule = ({ start, everyWeeks, season, overrides }: Made): Schedule => ({
  uprn: 'p',
  usrn: 's',
  services: [service('a', season ? { season: { from: '03-01', to: '11-30' } } : {})],
  onRounds: [{ service: 'a', round: 'r' }],
  rounds: [round('r', 'a', toDay(start), everyWeeks)],
  roundDays: [],
  givenDays: [],
  overrides,
})

describe('collections over every day of 2024 to 2028', () => {
  it('are what a walk over all the days finds', () => {
    fc.assert(
      fc.property(made, (one) => {
        const found = collectionsBetween(toSchedule(one), toDay(FIRST), toDay(LAST)).collections
        expect(found.map(({ day, changed }) => `${day} ${changed ? 'moved' : 'usual'}`)).toEqual(byHand(one))
      }),
      { numRuns: 60 },
    )
  })

  it('are the same however the days are asked for', () => {
    fc.assert(
      fc.property(
        made,
        dayBetween,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        (one, from, a, b) => {
          const it = toSchedule(one)
          const days = (x: number, y: number) => collectionsBetween(it, toDay(x), toDay(y)).collections
          expect([...days(from, from + a), ...days(from + a + 1, from + a + b)]).toEqual(
            days(from, from + a + b),
          )
        },
      ),
      { numRuns: 200 },
    )
  })
})
