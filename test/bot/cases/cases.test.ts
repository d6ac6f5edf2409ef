import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { foundCase, pausesOf } from '../../../bot/cases/case'
import { createCases, keyOf, MOST_WRONG_PROOFS } from '../../../bot/cases/cases'
import { newReference } from '../../../bot/cases/newReference'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { isCaseReference } from '../../../dialogs/caseReference'
import type { CaseDraft, CaseState } from '../../../dialogs/ports'
import { aCase, aDraft } from '../support/aCase'

const AT = new Date('2026-04-08T10:00:00Z')
const later = (ms: number) => new Date(AT.getTime() + ms)
const HOUR = 3_600_000
const turn = { council: 'otherford', conversation: 'one', at: AT }

describe('a new reference', () => {
  /** Chance that says these numbers, one after the other. */
  const saying = (...numbers: readonly number[]) => {
    let at = 0
    return {
      bytes: (count: number) => {
        const said = Buffer.alloc(count)
        said.writeUIntBE(numbers[at++ % numbers.length] ?? 0, 0, count)
        return said
      },
    }
  }
  it('is one, whatever chance says', () => {
    fc.assert(
      fc.property(fc.nat(89_999_999), (number) => {
        const reference = newReference(saying(number, 2_345_678))
        expect(isCaseReference(reference)).toBe(true)
        expect(reference.match(/\d{3}/g)).not.toContain('999')
        expect(reference.match(/\d{3}/g)).not.toContain('112')
      }),
    )
  })
  it.each([
    ['999 123 45', 89_912_345, '12345678'],
    ['112 345 67', 1_234_567, '12345678'],
    ['123 999 45', 2_399_945, '12345678'],
    ['123 112 45', 2_311_245, '12345678'],
    ['199 934 56', 9_993_456, '19993456'],
    ['121 129 99', 2_112_999, '12112999'],
  ])('has no group that calls for help: %s', (_, number, eight) => {
    expect(newReference(saying(number, 2_345_678)).slice(0, 8)).toBe(eight)
  })
  it('is not looked for, for ever, when chance is broken', () => {
    expect(() => newReference(saying(89_912_345))).toThrow(
      expect.objectContaining({ code: 'reference_not_drawn' }),
    )
  })
  it('is nearly never the same twice', () => {
    const many = Array.from({ length: 2000 }, () => newReference({ bytes: randomBytes }))
    expect(new Set(many).size).toBeGreaterThan(1990)
  })
})

describe('the key of what was asked', () => {
  const key = (draft: CaseDraft, more = {}) => keyOf({ ...turn, ...more }, draft)
  it('is the same for the same answers, in whatever order, said however, by whomever', () => {
    const same = aDraft({ answers: { where: '10001', bin: 'green' }, what: 'Other words', contact: {} })
    expect(key(same, { at: later(HOUR) })).toBe(key(aDraft()))
  })
  it.each([
    ['another answer', aDraft({ answers: { bin: 'brown', where: '10001' } }), {}],
    ['an answer more', aDraft({ answers: { bin: 'green', where: '10001', lid: null } }), {}],
    ['a list in another order', aDraft({ answers: { bins: ['b', 'a'] } }), {}],
    ['another service', aDraft({ service: 'order-bin' }), {}],
    ['another conversation', aDraft(), { conversation: 'two' }],
    ['another council', aDraft(), { council: 'elsewhere' }],
  ])('is another for %s', (_, draft, more) => {
    expect(key(draft, more)).not.toBe(key(aDraft()))
    expect(key(draft, more)).not.toBe(key(aDraft({ answers: { bins: ['a', 'b'] } })))
  })
})

describe('the times in which the council waited', () => {
  const inStates = (...states: readonly CaseState[]) => {
    const [first, ...others] = states.map((state, i) => ({ state, at: later(i), by: 'council' }) as const)
    return first && pausesOf(aCase({ timeline: [first, ...others] }))
  }
  it('are told by the timeline; the last may be open', () => {
    expect(inStates('received', 'waiting', 'inProgress', 'waiting')).toEqual([
      { from: later(1), to: later(2) },
      { from: later(3) },
    ])
    expect(inStates('received', 'waiting', 'withdrawn')).toEqual([{ from: later(1), to: later(2) }])
  })
  it('are one while more is said of it', () => {
    expect(inStates('received', 'waiting', 'waiting', 'inProgress', 'inProgress')).toEqual([
      { from: later(1), to: later(3) },
    ])
    expect(inStates('received', 'waiting', 'waiting')).toEqual([{ from: later(1) }])
  })
  it('are none where it never asked', () => {
    expect(inStates('received', 'inProgress', 'done')).toEqual([])
  })
})

it('a case is in a state since it came into it, whatever was said of it then', () => {
  const [first, ...others] = (['received', 'scheduled', 'scheduled'] as const).map(
    (state, i) => ({ state, at: later(i), by: 'council' }) as const,
  )
  if (first === undefined) throw new Error('no event')
  expect(foundCase(aCase({ timeline: [first, ...others] }))).toMatchObject({ since: later(1), openedAt: AT })
})

describe('cases', () => {
  let store: Store
  beforeEach(async () => {
    store = await openSqlite(':memory:')
    const opening = { council: 'otherford', channel: 'sms', resident: 'r', locale: 'en-GB', startedAt: AT }
    await store.start({ id: 'one', ...opening })
  })
  afterEach(() => store.close())
  const casesOf = () => createCases({ store, chance: { bytes: randomBytes } })

  const openedWith = async (draft: CaseDraft): Promise<string> => {
    const ofTurn = casesOf().during(turn)
    const { reference } = await ofTurn.ports.openCase(draft)
    await store.keep({ conversation: 'one', replies: [], state: null, opens: ofTurn.opened() })
    return reference
  }

  it('are there for their own turn at once, and for others when it is kept', async () => {
    const ofTurn = casesOf().during(turn)
    const { reference, isNew } = await ofTurn.ports.openCase(aDraft())
    expect(isNew).toBe(true)
    expect(await ofTurn.ports.findCase(reference)).toMatchObject({ state: 'received', openedAt: AT })
    expect(await casesOf().looking(turn).findCase(reference)).toBeUndefined()
    await store.keep({ conversation: 'one', replies: [], state: null, opens: ofTurn.opened() })
    expect(await casesOf().looking(turn).findCase(reference)).toMatchObject({ state: 'received' })
  })
  it('asked for twice are one, in the same turn and in a later one', async () => {
    const ofTurn = casesOf().during(turn)
    const [first, second] = [await ofTurn.ports.openCase(aDraft()), await ofTurn.ports.openCase(aDraft())]
    expect([second.isNew, second.reference]).toEqual([false, first.reference])
    expect(ofTurn.opened()).toHaveLength(1)
    await store.keep({ conversation: 'one', replies: [], state: null, opens: ofTurn.opened() })
    const after = casesOf().during({ ...turn, at: later(HOUR) })
    const third = await after.ports.openCase(aDraft())
    expect(third).toEqual({ ...first, isNew: false })
    expect(after.opened()).toEqual([])
  })
  it('asked for in two turns at the same moment are one', async () => {
    const turns = [casesOf().during(turn), casesOf().during(turn)]
    const opened = await Promise.all(turns.map(({ ports }) => ports.openCase(aDraft())))
    expect(opened[0]?.reference).toBe(opened[1]?.reference)
    for (const each of turns)
      await store.keep({ conversation: 'one', replies: [], state: null, opens: each.opened() })
    const found = await store.findCase('otherford', opened[0]?.reference ?? '')
    expect(found?.timeline).toHaveLength(1)
  })
  it('tell nothing of what was reported to whoever has only the reference', async () => {
    const reference = await openedWith(aDraft())
    const found = await casesOf().looking(turn).findCase(reference)
    expect(found).toEqual({
      reference,
      state: 'received',
      since: AT,
      openedAt: AT,
      pauses: [],
      promise: { within: { amount: 2, unit: 'workingDays' } },
      provable: ['postcode', 'phone'],
    })
    expect(JSON.stringify(found)).not.toMatch(/bin|Acacia|EX1|960123/)
  })

  const proof = (kind: 'postcode' | 'phone', value: string) => ({ kind, value })
  it.each([
    ['postcode', 'EX1 2AB', true],
    ['postcode', 'ex12ab', true],
    ['postcode', 'EX1 2AC', false],
    ['postcode', '', false],
    ['phone', '0123', true],
    ['phone', '123', false],
    ['phone', '0632', false],
    ['phone', '01632960123', false],
  ] as const)('by %s %j: %s', async (kind, value, shown) => {
    const reference = await openedWith(aDraft())
    const details = await casesOf().looking(turn).readCase(reference, proof(kind, value))
    if (!shown) expect(details).toBe('wrong')
    else
      expect(details).toEqual({
        what: 'Missed collection: the green bin',
        where: '12 Acacia Avenue, EX1 2AB',
        timeline: [{ state: 'received', at: AT, by: 'resident' }],
      })
  })
  it('without postcode or phone are shown to nobody', async () => {
    const { postcode: _, ...draft } = aDraft({ contact: {} })
    const reference = await openedWith(draft)
    const looking = casesOf().looking(turn)
    expect((await looking.findCase(reference))?.provable).toEqual([])
    for (const kind of ['postcode', 'phone'] as const)
      expect(await looking.readCase(reference, proof(kind, ''))).toBe('wrong')
  })
  it('of another council are neither found nor shown', async () => {
    const reference = await openedWith(aDraft())
    const elsewhere = casesOf().looking({ ...turn, council: 'elsewhere' })
    expect(await elsewhere.findCase(reference)).toBeUndefined()
    expect(await elsewhere.readCase(reference, proof('postcode', 'EX1 2AB'))).toBe('wrong')
  })
  it('are locked for a day after too many wrong attempts, whoever makes them', async () => {
    const reference = await openedWith(aDraft())
    for (let i = 0; i < MOST_WRONG_PROOFS; i++)
      expect(
        await casesOf()
          .looking(turn)
          .readCase(reference, proof('phone', `999${i}`)),
      ).toBe('wrong')
    const right = proof('phone', '0123')
    expect(await casesOf().looking(turn).readCase(reference, right)).toBe('locked')
    const almost = { ...turn, at: later(24 * HOUR - 1) }
    expect(await casesOf().looking(almost).readCase(reference, right)).toBe('locked')
    const nextDay = { ...turn, at: later(24 * HOUR) }
    expect(await casesOf().looking(nextDay).readCase(reference, right)).toMatchObject({
      what: expect.any(String),
    })
  })
})
