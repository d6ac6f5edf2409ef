import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { workingDays } from '../../../knowledge/calendar/workingDays'
import { binRuleOf, type MissedBin, missedBin } from '../../../knowledge/collections/missedBin'
import { earliestReport, latestReport } from '../../../knowledge/collections/reportWindow'
import { loadKnowledge } from '../../../knowledge/load'
import { BinRule } from '../../../knowledge/schema'
import {
  everyDay,
  fromMinutes,
  isWorkingNumber,
  offsetAt,
  toDay,
  toMinutes,
  workingDayAfter,
} from './independent'

const by = { workingDays: workingDays(loadBankHolidays().england), timeZone: 'Europe/London' }

const rule = (more: Partial<Record<keyof BinRule, unknown>> = {}): BinRule =>
  BinRule.parse({
    streams: ['refuse'],
    earliest: { on: 'nextWorkingDay' },
    latest: { amount: 2, unit: 'workingDays' },
    returnWithin: { amount: 2, unit: 'workingDays' },
    blockedBy: ['not_presented', 'contaminated', 'road_blocked'],
    sample: true,
    reviewed: '2026-11-22',
    ...more,
  })

/** Fridays: 11 and 25 December 2026 (moved to Monday the 28th), 8 January 2027. */
const bin = (now: string, more: Partial<MissedBin> = {}): MissedBin => ({
  rule: rule(),
  collections: [
    { day: '2026-12-11', service: 'refuse' },
    { day: '2026-12-28', service: 'refuse', changed: { usual: '2026-12-25', reason: 'Christmas' } },
    { day: '2027-01-08', service: 'refuse' },
  ],
  changes: [{ service: 'refuse', usual: '2026-12-25', day: '2026-12-28', reason: 'Christmas' }],
  events: [],
  outBy: '07:00',
  now: { day: now.slice(0, 10), time: now.slice(11) },
  assisted: false,
  wholeStreet: false,
  missedBefore: [],
  ...more,
})
const answer = (now: string, more: Partial<MissedBin> = {}) => missedBin(bin(now, more), by)

const logged = (event: string, more: object = {}) =>
  [
    {
      scope: 'property',
      of: 'p',
      service: 'refuse',
      day: '2026-12-11',
      event,
      loggedAt: '2026-12-11T10:00',
      ...more,
    },
  ] as MissedBin['events']

describe('a missed bin', () => {
  it('may be reported from the next working day, with the day the crew is back', () => {
    expect(answer('2026-12-14 00:00')).toEqual({
      may: 'report',
      missed: { day: '2026-12-11', service: 'refuse' },
      until: { day: '2026-12-15', time: '23:59' },
      returnBy: '2026-12-16',
      assisted: false,
      forStreet: false,
      offerComplaint: false,
    })
  })

  it.each([
    ['2026-12-11 06:00', 'tooEarly'],
    ['2026-12-11 18:00', 'tooEarly'],
    ['2026-12-13 23:59', 'tooEarly'],
    ['2026-12-15 23:59', 'report'],
    ['2026-12-16 00:00', 'tooLate'],
    ['2026-12-10 12:00', 'noCollection'],
    // The usual Friday has come, and the crew comes on Monday.
    ['2026-12-25 12:00', 'dayChanged'],
    ['2026-12-27 12:00', 'dayChanged'],
    // Monday the 28th is a bank holiday on which they come all the same.
    ['2026-12-28 12:00', 'tooEarly'],
    ['2026-12-29 00:00', 'report'],
    ['2026-12-30 23:59', 'report'],
    ['2026-12-31 00:00', 'tooLate'],
  ])('at %s: %s', (now, expected) => {
    const it = answer(now)
    expect(it.may === 'report' ? 'report' : it.because).toBe(expected)
  })

  it('too early is told from when; too late, until when it was and what comes next', () => {
    expect(answer('2026-12-11 18:00')).toMatchObject({ from: { day: '2026-12-14', time: '00:00' } })
    expect(answer('2026-12-16 09:00')).toMatchObject({
      until: { day: '2026-12-15', time: '23:59' },
      next: '2026-12-28',
    })
  })

  it('of a council without a rule is not known', () => {
    expect(answer('2026-12-14 09:00', { rule: undefined })).toEqual({ may: 'no', because: 'noRule' })
  })

  it('whose day was moved to an earlier one is that day’s', () => {
    const collections = [{ day: '2026-12-24', service: 'refuse', changed: { usual: '2026-12-25' } }]
    const changes = [{ service: 'refuse', usual: '2026-12-25', day: '2026-12-24' }]
    expect(answer('2026-12-29 09:00', { collections, changes })).toMatchObject({
      may: 'report',
      missed: { day: '2026-12-24' },
    })
  })

  it('whose collection was cancelled is told so, until the next has come', () => {
    const changes = [{ service: 'refuse', usual: '2026-12-18', reason: 'snow' }]
    expect(answer('2026-12-19 09:00', { changes })).toMatchObject({
      because: 'dayChanged',
      change: { reason: 'snow' },
    })
    expect(answer('2026-12-29 09:00', { changes })).toMatchObject({ may: 'report' })
  })

  it.each([
    ['not_presented', 'nextTime'],
    ['contaminated', 'sortFirst'],
    ['road_blocked', 'leaveOut'],
  ])('that the crew logged as %s is answered with what to do: %s', (event, advice) => {
    for (const now of ['2026-12-11 13:00', '2026-12-14 09:00', '2026-12-20 09:00'])
      expect(answer(now, { events: logged(event) })).toMatchObject({
        because: 'crewLogged',
        event,
        advice,
        next: '2026-12-28',
      })
  })

  it('is answered with the last of several reasons', () => {
    const events = [...logged('road_blocked', { loggedAt: '2026-12-11T11:30' }), ...logged('not_presented')]
    expect(answer('2026-12-14 09:00', { events })).toMatchObject({ event: 'road_blocked' })
  })

  it.each([
    ['the council’s rule has not', logged('too_heavy')],
    ['belong to another collection', logged('contaminated', { day: '2026-11-27' })],
    ['are no reasons', logged('completed')],
  ])('may be reported where the crew logged things that %s', (_, events) => {
    expect(answer('2026-12-14 09:00', { events })).toMatchObject({ may: 'report' })
  })

  it('may be reported sooner once the round is done, where the rule says so', () => {
    const early = rule({ earliest: { on: 'nextWorkingDay', orWhenDone: true } })
    const events = logged('completed')
    expect(answer('2026-12-11 15:00', { rule: early })).toMatchObject({ because: 'tooEarly' })
    expect(answer('2026-12-11 15:00', { rule: early, events })).toMatchObject({ may: 'report' })
    expect(answer('2026-12-11 15:00', { events })).toMatchObject({ because: 'tooEarly' })
  })

  it('is reported once: the second is told of the first, and whether it is overdue', () => {
    const open = { reference: '123', missed: '2026-12-11', returnBy: '2026-12-15' }
    expect(answer('2026-12-15 09:00', { open })).toMatchObject({
      because: 'alreadyReported',
      open,
      overdue: false,
    })
    expect(answer('2026-12-16 09:00', { open })).toMatchObject({ because: 'alreadyReported', overdue: true })
    expect(answer('2026-12-15 09:00', { open, rule: rule({ oneOpenReport: false }) })).toMatchObject({
      may: 'report',
    })
  })

  it('of a stream that is not eligible waits for the next collection', () => {
    expect(answer('2026-12-14 09:00', { rule: rule({ eligible: false }) })).toMatchObject({
      because: 'notEligible',
      next: '2026-12-28',
    })
  })

  it.each([
    ['each', true, 'report', false],
    ['once', true, 'report', true],
    ['once', false, 'report', false],
    ['wait', true, 'wholeStreet', undefined],
    ['wait', false, 'report', false],
  ])(
    'of a whole street, where the rule is %s and it was one: %s',
    (wholeStreet, was, expected, forStreet) => {
      const it = answer('2026-12-14 09:00', { rule: rule({ wholeStreet }), wholeStreet: was })
      expect(it.may === 'report' ? 'report' : it.because).toBe(expected)
      expect(it.may === 'report' ? it.forStreet : undefined).toBe(forStreet)
    },
  )

  describe('of an assisted collection', () => {
    it.each([
      ['on the day, once it should be out', '2026-12-11 07:00', {}],
      ['when it is too late', '2026-12-20 09:00', {}],
      ['when the crew logged a reason', '2026-12-14 09:00', { events: logged('not_presented') }],
      ['of a stream that is not eligible', '2026-12-14 09:00', { rule: rule({ eligible: false }) }],
      [
        'when the whole street waits',
        '2026-12-14 09:00',
        { rule: rule({ wholeStreet: 'wait' }), wholeStreet: true },
      ],
    ])('is taken and marked %s', (_, now, more) => {
      expect(answer(now, { ...more, assisted: true })).toMatchObject({ may: 'report', assisted: true })
    })
    it.each([
      ['before it should be out', '2026-12-11 06:59', {}, 'tooEarly'],
      ['before any collection was due', '2026-12-10 09:00', {}, 'noCollection'],
      ['when its day was changed', '2026-12-26 09:00', {}, 'dayChanged'],
      [
        'when it was reported before',
        '2026-12-14 09:00',
        { open: { reference: '1', missed: '2026-12-11' } },
        'alreadyReported',
      ],
      [
        'when it is too late and the council makes no exception',
        '2026-12-20 09:00',
        { rule: rule({ assistedAlwaysTaken: false }) },
        'tooLate',
      ],
    ])('is not taken %s', (_, now, more, because) => {
      expect(answer(now, { ...more, assisted: true })).toMatchObject({ may: 'no', because })
    })
  })

  it.each([
    [[], false],
    [['2026-11-27'], false],
    [['2026-11-13', '2026-11-27'], true],
    [['2026-11-27', '2026-11-27'], false],
    [['2026-12-11', '2026-11-27'], false],
    [['2026-09-12', '2026-11-27'], true],
    [['2026-09-11', '2026-11-27'], false],
  ])('missed on %j before: a complaint is offered: %s', (missedBefore, offerComplaint) => {
    expect(answer('2026-12-14 09:00', { missedBefore })).toMatchObject({ offerComplaint })
  })

  it.each([
    ['notPublished', undefined],
    ['nextCollection', '2026-12-28'],
    [{ amount: 3, unit: 'calendarDays' }, '2026-12-17'],
    [{ amount: 9, unit: 'workingDays' }, '2026-12-29'],
  ])('the crew is back within %j: by %s', (returnWithin, expected) => {
    const it = answer('2026-12-14 09:00', { rule: rule({ returnWithin }) })
    expect(it.may === 'report' && it.returnBy).toBe(expected)
  })
})

/** Each way of counting: from when, and until when, by day numbers and minutes alone. */
const WAYS: readonly [string, BinRule, (n: number) => number, (n: number) => number][] = [
  [
    'from the next working day, two working days',
    rule(),
    (n) => workingDayAfter(n, 1) * 1440,
    (n) => workingDayAfter(n, 2) * 1440 + 1439,
  ],
  [
    'from 3pm on the day, until 4pm on the next working day',
    rule({
      earliest: { on: 'collectionDay', at: '15:00' },
      latest: { amount: 1, unit: 'workingDays', until: '16:00' },
    }),
    (n) => n * 1440 + 900,
    (n) => workingDayAfter(n, 1) * 1440 + 960,
  ],
  [
    'from the next day, within 48 hours',
    rule({ earliest: { on: 'nextDay' }, latest: { amount: 48, unit: 'hours' } }),
    (n) => (n + 1) * 1440,
    (n) => {
      const midnight = (n + 1) * 1440
      const utc = midnight - offsetAt(midnight - 60)
      return utc + 48 * 60 + offsetAt(utc + 48 * 60)
    },
  ],
  [
    'within three working days with the collection day',
    rule({
      earliest: { on: 'collectionDay', at: '16:30' },
      latest: { amount: 3, unit: 'workingDays', countsCollectionDay: true },
    }),
    (n) => n * 1440 + 990,
    (n) => workingDayAfter(isWorkingNumber(n) ? n : workingDayAfter(n, 1), 2) * 1440 + 1439,
  ],
  [
    'within two days by the calendar',
    rule({
      earliest: { on: 'nextDay', at: '08:00' },
      latest: { amount: 2, unit: 'calendarDays', until: '14:00' },
    }),
    (n) => (n + 1) * 1440 + 480,
    (n) => (n + 2) * 1440 + 840,
  ],
]

describe.each(WAYS)('every day of 2024 to 2028, %s', (_, counted, earliest, latest) => {
  const outcome = (day: string, minutes: number): string => {
    const now = fromMinutes(minutes)
    const collections = [{ day, service: 'refuse' }]
    const it = missedBin(bin(`${now.day} ${now.time}`, { rule: counted, collections, changes: [] }), by)
    return it.may === 'report' ? 'report' : it.because
  }

  it('begins and ends on the minute', () => {
    for (const n of everyDay) {
      const day = toDay(n)
      const [from, until] = [earliest(n), latest(n)]
      expect([
        day,
        toMinutes(...(Object.values(earliestReport(counted, day, by)) as [string, string])),
      ]).toEqual([day, from])
      expect([
        day,
        toMinutes(...(Object.values(latestReport(counted, day, by)) as [string, string])),
      ]).toEqual([day, until])
      expect([day, ...[from - 1, from, until, until + 1].map((at) => outcome(day, at))]).toEqual([
        day,
        'tooEarly',
        'report',
        'report',
        'tooLate',
      ])
    }
  })
})

describe('a long holiday', () => {
  it('does not end the time for reporting before it begins', () => {
    const counted = rule({ latest: { amount: 48, unit: 'hours' } })
    const collections = [{ day: '2026-12-24', service: 'refuse' }]
    const at = (now: string) => missedBin(bin(now, { rule: counted, collections, changes: [] }), by)
    expect(at('2026-12-28 23:59')).toMatchObject({ because: 'tooEarly' })
    expect(at('2026-12-29 10:00')).toMatchObject({
      may: 'report',
      until: { day: '2026-12-29', time: '23:59' },
    })
    expect(at('2026-12-30 00:00')).toMatchObject({ because: 'tooLate' })
  })
})

describe('the councils’ own rules', () => {
  const { councils } = loadKnowledge()

  it.each([...councils.keys()])(
    '%s can report every missed bin of 2024 to 2028 that may be reported at all',
    (id) => {
      const rules = councils.get(id)?.binRules ?? []
      expect(rules.length).toBeGreaterThan(0)
      for (const own of rules)
        for (const n of everyDay) {
          const [from, until] = [earliestReport(own, toDay(n), by), latestReport(own, toDay(n), by)]
          expect(`${from.day} ${from.time}` <= `${until.day} ${until.time}`).toBe(true)
        }
    },
  )

  it.each([...councils.keys()])('%s has one for every stream it has a container for', (id) => {
    const pack = councils.get(id)
    const streams = new Set(pack?.containers.map(({ stream }) => stream))
    expect(streams.size).toBeGreaterThan(0)
    for (const stream of streams) expect(binRuleOf(pack?.binRules ?? [], stream)).toBeDefined()
  })

  it.each([
    ['central-bedfordshire', 'recycling', '2026-12-24', '2026-12-29 00:00', '2026-12-30 23:59'],
    ['central-bedfordshire', 'refuse', '2027-03-25', '2027-03-30 00:00', '2027-03-31 23:59'],
    ['rossendale', 'garden', '2026-11-27', '2026-11-30 00:00', '2026-11-30 23:59'],
  ] as const)('%s: %s missed on %s may be reported from %s until %s', (id, stream, day, from, until) => {
    const own = binRuleOf(councils.get(id)?.binRules ?? [], stream)
    if (own === undefined) throw new Error('no rule')
    const said = ({ day: on, time }: { day: string; time: string }) => `${on} ${time}`
    expect([said(earliestReport(own, day, by)), said(latestReport(own, day, by))]).toEqual([from, until])
    expect(own.sample).toBe(false)
  })

  it('are each from a page with an address, or marked as a sample', () => {
    for (const { council, binRules } of councils.values())
      for (const { source, sample } of binRules)
        if (!sample) expect(council.documents[source?.document ?? '']?.url).toMatch(/^http/)
  })
})
