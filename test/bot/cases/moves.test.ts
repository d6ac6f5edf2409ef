import { randomBytes } from 'node:crypto'
import { type Cases, createCases } from '../../../bot/cases/cases'
import { mayMove } from '../../../bot/cases/moves'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { CASE_STATES, type CaseState } from '../../../dialogs/ports'
import { aCase } from '../support/aCase'

/** From each row, to each column; the rows and columns are in the order of the states. */
const TABLE: Readonly<Record<CaseState, string>> = {
  //                    rec  prg  sch  wai  done nact dup  hand with
  received: '           -    yes  yes  yes  yes  yes  yes  yes  yes',
  inProgress: '         -    -    yes  yes  yes  yes  yes  yes  yes',
  scheduled: '          -    yes  -    yes  yes  yes  yes  yes  yes',
  waiting: '            -    yes  yes  -    yes  yes  yes  yes  yes',
  done: '               -    yes  -    -    -    -    -    -    -',
  closedWithoutAction: '-    yes  -    -    -    -    -    -    -',
  duplicate: '          -    yes  -    -    -    -    -    -    -',
  handedOn: '           -    yes  -    -    -    -    -    -    -',
  withdrawn: '          -    -    -    -    -    -    -    -    -',
}

const moves = Object.entries(TABLE).flatMap(([from, row]) =>
  row
    .trim()
    .split(/\s+/)
    .map((cell, i) => [from as CaseState, CASE_STATES[i] as CaseState, cell === 'yes'] as const),
)

const AT = new Date('2026-04-08T10:00:00Z')
const event = (state: CaseState) => ({ state, at: AT, by: 'council' }) as const

describe('moves of a case', () => {
  let store: Store
  let cases: Cases
  beforeEach(async () => {
    store = await openSqlite(':memory:')
    cases = createCases({ store, chance: { bytes: randomBytes } })
    const opening = { council: 'otherford', channel: 'sms', resident: 'r', locale: 'en-GB' }
    await store.start({ id: 'one', ...opening, startedAt: AT })
  })
  afterEach(() => store.close())

  const openedIn = async (state: CaseState): Promise<string> => {
    const one = aCase({ timeline: [event(state)] })
    await store.referenceFor('key', AT, () => one.reference)
    await store.keep({ conversation: 'one', replies: [], state: null, opens: [one] })
    return one.reference
  }

  it('are known for every state', () => {
    expect(moves).toHaveLength(CASE_STATES.length ** 2)
  })
  it.each(moves)('from %s to %s: %s', async (from, to, allowed) => {
    expect(mayMove(from, to)).toBe(allowed)
    const reference = await openedIn(from)
    const moving = cases.move('otherford', reference, event(to))
    if (allowed) expect((await moving).timeline.map(({ state }) => state)).toEqual([from, to])
    else await expect(moving).rejects.toMatchObject({ code: 'case_move_refused', detail: `${from} → ${to}` })
    const kept = await store.findCase('otherford', reference)
    expect(kept?.timeline.map(({ state }) => state)).toEqual(allowed ? [from, to] : [from])
  })
  it('of another council’s case, or of none, are refused', async () => {
    const reference = await openedIn('received')
    for (const [council, number] of [
      ['elsewhere', reference],
      ['otherford', '222222222'],
    ] as const)
      await expect(cases.move(council, number, event('done'))).rejects.toMatchObject({ code: 'case_unknown' })
  })
  it('at the same moment are made once', async () => {
    const reference = await openedIn('received')
    const both = await Promise.allSettled(
      ['done', 'withdrawn'].map((state) => cases.move('otherford', reference, event(state as CaseState))),
    )
    const refused = both.filter(({ status }) => status === 'rejected')
    expect(refused).toMatchObject([{ reason: { code: 'case_changed' } }])
    expect((await store.findCase('otherford', reference))?.timeline).toHaveLength(2)
  })
})
