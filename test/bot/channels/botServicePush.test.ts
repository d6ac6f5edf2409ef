import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { openBotService } from '../../../bot/channels/botService/routes'
import { readConfig } from '../../../bot/config'
import { createLog } from '../../../bot/log'
import { createDispatcher } from '../../../bot/outbox/dispatcher'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Store } from '../../../bot/storage/store'
import { handoffWorld, NOW } from '../handoff/world'
import { dying } from '../support/dying'
import { councils, silentMeter, standingClock } from '../support/world'
import { scripted } from './voice/support/scripted'

interface Sent {
  path: string
  type: string
  name?: string
  text?: string
  replyToId?: string
  value?: { state?: string }
  attachments?: { name: string; content: { activities: { text: string }[] } }[]
}

/** The connector of a channel, as Bot Framework calls it back. `refuses`: types that the channel doesn’t know. */
const startChannel = async () => {
  const sent: Sent[] = []
  const answers: number[] = []
  const refuses = new Set<string>()
  const server = createServer(async (req, res) => {
    let body = ''
    for await (const chunk of req) body += String(chunk)
    const activity = JSON.parse(body) as Sent
    const status = refuses.has(activity.type) ? 400 : (answers.shift() ?? 200)
    if (status === 200) sent.push({ ...activity, path: req.url ?? '' })
    res.statusCode = status
    res.setHeader('content-type', 'application/json')
    res.end(JSON.stringify(status === 200 ? { id: String(sent.length) } : { error: { code: 'No' } }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    answers,
    refuses,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

let channel: Awaited<ReturnType<typeof startChannel>>
beforeEach(async () => {
  channel = await startChannel()
})
afterEach(() => channel.close())

/** Without an app id the adapter takes anybody's word and shows none of its own: good for a channel on this machine. */
const world = async (given: { store?: Store; clock?: ReturnType<typeof standingClock> } = {}) => {
  const made = await handoffWorld(given)
  const { store, clock, assistant, outside, handoffs, person, handoffIn } = made
  const config = readConfig({ MICROSOFT_APP_COUNCIL: 'otherford' })
  const { calls } = scripted(() => ({}))
  const parts = {
    config,
    councils,
    clock,
    store,
    calls,
    log: createLog('silent'),
    stages: assistant.stages,
    hub: outside,
  }
  const { routes, consumer } = openBotService(parts, new ConfigurationBotFrameworkAuthentication({}))
  const dispatcher = createDispatcher({
    store,
    clock,
    log: createLog('silent'),
    meter: silentMeter,
    consumers: [consumer],
  })
  const activity = (id: string, more: object) => ({
    type: 'message',
    id,
    channelId: 'msteams',
    serviceUrl: channel.url,
    conversation: { id: 'theirs' },
    from: { id: 'somebody', name: 'Mary Jones' },
    recipient: { id: 'bot' },
    ...more,
  })
  const post = async (id: string, more: object) => {
    clock.moveOn(1_000)
    return routes[0]?.answer({ headers: {}, body: activity(id, more) } as never)
  }
  return {
    ...made,
    dispatcher,
    post,
    claims: async (id: string) => {
      clock.moveOn(1_000)
      const one = await handoffIn('theirs')
      await handoffs.claim(person(id), one.id)
      return one.id
    },
  }
}

const lines = () =>
  channel.sent.map(({ type, name, text, value }) =>
    type === 'event' ? `(${name} ${value?.state ?? ''})` : text,
  )

describe('a resident on a channel of Azure', () => {
  it('talks with an advisor there, in messages that nobody there asked for', async () => {
    const { comes, post, claims, handoffs, person, dispatcher, sweep, store } = await world()
    await comes('sam')
    await post('1', { text: 'my bin' })
    await post('2', { text: 'person' })
    expect(lines()).toEqual(['bot: my bin', '(handoff.initiate )', 'place 1'])
    const id = await claims('sam')
    await handoffs.say(person('sam'), id, { text: 'Which bin?' })
    await dispatcher.pass()
    await post('3', { text: 'the green one' })
    await handoffs.returnToBot(person('sam'), id, { to: 'start' })
    await sweep.pass()
    await dispatcher.pass()
    expect(lines().slice(3)).toEqual([
      '(handoff.status accepted)',
      expect.stringContaining('talking to Sam'),
      'Which bin?',
      '(handoff.status completed)',
      'I am here again (start)',
    ])
    // What answers nothing names no message that the channel never saw.
    const unasked = channel.sent.slice(3)
    expect(unasked.map(({ path, replyToId }) => [path, replyToId])).toEqual(
      unasked.map(() => ['/v3/conversations/theirs/activities', undefined]),
    )
    expect(JSON.stringify(await store.referenceOf('theirs'))).not.toContain('Mary')
  })

  it('has the hub of the channel told all that was said before', async () => {
    const { comes, post } = await world()
    await comes('sam')
    await post('1', { text: 'my bin' })
    await post('2', { text: 'person' })
    const begins = channel.sent.find(({ name }) => name === 'handoff.initiate')
    expect(begins?.attachments).toMatchObject([{ name: 'Transcript', contentType: 'application/json' }])
    expect(begins?.attachments?.[0]?.content.activities.map(({ text }) => text)).toEqual([
      'my bin',
      'bot: my bin',
      'person',
    ])
  })

  it('gets the messages though the channel knows no events', async () => {
    channel.refuses.add('event')
    const { comes, post, claims, dispatcher } = await world()
    await comes('sam')
    await post('1', { text: 'person' })
    expect(lines()).toEqual(['place 1'])
    await claims('sam')
    await dispatcher.pass()
    expect(lines().slice(1)).toEqual([expect.stringContaining('talking to Sam')])
  })

  it('gets everything in order after the channel was down', async () => {
    const { comes, post, claims, handoffs, person, dispatcher, clock } = await world()
    await comes('sam')
    await post('1', { text: 'person' })
    const id = await claims('sam')
    for (const text of ['one', 'two']) await handoffs.say(person('sam'), id, { text })
    channel.answers.push(500, 500, 429)
    for (let tries = 0; tries < 8; tries++) {
      await dispatcher.pass()
      clock.moveOn(60_000)
    }
    expect(lines().slice(-4)).toEqual([
      '(handoff.status accepted)',
      expect.stringContaining('talking to Sam'),
      'one',
      'two',
    ])
  })

  it('that has gone from there holds nobody else up', async () => {
    const { comes, post, claims, dispatcher, store } = await world()
    await comes('sam')
    await post('1', { text: 'person' })
    await claims('sam')
    channel.answers.push(403, 403)
    await dispatcher.pass()
    expect((await store.deliveriesAbout('theirs')).map(({ state, fault }) => [state, fault])).toEqual([
      ['failed', '403'],
      ['failed', '403'],
    ])
  })

  it('may be taken by the hub of the channel, and is given back by it', async () => {
    const { post, comes, handoffIn, dispatcher } = await world()
    await comes('sam')
    await post('1', { text: 'person' })
    const status = (state: string) => ({
      type: 'event',
      name: 'handoff.status',
      value: { state },
      text: undefined,
    })
    expect(await post('2', status('accepted'))).toMatchObject({ status: 200 })
    expect(await handoffIn('theirs')).toMatchObject({ state: 'active', outside: 'hub' })
    await post('3', { text: 'hello' })
    await post('4', status('completed'))
    await post('4', status('completed'))
    await dispatcher.pass()
    // It is not told what it has said itself.
    expect(lines().filter((line) => line?.includes('handoff.status'))).toEqual([])
    await post('5', { text: 'good, thanks' })
    expect(lines().at(-1)).toBe('asked: good, thanks')
  })

  it.each([
    { type: 'event', name: 'handoff.status', value: { state: 'sideways' } },
    { type: 'event', name: 'handoff.status' },
    { type: 'event', name: 'handoff.status', value: { state: 'completed' } },
    { type: 'event', name: 'anything', value: 1 },
  ])('whose hub says %j is not refused', async (more) => {
    const { post, store } = await world()
    expect(await post('1', { text: undefined, ...more })).toMatchObject({ status: 200 })
    expect(await store.find('theirs')).toBeUndefined()
  })
})

describe('killed between any two steps', () => {
  describe.each([
    ['changeHandoff', 1],
    ['changeHandoff', 2],
    ['claim', 1],
    ['claim', 2],
    ['referenceOf', 1],
    ['messagesAfter', 3],
    ['settle', 1],
  ] as const)('at %s (%s)', (method, nth) => {
    // After the channel has taken a message, and before we know, nobody can tell: it would be said again.
    const moments = method === 'settle' ? (['after'] as const) : (['before', 'after'] as const)
    it.each(moments)('%s its work, everything is said once, in order', async (when) => {
      const [store, clock] = [await openSqlite(':memory:'), standingClock(NOW)]
      const broken = dying(store, method, when, nth)
      let now = await world({ store: broken, clock })
      const steps: readonly (() => Promise<unknown>)[] = [
        () => now.comes('sam'),
        () => now.post('1', { text: 'person' }),
        () => now.claims('sam'),
        () => now.dispatcher.pass(),
        async () => {
          const { id } = await now.handoffIn('theirs')
          await now.handoffs.say(now.person('sam'), id, { text: 'one', clientId: 'a' })
        },
        () => now.dispatcher.pass(),
      ]
      for (const step of steps)
        await step().catch(async () => {
          now = await world({ store, clock })
          await step()
        })
      for (let tries = 0; tries < 4; tries++) {
        clock.moveOn(61_000)
        await now.dispatcher.pass()
      }
      expect(broken.isDead()).toBe(true)
      expect(lines().slice(-3)).toEqual([
        '(handoff.status accepted)',
        expect.stringContaining('talking to Sam'),
        'one',
      ])
      await store.close()
    })
  })
})
