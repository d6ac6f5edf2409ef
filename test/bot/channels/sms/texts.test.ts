import { randomBytes, randomUUID } from 'node:crypto'
import { HEARD, hearingConsumer } from '../../../../bot/channels/sms/hear'
import { replyConsumer } from '../../../../bot/channels/sms/reply'
import { ANSWERS, tellingConsumer } from '../../../../bot/channels/sms/tell'
import { texts } from '../../../../bot/channels/sms/texts'
import { readTextWords } from '../../../../bot/channels/sms/words'
import { readConfig } from '../../../../bot/config'
import { createLog } from '../../../../bot/log'
import { createDispatcher } from '../../../../bot/outbox/dispatcher'
import { TEXTED } from '../../../../bot/storage/relaying'
import { openSqlite } from '../../../../bot/storage/sqlite'
import type { Store } from '../../../../bot/storage/store'
import type { Request } from '../../../../bot/web/answer'
import type { Converse } from '../../../../dialogs/conversation'
import { startNotify } from '../../../support/notify'
import { openingCases } from '../../support/cases'
import { dying } from '../../support/dying'
import { notifySettings } from '../../support/updates'
import { councils, echo, reply, saying, silentMeter, standingClock, worldWith } from '../../support/world'

const TOKEN = 'a-token-for-otherford'
const FROM = '447700900123'
const A_DAY_MS = 86_400_000

let notify: Awaited<ReturnType<typeof startNotify>>
let stores: Store[] = []
beforeEach(async () => {
  notify = await startNotify()
})
afterEach(async () => {
  await notify.close()
  for (const store of stores.splice(0)) await store.close()
  stores = []
})

const opened = async (file = ':memory:'): Promise<Store> => {
  const store = await openSqlite(file)
  stores.push(store)
  return store
}

/** A process that hears texts and answers them. */
const world = async (
  given: { converse?: Converse; store?: Store; clock?: ReturnType<typeof standingClock>; full?: number } = {},
) => {
  const store = given.store ?? (await opened())
  const made = await worldWith({
    converse: given.converse ?? echo,
    store,
    messagesPerConversation: given.full ?? 0,
  })
  const clock = given.clock ?? made.clock
  const logged: string[] = []
  const log = createLog('debug', { write: (line) => void logged.push(line) })
  const config = readConfig(notifySettings(notify.url))
  const parts = {
    ...made,
    store,
    clock,
    councils,
    chance: { bytes: randomBytes },
    words: readTextWords(),
    messagesPerConversation: given.full ?? 0,
  }
  const dispatcher = createDispatcher({
    meter: silentMeter,
    store,
    clock,
    log,
    consumers: [hearingConsumer(parts), tellingConsumer(parts), replyConsumer(config)],
  })
  const tokens = [{ council: 'otherford', value: TOKEN }]
  const take = texts({ store, log, clock, councils, tokens, nudge: () => undefined })
  const post = (body: unknown, token = TOKEN) =>
    take({ headers: { authorization: `Bearer ${token}` }, body } as unknown as Request)
  return { ...made, store, clock, logged, dispatcher, post }
}

const aText = (message: string, more: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  source_number: FROM,
  destination_number: '07700900999',
  message,
  date_received: '2026-04-08T10:00:00.000000Z',
  ...more,
})
const bodies = () => notify.messages.map(({ body }) => body)

describe('a text from a resident', () => {
  it('is answered by the assistant, which says what it is once', async () => {
    const { post, dispatcher } = await world()
    await post(aText('bins'))
    await dispatcher.pass()
    await post(aText('rates'))
    await dispatcher.pass()
    expect(notify.messages.map(({ to }) => to)).toEqual(['07700900123', '07700900123'])
    expect(bodies()).toEqual(["This is Otherford Council's automated assistant.\n\n2: bins", '3: rates'])
  })
  it('is a turn in their own conversation, on the channel of texts', async () => {
    const heard: string[] = []
    const converse = saying(({ channel, conversation, council, said }) => {
      if (said !== undefined) heard.push(`${council} ${channel} ${said} ${conversation}`)
      return [reply('Hello')]
    })
    const { post, dispatcher } = await world({ converse })
    for (const source_number of [FROM, '447700900456', '+44 7700 900123'])
      await post(aText('hi', { source_number }))
    await dispatcher.pass()
    expect(heard.every((one) => one.startsWith('otherford sms hi '))).toBe(true)
    expect(heard[0]).toBe(heard[2])
    expect(heard[0]).not.toBe(heard[1])
    expect(heard.join()).not.toContain('7700900')
  })
  it('that Notify sends again is answered once', async () => {
    const { post, dispatcher, store } = await world({ converse: openingCases })
    const text = aText('my bin')
    await post(text)
    await dispatcher.pass()
    await post(text)
    await dispatcher.pass()
    expect(notify.messages).toHaveLength(1)
    expect(await store.deliveriesAbout(text.id)).toMatchObject([{ consumer: HEARD, state: 'done' }])
    const talk = await store.talkOf({ council: 'otherford', number: '07700900123' })
    expect(await store.deliveriesAbout(talk ?? '')).toMatchObject([
      { consumer: TEXTED, state: 'done' },
      { consumer: ANSWERS, state: 'done' },
    ])
  })
  it('picks by the number that was offered', async () => {
    const converse = saying(({ said }) => [
      reply(`You said ${said}`, { options: [{ label: 'Green', says: 'the green bin' }], expects: 'choice' }),
    ])
    const { post, dispatcher } = await world({ converse })
    for (const said of ['which', '1']) {
      await post(aText(said))
      await dispatcher.pass()
    }
    expect(bodies()[1]).toBe('You said the green bin\n\nReply with a number:\n1 Green')
  })
  it('after a month is a new conversation, and so is one after theirs was full', async () => {
    const { post, dispatcher, clock } = await world({ full: 4 })
    for (const [said, days] of [
      ['a', 29],
      ['b', 31],
      ['c', 0],
      ['d', 0],
    ] as const) {
      await post(aText(said))
      await dispatcher.pass()
      clock.moveOn(days * A_DAY_MS)
    }
    expect(bodies().map((body) => body.split('\n').at(-1))).toEqual(['2: a', '3: b', '2: c', '3: d'])
    await post(aText('e'))
    await dispatcher.pass()
    expect(bodies().at(-1)).toMatch(/^This is .*\n\n2: e$/)
  })
  it('when something goes wrong is answered by an apology', async () => {
    const { post, dispatcher } = await world({
      converse: async ({ event }) => {
        if (event !== 'start') throw new Error('broken')
        return { replies: [reply('Hello')], memory: null }
      },
    })
    await post(aText('bins'))
    await dispatcher.pass()
    expect(bodies()[0]).toMatch(/something went wrong on our side.*01632 960000/)
  })
  it('from a telephone that answers by itself is not answered for ever', async () => {
    const { post, dispatcher, clock } = await world()
    for (let i = 0; i < 70; i++) {
      await post(aText(`I am on holiday ${i}`))
      await dispatcher.pass()
      clock.moveOn(10_000)
    }
    expect(notify.messages).toHaveLength(60)
    clock.moveOn(3_600_000)
    await post(aText('back again'))
    await dispatcher.pass()
    expect(bodies().at(-1)).toContain('back again')
  }, 20_000)
  it('that says stop ends the texts of news, and no turn is made of it; start brings them back', async () => {
    const { post, dispatcher, store } = await world()
    const hasStopped = () => store.hasStopped({ council: 'otherford', number: '07700900123' })
    await post(aText('STOP'))
    await dispatcher.pass()
    expect([await hasStopped(), bodies().at(-1)]).toEqual([
      true,
      expect.stringMatching(/^We won't text you about your cases any more\. Text START/),
    ])
    await post(aText('Start'))
    await dispatcher.pass()
    expect([await hasStopped(), notify.messages.length]).toEqual([false, 2])
    await post(aText('bins'))
    await dispatcher.pass()
    expect(bodies().at(-1)).toMatch(/2: bins$/)
  })
  it('leaves neither number nor words in the log, nor a card number anywhere', async () => {
    const { post, dispatcher, logged, store, clock } = await world()
    const text = aText('my card is 4111 1111 1111 1111 and I am Mary')
    await post(text)
    const waiting = await store.claim(HEARD, clock.now(), clock.now())
    expect(waiting?.payload).toMatchObject({ said: expect.stringMatching(/^my card is (?!4111)/) })
    await dispatcher.pass()
    expect(bodies()[0]).not.toContain('4111 1111')
    expect(logged.join('')).toContain('told')
    expect(logged.join('')).not.toMatch(/7700|Mary|4111/)
  })
})

describe('killed between any two steps', () => {
  describe.each([
    ['plan', 1],
    ['plan', 2],
    ['claim', 1],
    ['claim', 2],
    ['conversationOf', 1],
    ['keptAs', 1],
    ['start', 1],
    ['keep', 1],
    ['keep', 2],
    ['messagesAfter', 1],
    ['messagesAfter', 3],
    ['settle', 1],
    ['settle', 2],
  ] as const)('at %s (%s)', (method, nth) => {
    it.each(['before', 'after'] as const)(
      '%s its work, one turn is taken and one answer sent',
      async (when) => {
        const store = await opened()
        const clock = standingClock()
        const broken = dying(store, method, when, nth)
        const first = await world({ store: broken, clock, converse: openingCases })
        const text = aText('my bin')
        const isTaken = await first.post(text).then(
          () => true,
          () => false,
        )
        await first.dispatcher.pass().catch(() => undefined)
        expect(broken.isDead()).toBe(true)
        const second = await world({ store, clock, converse: openingCases })
        if (!isTaken) await second.post(text)
        for (let tries = 0; tries < 4; tries++) {
          clock.moveOn(61_000)
          await second.dispatcher.pass()
        }
        expect(notify.messages).toHaveLength(1)
        const reference = /\d{9}/.exec(bodies()[0] ?? '')?.[0] ?? ''
        expect((await store.findCase('otherford', reference))?.timeline).toHaveLength(1)
      },
    )
  })
})

describe('POST /notify/texts', () => {
  it.each([
    ['without a token', '', aText('hi'), 'token_missing'],
    ['with a wrong one', 'a-token-for-otherfore', aText('hi'), 'token_bad'],
    ['with one of another length', 'a', aText('hi'), 'token_bad'],
    ['with one in other letters', 'ünïcödé-ünïcödé-ünïcö', aText('hi'), 'token_bad'],
    ['with no body', TOKEN, undefined, 'request_faulty'],
    ['with half a body', TOKEN, { id: randomUUID(), source_number: FROM }, 'request_faulty'],
    ['with an id that is none', TOKEN, aText('hi', { id: '1' }), 'request_faulty'],
    ['with a number that isn’t text', TOKEN, aText('hi', { source_number: 447700900123 }), 'request_faulty'],
    ['with too much', TOKEN, aText('x'.repeat(10_001)), 'request_faulty'],
  ])('is refused %s', async (_, token, body, code) => {
    const { post, dispatcher } = await world()
    await expect(post(body, token)).rejects.toMatchObject({ code })
    await dispatcher.pass()
    expect(notify.requests).toEqual([])
  })
  it('takes a text that can’t be answered, and leaves it', async () => {
    const { post, dispatcher } = await world()
    expect(await post(aText('You won', { source_number: 'Parcels' }))).toMatchObject({ status: 200 })
    await dispatcher.pass()
    expect(notify.requests).toEqual([])
  })
  it('takes an empty text, which the conversation answers', async () => {
    const { post, dispatcher } = await world()
    await post(aText(''))
    await dispatcher.pass()
    expect(bodies()).toHaveLength(1)
  })
})
