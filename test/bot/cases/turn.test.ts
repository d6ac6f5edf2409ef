/** Cases that conversations open: once, whatever is sent again and wherever the process dies. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import type { Converse } from '../../../dialogs/conversation'
import { aDraft } from '../support/aCase'
import { dying } from '../support/dying'
import { reply, type TestWorld, worldWith } from '../support/world'

/** Opens a case for whatever is said, and says its reference. */
const opening: Converse = async (turn, memory, ports) => {
  if (turn.event === 'start' || ports === undefined) return { replies: [reply('Hello')], memory }
  const draft = aDraft({ answers: { said: turn.said } })
  const { reference, isNew } = await ports.cases.openCase(draft)
  if (turn.said === 'boom') throw new Error('boom')
  return { replies: [reply(`${isNew ? 'new' : 'known'} ${reference}`)], memory }
}

const newFile = () => join(mkdtempSync(join(tmpdir(), 'cases-')), 'conversations.db')
const world = (store: Store) => worldWith({ converse: opening, store })
const opened = async ({ assistant }: TestWorld, id = 'one'): Promise<string> =>
  (await assistant.open({ council: 'otherford', channel: 'directline', resident: 'r', id })).conversation.id

const referencesIn = async ({ assistant }: TestWorld, conversation: string) =>
  (await assistant.messagesAfter(conversation, 0))
    .map(({ text }) => /^(?:new|known) (\d{9})$/.exec(String(text))?.[1])
    .filter((reference) => reference !== undefined)

const isThere = async ({ store }: TestWorld, reference: string | undefined): Promise<boolean> =>
  (await store.findCase('otherford', reference ?? '')) !== undefined

it('a case is there when its turn is, and the reference that was said is its own', async () => {
  const one = await world(await openSqlite(':memory:'))
  const conversation = await opened(one)
  await one.assistant.say({ conversation, text: 'bins' })
  await one.assistant.say({ conversation, text: 'rates' })
  const [bins, rates, ...others] = await referencesIn(one, conversation)
  expect(others).toEqual([])
  expect(bins).not.toBe(rates)
  for (const [reference, said] of [
    [bins, 'bins'],
    [rates, 'rates'],
  ])
    expect(await one.store.findCase('otherford', reference ?? '')).toMatchObject({
      conversation,
      answers: { said },
      timeline: [{ state: 'received', at: one.clock.now(), by: 'resident' }],
    })
})

it('a message sent again opens no second case: at once, later, and after a restart', async () => {
  const file = newFile()
  const before = await world(await openSqlite(file))
  const conversation = await opened(before)
  const saying = { conversation, text: 'bins', clientId: 'a' }
  await Promise.all([1, 2, 3].map(() => before.assistant.say(saying)))
  await before.assistant.say(saying)
  await before.store.close()
  const after = await world(await openSqlite(file))
  await after.assistant.say(saying)
  const said = await referencesIn(after, conversation)
  expect(said).toHaveLength(1)
  expect(await isThere(after, said[0])).toBe(true)
  await after.store.close()
})

it('the same asked again in other messages is the same case, also across a restart', async () => {
  const file = newFile()
  const before = await world(await openSqlite(file))
  const conversation = await opened(before)
  for (const clientId of ['a', 'b']) await before.assistant.say({ conversation, text: 'bins', clientId })
  await before.store.close()
  const after = await world(await openSqlite(file))
  await after.assistant.say({ conversation, text: 'bins', clientId: 'c' })
  const said = await referencesIn(after, conversation)
  expect([said.length, new Set(said).size]).toEqual([3, 1])
  await after.store.close()
})

it('two processes that take the same turn at the same moment give one case', async () => {
  const file = newFile()
  const processes = [await world(await openSqlite(file)), await world(await openSqlite(file))]
  const [first, second] = processes
  if (first === undefined || second === undefined) throw new Error('two are needed')
  const conversation = await opened(first)
  await Promise.all(
    processes.map(({ assistant }, i) => assistant.say({ conversation, text: 'bins', clientId: `${i}` })),
  )
  const said = await referencesIn(first, conversation)
  expect([said.length, new Set(said).size]).toEqual([2, 1])
  expect((await second.store.findCase('otherford', said[0] ?? ''))?.timeline).toHaveLength(1)
  for (const { store } of processes) await store.close()
})

describe.each([
  ['referenceFor', 'before'],
  ['referenceFor', 'after'],
  ['findCase', 'before'],
  ['findCase', 'after'],
  ['keep', 'before'],
  ['keep', 'after'],
] as const)('killed at %s, %s its work', (method, when) => {
  it('loses nothing and doubles nothing when the message is sent again', async () => {
    const file = newFile()
    const fine = await world(await openSqlite(file))
    const conversation = await opened(fine)
    const store = await openSqlite(file)
    const broken = await world(dying(store, method, when))
    const saying = { conversation, text: 'bins', clientId: 'a' }
    await expect(broken.assistant.say(saying)).rejects.toBeDefined()
    await store.close()
    await fine.assistant.say(saying)
    const said = await referencesIn(fine, conversation)
    expect(said).toHaveLength(1)
    expect(await isThere(fine, said[0])).toBe(true)
    await fine.store.close()
  })
})

it('a turn that failed opens nothing, though it had a reference', async () => {
  const one = await world(await openSqlite(':memory:'))
  const conversation = await opened(one)
  let given: string | undefined
  const { referenceFor } = one.store
  one.store.referenceFor = async (...asked) => {
    given = await referenceFor(...asked)
    return given
  }
  await one.assistant.say({ conversation, text: 'boom' })
  expect(given).toMatch(/^\d{9}$/)
  expect(await isThere(one, given)).toBe(false)
})
