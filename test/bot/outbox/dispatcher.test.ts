import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath as node } from 'node:process'
import { createLog } from '../../../bot/log'
import type { Consumer } from '../../../bot/outbox/consumer'
import { markOf, readMark } from '../../../bot/outbox/consumer'
import { createDispatcher } from '../../../bot/outbox/dispatcher'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { startNotify } from '../../support/notify'
import { dying } from '../support/dying'
import { AT, openedIn, outboxWorld } from '../support/outbox'
import { bothConsumers, byText, notifySettings, updatesParts } from '../support/updates'
import { silentMeter, standingClock } from '../support/world'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'outbox-')), 'conversations.db')
const silent = createLog('silent')
const LEASE_MS = 60_000

let notify: Awaited<ReturnType<typeof startNotify>>
beforeEach(async () => {
  notify = await startNotify()
})
afterEach(() => notify.close())

/** A process over a database of its own or somebody else's. */
const process = (store: Store, clock = standingClock()) => {
  const parts = updatesParts({ store, clock }, notifySettings(notify.url))
  return createDispatcher({ store, clock, log: silent, meter: silentMeter, consumers: bothConsumers(parts) })
}

describe.each([
  ['planNews', 'before'],
  ['planNews', 'after'],
  ['claim', 'before'],
  ['claim', 'after'],
  ['findCase', 'before'],
  ['findCase', 'after'],
  ['settle', 'before'],
  ['settle', 'after'],
] as const)('killed at %s, %s its work', (method, when) => {
  it.each(['answered', 'lostBefore', 'lostAfter'] as const)(
    'a confirmation is sent once (Notify: %s)',
    async (first) => {
      const file = newFile()
      const store = await openSqlite(file)
      const { reference } = await openedIn(store, byText)
      const clock = standingClock()
      if (first !== 'answered') notify.fails.push(first)
      const broken = dying(await openSqlite(file), method, when)
      await process(broken, clock)
        .pass()
        .catch(() => undefined)
      expect(broken.isDead()).toBe(true)
      for (let tries = 0; tries < 3; tries++) {
        clock.moveOn(5 * LEASE_MS)
        await process(store, clock).pass()
      }
      expect(notify.messages).toHaveLength(1)
      expect(await store.deliveriesAbout(reference)).toMatchObject([
        { state: 'done', outsideId: notify.messages[0]?.id },
      ])
      await store.close()
    },
  )
})

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20))
}

it.each(['noAnswer', 'answered'] as const)(
  'a process that is killed once Notify has a confirmation (%s) leaves it sent once',
  async (first) => {
    const file = newFile()
    const store = await openSqlite(file)
    const { reference } = await openedIn(store, byText)
    if (first === 'noAnswer') notify.fails.push(first)
    const teller = spawn(node, ['--import', 'tsx', join(__dirname, 'teller.ts'), file, notify.url], {
      stdio: 'inherit',
    })
    await until(() => notify.messages.length > 0)
    teller.kill('SIGKILL')
    await once(teller, 'exit')
    const clock = standingClock()
    clock.moveOn(LEASE_MS)
    await process(store, clock).pass()
    expect(notify.messages).toHaveLength(1)
    expect(await store.deliveriesAbout(reference)).toMatchObject([
      { state: 'done', outsideId: notify.messages[0]?.id },
    ])
    await store.close()
  },
  60_000,
)

describe('several processes', () => {
  it('tell each thing once', async () => {
    const file = newFile()
    const stores = [await openSqlite(file), await openSqlite(file), await openSqlite(file)]
    const [store] = stores
    if (store === undefined) throw new Error('no store')
    const references = Array.from({ length: 12 }, (_, i) => `${111_111_111 + i}`)
    for (const reference of references) await openedIn(store, { ...byText, reference })
    await Promise.all(stores.map((each) => process(each).pass()))
    const marks = notify.messages.map((message) => message.reference)
    expect(marks.toSorted()).toEqual(references.map((reference) => `notify-sms/${reference}/1`))
    expect(notify.requests).toHaveLength(references.length)
    for (const each of stores) await each.close()
  })
})

describe('a dispatcher', () => {
  const consumer = (more: Partial<Consumer>): Consumer => ({
    id: 'hook',
    gaps: [10],
    wants: () => true,
    deliver: async () => undefined,
    ...more,
  })

  it('leaves nobody waiting for somebody else who fails', async () => {
    const { store, dispatcher } = await outboxWorld()
    const told: string[] = []
    const fails = consumer({ id: 'broken', deliver: async () => Promise.reject(new Error('no')) })
    const works = consumer({ deliver: async (delivery) => void told.push(markOf(delivery)) })
    const { reference } = await openedIn(store)
    await dispatcher(fails, works).pass()
    expect(told).toEqual([`hook/${reference}/1`])
    await store.close()
  })
  it('tells nobody later of what happened while nobody was to be told', async () => {
    const { store, dispatcher } = await outboxWorld()
    await openedIn(store)
    await dispatcher().pass()
    const told: string[] = []
    await dispatcher(consumer({ deliver: async ({ subject }) => void told.push(subject) })).pass()
    expect(told).toEqual([])
    await store.close()
  })
  it('goes on by itself until it is closed, and cuts short what takes too long', async () => {
    const { store, dispatcher } = await outboxWorld()
    const { reference } = await openedIn(store)
    let begin = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const running = dispatcher(
      consumer({
        deliver: (_, signal) =>
          new Promise((_done, reject) => {
            begin()
            signal.addEventListener('abort', () => reject(new Error('cut short')))
          }),
      }),
    )
    running.start()
    await begun
    await running.close()
    expect(await store.deliveriesAbout(reference)).toMatchObject([
      { state: 'open', attempts: 1, fault: 'Error' },
    ])
    expect((await store.claim('hook', new Date(AT.getTime() + 10_000), AT))?.attempt).toBe(2)
    await store.close()
  })
})

describe('a mark', () => {
  it('is read as it was written, and nothing else is one', () => {
    const delivery = { consumer: 'webhook:otherford', subject: '111111111', part: 2 }
    expect(readMark(markOf(delivery))).toEqual(delivery)
    for (const other of ['', 'hook/1', 'hook/1/x', 'hook/1/2/3', 'hook/1 1/2'])
      expect(readMark(other)).toBeUndefined()
  })
})
