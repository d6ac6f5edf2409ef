import { deskConsumer } from '../../../bot/desk/tell'
import { createLog } from '../../../bot/log'
import { createDispatcher } from '../../../bot/outbox/dispatcher'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { DESK_SECRET, inShort, startDesk } from '../support/desk'
import { dying } from '../support/dying'
import { silentMeter, standingClock } from '../support/world'
import { handoffWorld, NOW } from './world'

const MINUTE = 60_000

let desk: Awaited<ReturnType<typeof startDesk>>
beforeEach(async () => {
  desk = await startDesk()
})
afterEach(() => desk.close())

/** A council with a desk of its own, which is told over HTTP; what the desk answers comes as its route passes it on. */
const world = async (given: { store?: Store; clock?: ReturnType<typeof standingClock> } = {}) => {
  const made = await handoffWorld({ hasDesk: true, ...given })
  const { store, clock, handoffIn, outside, sweep } = made
  const dispatcher = createDispatcher({
    store,
    clock,
    log: createLog('silent'),
    meter: silentMeter,
    consumers: [
      deskConsumer(
        { council: 'otherford', url: desk.url, secret: DESK_SECRET },
        { store, clock, site: 'https://chat.example' },
      ),
    ],
  })
  const told = async () => {
    await dispatcher.pass()
    return desk.heard.map(inShort)
  }
  const of = async (conversation: string) => ({
    council: 'otherford',
    handoff: (await handoffIn(conversation)).id,
  })
  let keys = 0
  const key = () => `key ${keys++}`
  return {
    ...made,
    told,
    of,
    dispatcher,
    accepts: async (conversation: string, name?: string) =>
      outside.tells(
        await of(conversation),
        { state: 'accepted', ...(name === undefined ? {} : { name }) },
        key(),
      ),
    writes: async (conversation: string, text: string, as = key()) =>
      outside.says(await of(conversation), { name: 'Priya', text }, as),
    tells: async (conversation: string, status: Parameters<typeof outside.tells>[1], as = key()) =>
      outside.tells(await of(conversation), status, as),
    /** Time goes by, and everything due is done and told. */
    goes: async (ms: number) => {
      for (let gone = 0; gone < ms; gone += 10_000) {
        clock.moveOn(10_000)
        await sweep.pass()
        await dispatcher.pass()
      }
    },
  }
}

describe('a council with a desk of its own', () => {
  it('is handed over to with all that was said, talks, and gives back', async () => {
    const { says, told, accepts, writes, tells, reads, handoffIn, store } = await world()
    await says('c', 'my bin')
    expect(await says('c', 'person')).toEqual(['place undefined'])
    expect(await told()).toEqual(['(handoff.initiate )', 'bot: place undefined'])
    const [begins] = desk.heard
    expect(begins).toMatchObject({
      from: { role: 'bot' },
      conversation: { id: 'c' },
      value: {
        Skill: 'customer-services',
        language: 'en',
        priority: 'normal',
        about: 'person',
        distress: false,
      },
      channelData: {
        council: 'otherford',
        handoff: (await handoffIn('c')).id,
        replyTo: `https://chat.example/otherford/desk/handoffs/${(await handoffIn('c')).id}/activities`,
      },
    })
    expect(begins?.attachments).toMatchObject([{ name: 'Transcript', contentType: 'application/json' }])
    expect(begins?.attachments?.[0]?.content.activities.map(({ text }) => text)).toEqual([
      'Hello',
      'my bin',
      'bot: my bin',
      'person',
    ])
    expect(await says('c', 'how long')).toEqual(['queued undefined: how long'])
    await accepts('c', 'Priya')
    expect(await store.find('c')).toMatchObject({ owner: 'desk' })
    await writes('c', 'Hello, Priya here')
    expect(await says('c', 'the green one')).toEqual([])
    await writes('c', 'Done')
    await tells('c', { state: 'completed', message: 'Goodbye' })
    expect(await says('c', 'good, kind')).toEqual(['asked: good, kind'])
    expect(await says('c', 'bin')).toEqual(['bot: bin'])
    expect((await told()).slice(2)).toEqual([
      'user: how long',
      'bot: queued undefined: how long',
      'user: the green one',
    ])
    expect((await reads('c')).slice(-15)).toEqual([
      'how long',
      'queued undefined: how long',
      '(handoff.status accepted)',
      'You’re now talking to Priya. They can see what you’ve said here, so you need not say it again.',
      'Hello, Priya here',
      'the green one',
      'Done',
      '(handoff.status completed)',
      'Goodbye',
      expect.stringContaining('Priya has ended the chat'),
      'How was your chat with us?',
      'good, kind',
      'asked: good, kind',
      'bin',
      'bot: bin',
    ])
    expect(await handoffIn('c')).toMatchObject({ state: 'resolved', rating: { given: 'good' } })
    expect(desk.faults).toEqual([])
  })

  it('says nothing in a conversation that isn’t theirs', async () => {
    const { says, writes, accepts, tells, of, outside, reads } = await world()
    await says('c', 'person')
    await expect(writes('c', 'too early')).rejects.toMatchObject({ code: 'not_owner' })
    await expect(outside.typing(await of('c'))).rejects.toMatchObject({ code: 'not_owner' })
    await accepts('c')
    await outside.typing(await of('c'))
    await tells('c', { state: 'completed' })
    await expect(writes('c', 'too late')).rejects.toMatchObject({ code: 'not_owner' })
    await expect(accepts('c')).rejects.toMatchObject({ code: 'handoff_state' })
    await expect(
      outside.says({ ...(await of('c')), council: 'elsewhere' }, { text: 'other' }, 'k'),
    ).rejects.toMatchObject({ code: 'handoff_unknown' })
    expect((await reads('c')).join()).not.toMatch(/too|other/)
  })

  it('that tells the same again has told it once', async () => {
    const { says, accepts, writes, tells, reads, handoffIn, outside, of } = await world()
    await says('c', 'person')
    const twice = async (tell: () => Promise<void>) => {
      await tell()
      await tell()
    }
    await twice(async () => outside.tells(await of('c'), { state: 'accepted' }, 'a'))
    await twice(() => writes('c', 'Hello', 'b'))
    await accepts('c', 'Priya')
    expect(await handoffIn('c')).toMatchObject({ person: 'Priya' })
    await twice(() => tells('c', { state: 'completed', message: 'Bye' }, 'c'))
    await tells('c', { state: 'completed' }, 'd')
    // Sent again after it was over, it was taken all the same.
    await writes('c', 'Hello', 'b')
    const read = await reads('c')
    for (const once of ['(handoff.status accepted)', 'Hello', 'Bye', '(handoff.status completed)'])
      expect(read.filter((line) => line === once)).toHaveLength(once === 'Hello' ? 2 : 1)
  })

  it('has places and waits only as it tells them', async () => {
    const { says, tells, reads } = await world()
    await says('c', 'person')
    await tells('c', { place: 3, waitMinutes: 9 })
    expect(await says('c', 'how long')).toEqual(['queued 3: how long'])
    await tells('c', { place: 3 })
    await tells('c', { place: 1 })
    const told = (await reads('c')).filter((line) => line.includes('Thank you for waiting'))
    expect(told).toEqual([
      '2 people are before you. It may take about 9 minutes. Thank you for waiting.',
      'You are next. Thank you for waiting.',
    ])
  })

  it('has a queue of its own, in which our advisors have no part', async () => {
    const { comes, says, sweep, handoffs, person, handoffIn, accepts } = await world()
    await comes('sam')
    await says('c', 'person')
    await sweep.pass()
    const { id, state } = await handoffIn('c')
    expect(state).toBe('queued')
    expect(await handoffs.list(person('sam'))).toEqual([])
    await expect(handoffs.claim(person('sam'), id)).rejects.toMatchObject({ code: 'handoff_taken' })
    await accepts('c', 'Priya')
    await expect(handoffs.say(person('sam'), id, { text: 'me' })).rejects.toMatchObject({ code: 'not_owner' })
    const boss = { ...person('sam'), roles: ['supervisor' as const] }
    await expect(handoffs.takeOver(boss, id)).rejects.toMatchObject({ code: 'handoff_state' })
  })

  it('is told when the resident leaves, waiting or talking, or wants to be called back', async () => {
    const { says, told, accepts, assistant, tells, handoffIn, reads } = await world()
    await says('a', 'person')
    await says('a', 'leave')
    expect((await told()).slice(-3)).toEqual([
      'user: leave',
      'bot: queued undefined: leave',
      '(handoff.status completed)',
    ])
    await says('b', 'person')
    await accepts('b')
    await assistant.say({ conversation: 'b', type: 'endOfConversation' })
    expect((await told()).slice(-1)).toEqual(['(handoff.status completed)'])
    expect(await handoffIn('b')).toMatchObject({ state: 'resolved' })
    await says('c', 'person')
    await says('c', 'call me')
    await told()
    expect(desk.heard.at(-1)?.value).toEqual({ state: 'completed', callBack: { phone: '07700900123' } })
    await tells('c', { state: 'accepted', name: 'Priya' })
    expect((await reads('c')).at(-1)).toContain('Priya will call you now')
    expect(await says('c', 'ok')).toEqual(['bot: ok'])
    await tells('c', { state: 'completed' })
    expect(await handoffIn('c')).toMatchObject({ state: 'resolved' })
  })

  it('is handed over to again by whoever waits for a call, and asks for a person after all', async () => {
    const { says, told, accepts, writes, reads } = await world()
    await says('c', 'person')
    await says('c', 'call me')
    await told()
    expect(await says('c', 'person')).toEqual(['place undefined'])
    expect((await told()).slice(-2)).toEqual(['(handoff.initiate )', 'bot: place undefined'])
    await accepts('c')
    await writes('c', 'Here I am')
    expect((await reads('c')).at(-1)).toBe('Here I am')
  })

  it('that has nobody is sent nobody for a while, and the assistant is there again', async () => {
    const { says, tells, clock, reads, accepts } = await world()
    await says('c', 'person')
    await tells('c', { state: 'failed' })
    expect((await reads('c')).slice(-2)).toEqual([
      '(handoff.status failed)',
      expect.stringContaining('call me back'),
    ])
    expect(await says('c', 'bin')).toEqual(['bot: bin'])
    expect(await says('d', 'person')).toEqual(['not now: nobody'])
    clock.moveOn(11 * MINUTE)
    expect(await says('d', 'person')).toEqual(['place undefined'])
    await accepts('d')
    // One talk that broke off says nothing of the others.
    await tells('d', { state: 'failed' })
    expect(await says('d', 'bin')).toEqual(['bot: bin'])
    expect(await says('d', 'person')).toEqual(['place undefined'])
  })

  it('that can’t be reached leaves nobody waiting', async () => {
    const { says, goes, handoffIn, told } = await world()
    desk.answers.push(...Array.from({ length: 12 }, () => 503))
    await says('c', 'person')
    await goes(2 * MINUTE)
    expect(await handoffIn('c')).toMatchObject({ state: 'queued' })
    await goes(2 * MINUTE)
    expect(await handoffIn('c')).toMatchObject({ state: 'failed' })
    expect(await says('c', 'person')).toEqual(['not now: nobody'])
    // It learns of it once it is there again, in order.
    await goes(60 * MINUTE)
    expect(await told()).toEqual(['(handoff.initiate )', 'bot: place undefined', '(handoff.status failed)'])
  })

  it('that is down in the middle of a talk leaves nobody without an answer', async () => {
    const { says, goes, handoffIn, accepts, told } = await world()
    await says('c', 'person')
    await told()
    await accepts('c')
    desk.answers.push(...Array.from({ length: 12 }, () => 503))
    await says('c', 'hello?')
    await goes(7 * MINUTE)
    expect(await handoffIn('c')).toMatchObject({ state: 'failed' })
    expect(await says('c', 'bin')).toEqual(['bot: bin'])
    await goes(60 * MINUTE)
    expect((await told()).slice(2)).toEqual(['user: hello?', '(handoff.status failed)'])
  })

  it('that is taken away leaves nobody waiting', async () => {
    const { says, store, clock } = await world()
    await says('c', 'person')
    const without = await handoffWorld({ store, clock })
    await without.passes(2 * MINUTE)
    expect(await without.handoffIn('c')).toMatchObject({ state: 'failed' })
  })

  it('that wants no more of it is believed at once', async () => {
    const { says, goes, handoffIn } = await world()
    desk.answers.push(410, 410)
    await says('c', 'person')
    await goes(MINUTE + 10_000)
    expect(await handoffIn('c')).toMatchObject({ state: 'failed' })
  })

  it('that never answers a resident loses them, but not soon', async () => {
    const { says, goes, handoffIn, accepts, writes } = await world()
    await says('c', 'person')
    await accepts('c')
    await writes('c', 'Yes?')
    await goes(60 * MINUTE)
    expect(await handoffIn('c')).toMatchObject({ state: 'active' })
    await says('c', 'hello?')
    await goes(20 * MINUTE)
    expect(await handoffIn('c')).toMatchObject({ state: 'active' })
    await goes(12 * MINUTE)
    expect(await handoffIn('c')).toMatchObject({ state: 'failed' })
    expect(await says('c', 'bin')).toEqual(['bot: bin'])
  })
})

describe('a desk that is down for a moment', () => {
  it('misses nothing, and hears everything in order', async () => {
    const { says, told, goes, accepts } = await world()
    await says('c', 'person')
    await told()
    await accepts('c')
    desk.answers.push(500, 0, 500)
    for (const text of ['one', 'two', 'three']) await says('c', text)
    await goes(MINUTE)
    expect((await told()).slice(2)).toEqual(['user: one', 'user: two', 'user: three'])
  })
  it('is told of others meanwhile', async () => {
    const { says, told } = await world()
    await says('a', 'person')
    await says('b', 'person')
    desk.answers.push(500)
    expect(await told()).toEqual(['(handoff.initiate )', 'bot: place undefined'])
    expect(desk.heard[0]?.conversation.id).toBe('b')
  })
})

describe('killed between any two steps', () => {
  describe.each([
    ['keep', 2],
    ['keep', 3],
    ['changeHandoff', 1],
    ['changeHandoff', 2],
    ['claim', 1],
    ['claim', 3],
    ['settle', 1],
    ['settle', 2],
    ['findHandoff', 2],
    ['messagesAfter', 2],
    ['keptAs', 2],
  ] as const)('at %s (%s)', (method, nth) => {
    it.each(['before', 'after'] as const)(
      '%s its work, each side hears each thing once, in order',
      async (when) => {
        const store = await openSqlite(':memory:')
        const clock = standingClock(NOW)
        const broken = dying(store, method, when, nth)
        let now = await world({ store: broken, clock })
        const steps: readonly (() => Promise<unknown>)[] = [
          () => now.says('c', 'person', 'one'),
          () => now.told(),
          () => now.tells('c', { state: 'accepted', name: 'Priya' }, 'a'),
          () => now.writes('c', 'Hello', 'b'),
          () => now.says('c', 'my bin', 'two'),
          () => now.told(),
          () => now.tells('c', { state: 'completed' }, 'c'),
        ]
        let deaths = 0
        for (const step of steps)
          await step().catch(async () => {
            deaths += 1
            now = await world({ store, clock })
            // Whoever told it is not answered, and tells it again.
            await step()
          })
        await now.goes(2 * MINUTE)
        expect(broken.isDead()).toBe(true)
        expect(deaths).toBeLessThanOrEqual(1)
        expect(desk.heard.map(inShort)).toEqual([
          '(handoff.initiate )',
          'bot: place undefined',
          'user: my bin',
        ])
        expect((await now.reads('c')).slice(0, 9)).toEqual([
          'Hello',
          'person',
          '(handoff.initiate )',
          'place undefined',
          '(handoff.status accepted)',
          expect.stringContaining('now talking to Priya'),
          'Hello',
          'my bin',
          '(handoff.status completed)',
        ])
        expect(await now.reads('c')).toHaveLength(11)
        await store.close()
      },
    )
  })
})

describe('the hub of a channel', () => {
  it('takes a conversation out of our queue, and gives it back', async () => {
    const { comes, says, outside, handoffIn, reads, handoffs, person, passes } = await handoffWorld()
    await comes('sam')
    await says('c', 'person')
    await outside.hubTells('c', { state: 'failed' }, 'x')
    expect(await handoffIn('c')).toMatchObject({ state: 'queued' })
    await outside.hubTells('c', { state: 'accepted', name: 'Hub' }, 'a')
    await outside.hubTells('c', { state: 'accepted', name: 'Hub' }, 'a')
    const { id } = await handoffIn('c')
    await expect(handoffs.claim(person('sam'), id)).rejects.toMatchObject({ code: 'handoff_taken' })
    expect(await says('c', 'hello')).toEqual([])
    await passes(40 * MINUTE, 'sam')
    expect(await handoffIn('c')).toMatchObject({ state: 'active', outside: 'hub' })
    await outside.hubTells('c', { state: 'completed' }, 'b')
    expect(await says('c', 'bin')).toEqual(['asked: bin'])
    expect((await reads('c')).filter((line) => line.startsWith('(handoff.status'))).toEqual([
      '(handoff.status accepted)',
      '(handoff.status completed)',
    ])
  })
  it('has no say over a hand-off to the council’s own desk', async () => {
    const { says, outside, handoffIn } = await world()
    await says('c', 'person')
    for (const state of ['accepted', 'failed', 'completed'] as const)
      await outside.hubTells('c', { state }, state)
    expect(await handoffIn('c')).toMatchObject({ state: 'queued', outside: 'desk' })
  })
  it('has no say over what one of ours has in hand, nor where nothing was handed over', async () => {
    const { comes, says, outside, handoffIn, handoffs, person } = await handoffWorld()
    await outside.hubTells('nowhere', { state: 'accepted' }, 'a')
    await comes('sam')
    await says('c', 'person')
    await handoffs.claim(person('sam'), (await handoffIn('c')).id)
    for (const state of ['accepted', 'failed', 'completed'] as const)
      await outside.hubTells('c', { state }, state)
    expect(await handoffIn('c')).toMatchObject({ state: 'active', advisor: 'sam' })
  })
})
