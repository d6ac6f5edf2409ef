import { DirectLine } from 'botframework-directlinejs'
import { WebSocket } from 'ws'
import { ask, newFolder, type Started, start } from '../support/server'
import { reply, saying } from '../support/world'

/** The real client expects to be in a browser. */
const browserGlobals = () => {
  Object.assign(globalThis, { XMLHttpRequest: require('xhr2'), WebSocket })
}

interface Heard {
  texts: string[]
  ids: string[]
}

interface Resumed {
  conversationId: string
  token: string
  watermark: string
}

const newToken = async (server: Started): Promise<{ token: string }> => {
  const { body } = await ask(`${server.directLine}/tokens/generate`, { body: {} })
  return { token: String(body.token) }
}

const clientOf = async (server: Started, webSocket: boolean, resumed?: Resumed) => {
  const { token, ...from } = resumed ?? (await newToken(server))
  const sockets: WebSocket[] = []
  class Watched extends WebSocket {
    constructor(address: string) {
      super(address)
      sockets.push(this)
    }
  }
  const client = new DirectLine({
    // The client waits between 3 and 15 seconds before it connects again; these tests take the shortest.
    ...{ random: () => 0, WebSocket: Watched as never },
    domain: server.directLine,
    token,
    ...from,
    webSocket,
    pollingInterval: 250,
    timeout: 5_000,
  })
  const heard: Heard = { texts: [], ids: [] }
  const subscription = client.activity$.subscribe((activity) => {
    if (activity.type !== 'message') return
    heard.texts.push(activity.text ?? '')
    heard.ids.push(activity.id ?? '')
  })
  const post = (text: string): Promise<string> =>
    new Promise((resolve, reject) => {
      client
        .postActivity({
          type: 'message',
          text,
          from: { id: 'dl_x' },
          channelData: { clientActivityID: `mine ${text}` },
        } as never)
        .subscribe(resolve, reject)
    })
  /** As a resident would: again, until it has gone. */
  const insist = async (text: string): Promise<string> => {
    for (let i = 0; i < 40; i++) {
      const id = await post(text).catch(() => 'retry')
      if (id !== 'retry') return id
      await new Promise((done) => setTimeout(done, 250))
    }
    throw new Error('never sent')
  }
  /** What a page keeps over a reload: the conversation, and the number of the last message it has. */
  const leave = (): Resumed => {
    const seen = heard.ids.at(-1)?.split('|') ?? []
    end()
    return { token, conversationId: seen[0] ?? '', watermark: String(Number(seen[1])) }
  }
  const end = () => {
    subscription.unsubscribe()
    client.end()
  }
  return { heard, post, insist, end, leave, drop: () => sockets.at(-1)?.terminate() }
}

const until = async (isTrue: () => boolean): Promise<void> => {
  for (let i = 0; i < 300 && !isTrue(); i++) await new Promise((done) => setTimeout(done, 100))
}

const twice = saying(({ said, event }) =>
  event === 'start' ? [reply('Hello')] : [reply(`one ${said}`), reply(`two ${said}`)],
)

const turn = (text: string) => [text, `one ${text}`, `two ${text}`]

describe.each([
  ['polling', false],
  ['over a WebSocket', true],
])('the client that Web Chat uses, %s', (_, webSocket) => {
  beforeAll(browserGlobals)

  it('is greeted and hears every answer once, in order', async () => {
    const server = await start({}, { converse: twice })
    const { heard, post, end } = await clientOf(server, webSocket)
    await until(() => heard.texts.length === 1)
    const ids = [await post('a'), await post('b'), await post('c')]
    await until(() => heard.texts.length === 10)
    expect(heard.texts).toEqual(['Hello', ...['a', 'b', 'c'].flatMap(turn)])
    expect(heard.ids).toEqual(expect.arrayContaining(ids))
    end()
    await server.close()
  }, 60_000)
})

describe('when the server restarts', () => {
  beforeAll(browserGlobals)

  it('the client loses nothing and hears nothing twice, over its WebSocket', async () => {
    const folder = { DATA_DIR: newFolder() }
    const before = await start(folder, { converse: twice })
    const { heard, post, insist, end } = await clientOf(before, true)
    await until(() => heard.texts.length === 1)
    await post('a')
    await until(() => heard.texts.length === 4)
    await before.close()
    const posting = insist('b')
    await new Promise((done) => setTimeout(done, 500))
    const after = await start({ ...folder, PORT: String(before.port) }, { converse: twice })
    await posting
    await insist('c')
    await until(() => heard.texts.length === 10)
    expect(heard.texts).toEqual(['Hello', ...['a', 'b', 'c'].flatMap(turn)])
    expect(new Set(heard.ids).size).toBe(10)
    end()
    await after.close()
  }, 90_000)

  // The client gives up polling at its first error; a page then makes a new one, as after a reload.
  it('a polling page loses nothing and hears nothing twice', async () => {
    const folder = { DATA_DIR: newFolder() }
    const before = await start(folder, { converse: twice })
    const first = await clientOf(before, false)
    await until(() => first.heard.texts.length === 1)
    await first.post('a')
    await until(() => first.heard.texts.length === 4)
    const resumed = first.leave()
    await before.close()
    const after = await start({ ...folder, PORT: String(before.port) }, { converse: twice })
    const second = await clientOf(after, false, resumed)
    await second.insist('b')
    await until(() => second.heard.texts.length === 3)
    await new Promise((done) => setTimeout(done, 600))
    expect([...first.heard.texts, ...second.heard.texts]).toEqual(['Hello', ...turn('a'), ...turn('b')])
    second.end()
    await after.close()
  }, 90_000)
})

it('loses nothing when its connection drops', async () => {
  browserGlobals()
  const server = await start({}, { converse: twice })
  const { heard, post, drop, end } = await clientOf(server, true)
  await until(() => heard.texts.length === 1)
  drop()
  await post('a')
  await post('b')
  await until(() => heard.texts.length === 7)
  expect(heard.texts).toEqual(['Hello', ...turn('a'), ...turn('b')])
  end()
  await server.close()
}, 60_000)
