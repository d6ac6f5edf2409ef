import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Converse } from '../../../dialogs/conversation'
import { councils, echo, reply, saying, type TestWorld, worldWith } from '../support/world'

const opening = { council: 'otherford', channel: 'directline', resident: 'dl_1' } as const

const opened = async (world: TestWorld): Promise<string> =>
  (await world.assistant.open(opening)).conversation.id

const heardIn = async ({ assistant }: TestWorld, conversation: string): Promise<readonly unknown[]> =>
  (await assistant.messagesAfter(conversation, 0)).map(({ text }) => text)

describe('a conversation', () => {
  it('is greeted once, however often it is opened, and at the same moment too', async () => {
    const world = await worldWith()
    const id = await opened(world)
    const again = await Promise.all([1, 2, 3].map(() => world.assistant.open({ ...opening, id })))
    expect(again.map(({ isNew }) => isNew)).toEqual([false, false, false])
    expect(await heardIn(world, id)).toEqual(['Hello'])
  })
  it('is greeted later when the process died before it could', async () => {
    const world = await worldWith()
    await world.store.start({ ...opening, id: 'one', locale: 'en-GB', startedAt: world.clock.now() })
    await world.assistant.open({ ...opening, id: 'one' })
    expect(await heardIn(world, 'one')).toEqual(['Hello'])
  })
  it('is not opened with a council that is not served', async () => {
    const { assistant } = await worldWith()
    await expect(assistant.open({ ...opening, council: 'nowhere' })).rejects.toMatchObject({
      code: 'council_unknown',
    })
  })
  it('takes no more turns once the resident has ended it, and can still be read', async () => {
    const world = await worldWith()
    const conversation = await opened(world)
    await world.assistant.say({ conversation, type: 'endOfConversation' })
    await expect(world.assistant.say({ conversation, text: 'hello?' })).rejects.toMatchObject({
      code: 'conversation_ended',
    })
    expect(await world.assistant.messagesAfter(conversation, 0)).toMatchObject([
      { text: 'Hello' },
      { type: 'endOfConversation' },
    ])
  })
  it('that is full says so kindly, then takes no more', async () => {
    const world = await worldWith({ messagesPerConversation: 4 })
    const conversation = await opened(world)
    for (let i = 0; i < 2; i++) await world.assistant.say({ conversation, text: `${i}` })
    await world.assistant.say({ conversation, text: 'one more' })
    expect((await heardIn(world, conversation)).at(-1)).toMatch(/start a new one/)
    const goingOn = async () => {
      for (let i = 0; i < 50; i++) await world.assistant.say({ conversation, text: `${i}` })
    }
    await expect(goingOn()).rejects.toMatchObject({ code: 'conversation_full' })
  })
})

describe('turns of one conversation', () => {
  it('run in the order they came, each remembering the one before', async () => {
    const world = await worldWith({
      converse: async (turn, memory) => {
        await new Promise((done) => setTimeout(done, turn.said === 'a' ? 20 : 0))
        return echo(turn, memory)
      },
    })
    const conversation = await opened(world)
    await Promise.all(['a', 'b', 'c'].map((text) => world.assistant.say({ conversation, text })))
    expect(await heardIn(world, conversation)).toEqual(['Hello', 'a', '2: a', 'b', '3: b', 'c', '4: c'])
  })
  it('do not wait for another conversation’s', async () => {
    let release = () => {}
    const world = await worldWith({
      converse: saying(async ({ said }) => {
        if (said === 'slow') await new Promise<void>((done) => (release = done))
        return [reply(`done ${said}`)]
      }),
    })
    const [slow, quick] = [await opened(world), await opened(world)]
    const waiting = world.assistant.say({ conversation: slow, text: 'slow' })
    await world.assistant.say({ conversation: quick, text: 'quick' })
    expect((await heardIn(world, quick)).at(-1)).toBe('done quick')
    release()
    await waiting
  })
  it('sent again are one turn with the same id, even both at once', async () => {
    const world = await worldWith()
    const conversation = await opened(world)
    const say = () => world.assistant.say({ conversation, text: 'bins', clientId: 'a1' })
    const [first, second] = await Promise.all([say(), say()])
    expect(second).toEqual(first)
    expect(await say()).toEqual(first)
    expect(await heardIn(world, conversation)).toEqual(['Hello', 'bins', '2: bins'])
  })
  it('sent again after a restart are one turn', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'turns-')), 'conversations.db')
    const before = await worldWith({ store: await openSqlite(file) })
    const conversation = await opened(before)
    const saying = { conversation, text: 'bins', clientId: 'a1' }
    const first = await before.assistant.say(saying)
    await before.store.close()
    const after = await worldWith({ store: await openSqlite(file) })
    expect(await after.assistant.say(saying)).toEqual(first)
    await after.assistant.say({ conversation, text: 'and?' })
    expect(await heardIn(after, conversation)).toEqual(['Hello', 'bins', '2: bins', 'and?', '3: and?'])
    await after.store.close()
  })
})

describe('when something fails', () => {
  const failing = saying(({ said }) => {
    if (said === 'boom') throw new Error('secret words: boom')
    return [reply('fine')]
  })

  it('the resident hears that it is our fault and whom to ring, and can go on', async () => {
    const world = await worldWith({ converse: failing })
    const conversation = await opened(world)
    await world.assistant.say({ conversation, text: 'boom' })
    await world.assistant.say({ conversation, text: 'again' })
    const heard = await heardIn(world, conversation)
    expect(heard[2]).toMatch(/^Sorry.*01632\u00A0960000/)
    expect(heard.slice(3)).toEqual(['again', 'fine'])
  })
  it('a council without a number is no reason to say nothing', async () => {
    const world = await worldWith({ converse: failing })
    const { conversation } = await world.assistant.open({ ...opening, council: 'elsewhere' })
    await world.assistant.say({ conversation: conversation.id, text: 'boom' })
    expect((await heardIn(world, conversation.id)).at(-1)).toMatch(/^Sorry/)
  })
  it('what was remembered before stays remembered', async () => {
    const world = await worldWith({
      converse: async (turn, memory) => {
        if (turn.said === 'boom') throw new Error('boom')
        return echo(turn, memory)
      },
    })
    const conversation = await opened(world)
    for (const text of ['a', 'boom', 'b']) await world.assistant.say({ conversation, text })
    expect((await heardIn(world, conversation)).at(-1)).toBe('3: b')
  })
  it('a turn that cannot be kept is reported to the channel, to be sent again', async () => {
    const world = await worldWith()
    const conversation = await opened(world)
    const broken = await worldWith({
      store: {
        ...world.store,
        keep: async () => {
          throw new Error('disk full')
        },
      },
    })
    await expect(broken.assistant.say({ conversation, text: 'bins' })).rejects.toMatchObject({
      code: 'turn_not_kept',
      status: 502,
    })
  })
  it('the log has the code and the place, and not the words', async () => {
    const world = await worldWith({ converse: failing })
    const conversation = await opened(world)
    await world.assistant.say({ conversation, text: 'boom' })
    const failed = world.logged.find((line) => line.includes('turn failed')) ?? '{}'
    expect(JSON.parse(failed)).toMatchObject({ code: 'turn_not_answered', conversation })
    expect(failed).toContain('assistant.test')
    expect(world.logged.join()).not.toContain('boom')
  })
})

describe('what is said', () => {
  const said = async (text: string, more = {}) => {
    const world = await worldWith()
    const conversation = await opened(world)
    await world.assistant.say({ conversation, text, ...more })
    const messages = (await world.assistant.messagesAfter(conversation, 1)).map(({ text }) => text)
    return { world, conversation, messages }
  }

  it('is kept and answered without control characters, in one form', async () => {
    const { messages } = await said('  bi\u0000ns\u0007 cafe\u0301 \ud800\u202e!\r\n ')
    expect(messages).toEqual(['bins café !', '2: bins café !'])
  })
  it('never holds a card number, anywhere, not even where a client adds data', async () => {
    const text = 'my card is 4111 1111\u0007 1111 1111'
    const { world, conversation, messages } = await said(text, {
      value: { again: ['4111111111111111'] },
      channelData: { copy: '4111-1111-1111-1111' },
    })
    expect(messages[0]).toBe('my card is [card number removed]')
    const kept = JSON.stringify(await world.store.messagesAfter(conversation, 0, 99))
    expect(kept).not.toMatch(/1111/)
  })
  it('never reaches the log', async () => {
    const { world } = await said('xylophone pangolin')
    expect(world.logged.length).toBeGreaterThan(0)
    expect(world.logged.join()).not.toMatch(/xylophone|pangolin/)
  })
  it('that is a file alone is answered kindly', async () => {
    const { messages } = await said('', { files: true })
    expect(messages.at(-1)).toMatch(/can’t read files/)
  })
  it('of any length, or none, reaches the conversation, which looks for danger first', async () => {
    expect((await said('a'.repeat(2_001))).messages.at(-1)).toMatch(/^2: a/)
    expect((await said(' \u0000 ')).messages.at(-1)).toBe('2: ')
  })
  it('may be what a button posts', async () => {
    const { messages } = await said('', { value: 'Yes' })
    expect(messages.at(-1)).toBe('2: Yes')
  })
})

describe('somebody at work', () => {
  const newsOf = async (ms: number) => {
    const world = await worldWith({
      converse: saying(async () => {
        await new Promise((done) => setTimeout(done, ms))
        return [reply('done')]
      }),
    })
    await world.store.start({ ...opening, id: 'one', locale: 'en-GB', startedAt: world.clock.now() })
    const news: string[] = []
    world.assistant.watch('one', (what) => void news.push(what))
    await world.assistant.say({ conversation: 'one', text: 'slow' })
    return { news, messages: await world.assistant.messagesAfter('one', 0) }
  }
  it('is shown when a turn takes more than 300 ms, and is not kept', async () => {
    const { news, messages } = await newsOf(360)
    expect(news).toEqual(['typing', 'messages'])
    expect(messages.map(({ type }) => type)).toEqual(['message', 'message'])
  })
  it('is not shown when it is quick', async () => {
    expect((await newsOf(0)).news).toEqual(['messages'])
  })
})

describe('a message as it is delivered', () => {
  it('has what a client of Direct Line needs', async () => {
    const world = await worldWith({
      converse: saying(() => [
        {
          text: '**Yes**: [more](https://www.gov.uk/bins) <b>x</b>',
          speech: 'Yes',
          options: [{ label: 'Opening hours', says: 'When are you open?' }],
          expects: 'choice',
          sources: [{ title: 'Customer standards', published: '2010-10' }],
        },
      ]),
    })
    const conversation = await opened(world)
    await world.assistant.say({ conversation, text: 'bins', clientId: 'a1', channelData: { mine: true } })
    const [, mine, theirs] = await world.assistant.messagesAfter(conversation, 0)
    expect(mine).toMatchObject({
      type: 'message',
      id: `${conversation}|0000002`,
      text: 'bins',
      from: { id: 'dl_1', role: 'user' },
      conversation: { id: conversation },
      channelData: { clientActivityID: 'a1', mine: true, 'webchat:sequence-id': 2 },
    })
    expect(theirs).toMatchObject({
      id: `${conversation}|0000003`,
      replyToId: `${conversation}|0000002`,
      from: { id: 'otherford', name: councils.get('otherford')?.name, role: 'bot' },
      textFormat: 'markdown',
      speak: 'Yes',
      inputHint: 'expectingInput',
      suggestedActions: {
        actions: [{ type: 'imBack', title: 'Opening hours', value: 'When are you open?' }],
      },
      channelData: {
        sources: [{ title: 'Customer standards', published: '2010-10' }],
        expects: 'choice',
        html: '<p><strong>Yes</strong>: <a href="https://www.gov.uk/bins" rel="noopener noreferrer">more</a> &lt;b&gt;x&lt;/b&gt;</p>\n',
      },
    })
  })
  it('never carries a script, whatever the text', async () => {
    const world = await worldWith({
      converse: saying(() => [
        reply('[x](javascript:alert(1)) <img src=x onerror=alert(1)> ![y](https://t.example/y)'),
      ]),
    })
    const conversation = await opened(world)
    const [greeting] = await world.assistant.messagesAfter(conversation, 0)
    expect(greeting?.channelData).toHaveProperty('html')
    expect(JSON.stringify(greeting?.channelData)).not.toMatch(/<img|href=\\"javascript/)
  })
})

describe('what is kept apart', () => {
  const SECRET = 'I am a Sikh'
  const apart: Converse = async ({ said }) =>
    said === undefined
      ? { replies: [reply('Hello')], memory: null }
      : {
          replies: [reply('Thank you.')],
          memory: null,
          apart: { counted: [{ question: 'religion', answer: 'sikh' }] },
        }

  it('is counted, and stands in no message, no memory and no log', async () => {
    const world = await worldWith({ converse: apart })
    const conversation = await opened(world)
    const saying = { conversation, text: SECRET, value: { text: SECRET }, clientId: 'c1' }
    await world.assistant.say({ ...saying, channelData: { text: SECRET } })
    await world.assistant.say({ ...saying, channelData: { text: SECRET } })
    const messages = await world.assistant.messagesAfter(conversation, 0)
    expect(messages).toHaveLength(3)
    expect(messages[1]).toMatchObject({ channelData: { clientActivityID: 'c1' } })
    const everything = JSON.stringify([messages, await world.store.find(conversation), world.logged])
    expect(everything).not.toMatch(/sikh/i)
    expect(await world.store.equalityCounts('otherford', ['2026-04'])).toEqual([
      { question: 'religion', answer: 'sikh', times: 1 },
    ])
  })
})
