import { randomBytes, randomUUID } from 'node:crypto'
import { HEARD, hearingConsumer } from '../../../../bot/channels/sms/hear'
import { replyConsumer } from '../../../../bot/channels/sms/reply'
import { tellingConsumer } from '../../../../bot/channels/sms/tell'
import { readTextWords } from '../../../../bot/channels/sms/words'
import { readConfig } from '../../../../bot/config'
import { createLog } from '../../../../bot/log'
import { createDispatcher } from '../../../../bot/outbox/dispatcher'
import { openSqlite } from '../../../../bot/storage/sqlite'
import type { Store } from '../../../../bot/storage/store'
import { startNotify } from '../../../support/notify'
import { handoffWorld, NOW } from '../../handoff/world'
import { dying } from '../../support/dying'
import { notifySettings } from '../../support/updates'
import { councils, silentMeter, standingClock } from '../../support/world'

const NUMBER = '07700900123'
const MINUTE = 60_000
const LEASE = 61_000

let notify: Awaited<ReturnType<typeof startNotify>>
let stores: Store[] = []
beforeEach(async () => {
  notify = await startNotify()
})
afterEach(async () => {
  await notify.close()
  for (const store of stores) await store.close()
  stores = []
})

const opened = async (): Promise<Store> => {
  const store = await openSqlite(':memory:')
  stores.push(store)
  return store
}

/** Advisors, and a resident who has nothing but texts. */
const world = async (given: Parameters<typeof handoffWorld>[0] = {}) => {
  const store = given.store ?? (await opened())
  const made = await handoffWorld({ ...given, store })
  const { assistant, clock, sweep, handoffs, person } = made
  const words = readTextWords()
  const parts = { assistant, store, councils, clock, words, chance: { bytes: randomBytes } }
  const dispatcher = createDispatcher({
    store,
    clock,
    log: createLog('silent'),
    meter: silentMeter,
    consumers: [
      hearingConsumer({ ...parts, messagesPerConversation: 0 }),
      tellingConsumer(parts),
      replyConsumer(readConfig(notifySettings(notify.url))),
    ],
  })
  const talk = async (): Promise<string> =>
    (await store.talkOf({ council: 'otherford', number: NUMBER })) ?? 'none'
  return {
    ...made,
    dispatcher,
    talk,
    texts: async (said: string, id = randomUUID()) => {
      clock.moveOn(1_000)
      const payload = { from: NUMBER, said }
      await store.plan(
        [{ consumer: HEARD, council: 'otherford', subject: id, part: 0, payload }],
        clock.now(),
      )
      await dispatcher.pass()
    },
    claims: async (id: string) => {
      clock.moveOn(1_000)
      const one = await made.handoffIn(await talk())
      await handoffs.claim(person(id), one.id)
      return one.id
    },
    goes: async (ms: number) => {
      for (let gone = 0; gone < ms; gone += 10_000) {
        clock.moveOn(10_000)
        await handoffs.seen(person('sam'))
        await sweep.pass()
        await dispatcher.pass()
      }
    },
  }
}

const bodies = () => notify.messages.map(({ body }) => body)

describe('a resident who texts', () => {
  it('talks with an advisor by text, from the queue to how it was', async () => {
    const { comes, texts, claims, handoffs, person, dispatcher } = await world()
    await comes('sam')
    await texts('person')
    const id = await claims('sam')
    await handoffs.say(person('sam'), id, { text: 'See https://example.org/bins, and tell me: which bin?' })
    await dispatcher.pass()
    await texts('the green one')
    await handoffs.end(person('sam'), id)
    await dispatcher.pass()
    await texts('1')
    expect(notify.messages.every(({ to }) => to === NUMBER)).toBe(true)
    expect(bodies()).toEqual([
      expect.stringMatching(/place 1$/),
      expect.stringMatching(/^You're now talking to Sam\./),
      'See https://example.org/bins, and tell me: which bin?',
      expect.stringMatching(
        /^Sam has ended the chat\.[\s\S]*How was your chat with us\?[\s\S]*1 Good\n2 Average\n3 Poor$/,
      ),
      'asked: Good',
    ])
  })

  it('is not texted every place, but when they are next, and when somebody urgent goes before them', async () => {
    const { comes, texts, says, goes } = await world({ people: [{ id: 'sam', name: 'Sam', capacity: 0 }] })
    await comes('sam')
    for (const other of ['a', 'b', 'c']) await says(other, 'person')
    await texts('person')
    const told: (readonly string[])[] = []
    for (const [other, said] of [
      ['a', 'leave'],
      ['b', 'leave'],
      ['c', 'leave'],
      ['d', 'person, urgent'],
    ] as const) {
      const before = bodies().length
      await says(other, said)
      await goes(2 * MINUTE)
      told.push(bodies().slice(before))
    }
    expect(told).toEqual([
      [],
      [],
      ['You are next. Thank you for waiting.'],
      [expect.stringMatching(/^Somebody needs help urgently, and goes before you/)],
    ])
  })

  it('gets a long message of an advisor whole, in texts that are numbered', async () => {
    const { comes, texts, claims, handoffs, person, dispatcher } = await world()
    await comes('sam')
    await texts('person')
    const id = await claims('sam')
    const words = Array.from({ length: 500 }, (_, i) => `word${i}`)
    await handoffs.say(person('sam'), id, { text: words.join(' ') })
    await dispatcher.pass()
    const parts = bodies().slice(2)
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.map((part, i) => part.startsWith(`(${i + 1} of ${parts.length}) `))).not.toContain(false)
    expect(parts.map((part) => part.replace(/^\(.*?\) /, '')).join(' ')).toBe(words.join(' '))
  })

  it('who texts STOP has left the queue or the talk, is told so, and is not texted again', async () => {
    const { comes, texts, claims, handoffs, person, dispatcher, handoffIn, talk, reads } = await world()
    await comes('sam')
    await texts('person')
    const id = await claims('sam')
    await dispatcher.pass()
    const conversation = await talk()
    await texts('STOP')
    expect(bodies().at(-1)).toMatch(/^We've ended your chat, and we won't text you/)
    expect(await handoffIn(conversation)).toMatchObject({ id, state: 'wrapUp' })
    const count = bodies().length
    await expect(handoffs.say(person('sam'), id, { text: 'Hello?' })).rejects.toMatchObject({
      code: 'not_owner',
    })
    await handoffs.reopen(person('sam'), id)
    await dispatcher.pass()
    expect((await reads(conversation)).at(-1)).toContain('Sam')
    expect(bodies()).toHaveLength(count)
    await texts('person')
    expect(bodies().at(-1)).toMatch(/place 1$/)
  })

  it('who once stopped news is answered by an advisor all the same', async () => {
    const { comes, texts, claims, dispatcher } = await world()
    await texts('STOP')
    expect(bodies().at(-1)).toMatch(/^We won't text you about your cases/)
    await comes('sam')
    await texts('person')
    await claims('sam')
    await dispatcher.pass()
    expect(bodies().at(-1)).toMatch(/^You're now talking to Sam/)
  })

  it('is answered by the assistant again, when it is given back', async () => {
    const { comes, texts, claims, handoffs, person, sweep, dispatcher } = await world()
    await comes('sam')
    await texts('person')
    const id = await claims('sam')
    await handoffs.returnToBot(person('sam'), id, { to: 'start' })
    await sweep.pass()
    await dispatcher.pass()
    await sweep.pass()
    await dispatcher.pass()
    expect(bodies().filter((body) => body === 'I am here again (start)')).toHaveLength(1)
  })

  it('gets what was said in the order it was said, though Notify fails in between', async () => {
    const { comes, texts, claims, handoffs, person, dispatcher, goes } = await world()
    await comes('sam')
    notify.fails.push(500)
    await texts('person')
    const id = await claims('sam')
    for (const text of ['one', 'two']) await handoffs.say(person('sam'), id, { text })
    await dispatcher.pass()
    expect(bodies()).toEqual([])
    await goes(3 * MINUTE)
    expect(bodies().slice(0, 4)).toEqual([
      expect.stringMatching(/place 1$/),
      expect.stringMatching(/^You're now talking to Sam/),
      'one',
      'two',
    ])
  })
})

describe('killed between any two steps', () => {
  describe.each([
    ['changeHandoff', 2],
    ['changeHandoff', 3],
    ['keep', 2],
    ['claim', 3],
    ['claim', 6],
    ['plan', 2],
    ['plan', 3],
    ['settle', 2],
    ['settle', 4],
    ['texterIn', 1],
    ['messagesAfter', 5],
  ] as const)('at %s (%s)', (method, nth) => {
    it.each(['before', 'after'] as const)('%s its work, every text is sent once, in order', async (when) => {
      const [store, clock] = [await opened(), standingClock(NOW)]
      const broken = dying(store, method, when, nth)
      let now = await world({ store: broken, clock })
      const handoff = async () => (await now.handoffIn(await now.talk())).id
      const said = (text: string, clientId: string) => async () =>
        now.handoffs.say(now.person('sam'), await handoff(), { text, clientId })
      const steps: readonly (() => Promise<unknown>)[] = [
        () => now.comes('sam'),
        () => now.texts('person', '6d0e2f3c-0000-4000-8000-000000000001'),
        () => now.claims('sam'),
        () => now.dispatcher.pass(),
        said('one', 'a'),
        said('two', 'b'),
        () => now.dispatcher.pass(),
      ]
      for (const step of steps)
        await step().catch(async () => {
          now = await world({ store, clock })
          clock.moveOn(LEASE)
          await now.dispatcher.pass()
          await step()
        })
      for (let tries = 0; tries < 3; tries++) {
        clock.moveOn(LEASE)
        await now.dispatcher.pass()
      }
      expect(broken.isDead()).toBe(true)
      expect(bodies()).toEqual([
        expect.stringMatching(/place 1$/),
        expect.stringMatching(/^You're now talking to Sam/),
        'one',
        'two',
      ])
    })
  })
})
