import { createCases } from '../../../bot/cases/cases'
import { openSqlite } from '../../../bot/storage/sqlite'
import { CASE_STATES, type CaseChange, type CaseEvent, type CaseState } from '../../../dialogs/ports'
import { aDraft } from '../support/aCase'

const AT = new Date('2026-04-08T10:00:00Z')
const HOUR = 3_600_000
const later = (hours: number) => new Date(AT.getTime() + hours * HOUR)
const chance = { bytes: (count: number) => Buffer.alloc(count, 7) }

/** A case of Otherford in a state that the council has put it in, and what its resident can do with it. */
const caseIn = async (state: CaseState) => {
  const store = await openSqlite(':memory:')
  const cases = createCases({ store, chance })
  const conversation = { id: 'one', council: 'otherford', channel: 'webchat', resident: 'r', locale: 'en-GB' }
  await store.start({ ...conversation, startedAt: AT })
  const turn = cases.during({ council: 'otherford', conversation: 'one', at: AT })
  const { reference } = await turn.ports.openCase(aDraft({ subject: 'bin 1 refuse' }))
  await store.keep({ conversation: 'one', replies: [], state: {}, opens: turn.opened() })
  if (state !== 'received') {
    const event: CaseEvent = { state, at: later(1), by: 'council' }
    await cases.move('otherford', reference, event)
  }
  const at = (hours: number) =>
    cases.during({ council: 'otherford', conversation: 'two', at: later(hours) }).ports
  return {
    reference,
    about: () => at(2).casesAbout('bin 1 refuse'),
    change: (change: CaseChange, hours = 2) => at(hours).changeCase(reference, change),
    state: async () => (await at(9).findCase(reference))?.state,
    close: () => store.close(),
  }
}

const CHASE: CaseChange = { do: 'chase', note: 'how far is it?' }
const WITHDRAW: CaseChange = { do: 'withdraw', note: 'not needed' }
const REPLY: CaseChange = { do: 'reply', note: 'behind the gate' }
const OPEN: readonly CaseState[] = ['received', 'inProgress', 'scheduled', 'waiting']

describe.each(CASE_STATES)('a resident whose case is %s', (state) => {
  it('chases it while it is open, once a day, and it stays where it is', async () => {
    const one = await caseIn(state)
    expect(await one.change(CHASE)).toBe(OPEN.includes(state) ? 'done' : 'refused')
    if (OPEN.includes(state)) {
      expect(await one.change(CHASE, 3)).toBe('already')
      expect(await one.change(CHASE, 27)).toBe('done')
    }
    expect(await one.state()).toBe(state)
    await one.close()
  })
  it('takes it back while it is open, once', async () => {
    const one = await caseIn(state)
    const expected = state === 'withdrawn' ? 'already' : 'refused'
    expect(await one.change(WITHDRAW)).toBe(OPEN.includes(state) ? 'done' : expected)
    if (OPEN.includes(state)) {
      expect(await one.change(WITHDRAW)).toBe('already')
      expect(await one.change(CHASE)).toBe('refused')
      expect(await one.state()).toBe('withdrawn')
    }
    await one.close()
  })
  it('answers only what was asked', async () => {
    const one = await caseIn(state)
    expect(await one.change(REPLY)).toBe(state === 'waiting' ? 'done' : 'refused')
    expect(await one.state()).toBe(state === 'waiting' ? 'inProgress' : state)
    await one.close()
  })
  it('is found by what it is about', async () => {
    const one = await caseIn(state)
    expect(await one.about()).toMatchObject([{ reference: one.reference, state }])
    await one.close()
  })
})

it('changes no case of another council, or none at all', async () => {
  const one = await caseIn('received')
  const store = await openSqlite(':memory:')
  const elsewhere = createCases({ store, chance }).during({ council: 'x', conversation: 'c', at: AT })
  expect(await elsewhere.ports.changeCase(one.reference, CHASE)).toBe('refused')
  await one.close()
  await store.close()
})
