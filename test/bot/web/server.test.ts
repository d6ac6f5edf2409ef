import { connect } from 'node:net'
import { json } from '../../../bot/web/answer'
import { ask, conversationAt, type Started, start } from '../support/server'
import { reply, saying } from '../support/world'

/** What comes back when these bytes are sent as they are; nothing when the connection ends without a word. */
const raw = (port: number, bytes: string, patience = 3_000): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    let got = ''
    const done = () => {
      socket.destroy()
      resolve(got)
    }
    socket.setTimeout(patience, done)
    socket.on('data', (chunk) => {
      got += String(chunk)
      if (got.includes('\r\n\r\n')) done()
    })
    socket.on('error', done)
    socket.on('close', done)
  })

const statusOf = (answer: string): number => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])

describe('a server that is attacked', () => {
  let server: Started
  beforeAll(async () => {
    server = await start({}, { pages: () => ({ routes: [failing] }) })
  })
  afterAll(() => server.close())
  afterEach(async () => {
    expect(await ask(`${server.url}/readyz`)).toMatchObject({ status: 200 })
  })
  const failing = {
    method: 'GET' as const,
    path: '/fails',
    answer: async () => {
      throw new Error('secret detail')
    },
  }

  it.each([
    ['an address that is none', 'GET http://[/x HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['an address with a port that is none', 'GET http://a:99999/ HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a half-encoded path', 'GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['a path that is no text', 'GET /%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n'],
    ['half a bracket for a host', 'GET / HTTP/1.1\r\nHost: [\r\n\r\n'],
    ['two words for a host', 'GET / HTTP/1.1\r\nHost: a b\r\n\r\n'],
    ['a host with too high a port', 'GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n'],
    ['a half-encoded host', 'GET / HTTP/1.1\r\nHost: %zz\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['something else than HTTP', '\u0016\u0003\u0001\u0002\u0000\r\n\r\n'],
  ])('survives %s', async (_, bytes) => {
    expect(statusOf(await raw(server.port, bytes))).toBe(400)
  })
  it.each([
    ['an address that is none', 'http://[/x'],
    ['a place where there is none', '/otherford'],
    ['a half-encoded token', '/otherford/v3/directline/conversations/x/stream?t=%zz'],
  ])('survives a WebSocket to %s', async (_, path) => {
    const bytes = `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`
    expect(statusOf(await raw(server.port, bytes))).toBeGreaterThanOrEqual(400)
  })
  it.each([
    ['malformed JSON', '{"text": "hel', 400, 'BodyNotJson'],
    ['very deep JSON', `{"text":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 400, 'RequestFaulty'],
    ['a megabyte', JSON.stringify({ text: 'a'.repeat(1_000_000) }), 413, 'BodyTooLarge'],
    ['a little more than 64 KB', JSON.stringify({ text: 'a'.repeat(65_600) }), 413, 'BodyTooLarge'],
  ])('answers %s kindly', async (_, body, status, code) => {
    const { token, address } = await conversationAt(server.directLine)
    const answer = await ask(`${address}/activities`, { token, body })
    expect(answer).toMatchObject({ status, body: { error: { code } } })
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  })
  it('answers a megabyte that does not say how long it is', async () => {
    const { token, address } = await conversationAt(server.directLine)
    const chunks = async function* () {
      for (let i = 0; i < 64; i++) yield Buffer.alloc(16_384, 'a')
    }
    const answer = await fetch(`${address}/activities`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: ReadableStream.from(chunks()),
      duplex: 'half',
    } as RequestInit)
    expect(answer.status).toBe(413)
  })
  it('does not read what is neither JSON nor a form', async () => {
    const { token, address } = await conversationAt(server.directLine)
    const headers = { 'Content-Type': 'application/xml' }
    expect(await ask(`${address}/activities`, { token, body: '<a/>', headers })).toMatchObject({
      status: 415,
    })
  })
  it('serves others while somebody sends very slowly', async () => {
    const path = `${new URL(server.directLine).pathname}/conversations`
    let ended = 0
    const slow = Array.from({ length: 50 }, async () => {
      await raw(
        server.port,
        `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{`,
        2_000,
      )
      ended += 1
    })
    expect(await ask(`${server.url}/healthz`)).toMatchObject({ status: 200 })
    expect(ended).toBe(0)
    await Promise.all(slow)
  })
  it('tells nobody what went wrong inside', async () => {
    const { status, body } = await ask(`${server.url}/fails`)
    expect(status).toBe(500)
    expect(JSON.stringify(body)).not.toContain('secret')
    expect(body).toMatchObject({ error: { code: 'Internal' } })
    expect(server.logged.join()).toContain('"route":"/fails"')
    expect(server.logged.join()).not.toContain('secret')
  })
  it('never logs what was in a request', async () => {
    const { token, address } = await conversationAt(server.directLine)
    await ask(`${address}/activities`, { token, body: '{"text": "xylophone' })
    await ask(`${address}/activities`, { token, body: { text: 7, xylophone: 'xylophone' } })
    await ask(`${server.url}/xylophone?xylophone`)
    expect(server.logged.length).toBeGreaterThan(2)
    expect(server.logged.join()).not.toContain('xylophone')
  })
})

describe('every answer', () => {
  let server: Started
  const page = {
    method: 'GET' as const,
    path: '/page',
    answer: async () => json({}, 200, { 'Content-Security-Policy': "default-src 'self'" }),
  }
  beforeAll(async () => {
    server = await start({}, { pages: () => ({ routes: [page], problemPage }) })
  })
  afterAll(() => server.close())
  const problemPage = ({ headers }: { headers: Record<string, unknown> }, { status }: { status: number }) =>
    headers.accept === 'text/html'
      ? { status, headers: { 'Content-Type': 'text/html' }, body: '{"a":"page"}' }
      : undefined

  it.each(['/healthz', '/nothing', '/otherford/v3/directline/session/getsessionid'])(
    'of %s allows a browser nothing, and does not say what serves it',
    async (path) => {
      const { headers } = await ask(server.url + path)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('server')).toBeNull()
      expect(headers.get('x-powered-by')).toBeNull()
    },
  )
  it('of a page may set its own policy', async () => {
    expect((await ask(`${server.url}/page`)).headers.get('content-security-policy')).toBe(
      "default-src 'self'",
    )
  })
  it('to HEAD is the one to GET without its body', async () => {
    const { status, headers, body } = await ask(`${server.url}/healthz`, { method: 'HEAD' })
    expect([status, headers.get('content-type'), body]).toEqual([200, 'application/json; charset=utf-8', {}])
  })
  it('to another method says so', async () => {
    expect(await ask(`${server.url}/healthz`, { method: 'DELETE' })).toMatchObject({
      status: 405,
      body: { error: { code: 'MethodWrong' } },
    })
  })
  it('to a browser about a problem is a page', async () => {
    const headers = { Accept: 'text/html' }
    expect(await ask(`${server.url}/nothing`, { headers })).toMatchObject({
      status: 404,
      body: { a: 'page' },
    })
  })
})

describe('limits', () => {
  it('on messages say when to try again, and let another conversation be', async () => {
    const server = await start({ LIMIT_MESSAGES_PER_MINUTE: '3' })
    const { token, address } = await conversationAt(server.directLine)
    const post = () => ask(`${address}/activities`, { token, body: { text: 'hi' } })
    for (let i = 0; i < 3; i++) expect((await post()).status).toBe(200)
    const refused = await post()
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'TooMany' } } })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    const other = await conversationAt(server.directLine)
    const answer = await ask(`${other.address}/activities`, { token: other.token, body: { text: 'hi' } })
    expect(answer.status).toBe(200)
    await server.close()
  })
  it('on conversations and on requests are by address, as the proxies tell it', async () => {
    const server = await start({
      LIMIT_CONVERSATIONS_PER_HOUR: '2',
      LIMIT_REQUESTS_PER_MINUTE: '6',
      TRUST_PROXY: '1',
    })
    const from = (address: string, path = '/conversations') =>
      ask(server.directLine + path, { body: {}, headers: { 'X-Forwarded-For': `6.6.6.6, ${address}` } })
    const statuses = async (address: string, times: number) => {
      const all = []
      for (let i = 0; i < times; i++) all.push((await from(address)).status)
      return all
    }
    expect(await statuses('192.0.2.1', 3)).toEqual([201, 201, 429])
    expect(await statuses('192.0.2.2', 1)).toEqual([201])
    expect(await statuses('2001:db8::1', 2)).toEqual([201, 201])
    expect(await statuses('2001:db8::2', 1)).toEqual([429])
    const requests = []
    for (let i = 0; i < 7; i++) requests.push((await from('192.0.2.9', '/tokens/refresh')).status)
    expect(requests).toEqual([401, 401, 401, 401, 401, 401, 429])
    await server.close()
  })
  it('do not believe a caller about its address when no proxy is trusted', async () => {
    const server = await start({ LIMIT_CONVERSATIONS_PER_HOUR: '1' })
    const from = (address: string) =>
      ask(`${server.directLine}/conversations`, { body: {}, headers: { 'X-Forwarded-For': address } })
    expect([(await from('192.0.2.1')).status, (await from('192.0.2.2')).status]).toEqual([201, 429])
    await server.close()
  })
})

describe('the metrics', () => {
  it('are for this machine only, unless there is a token', async () => {
    const server = await start()
    expect((await fetch(`${server.url}/metrics`)).status).toBe(200)
    const proxied = { headers: { 'X-Forwarded-For': '192.0.2.1' } }
    expect((await fetch(`${server.url}/metrics`, proxied)).status).toBe(404)
    await server.close()
  })
  it('count turns by council, and are read with the token', async () => {
    const server = await start({ METRICS_TOKEN: 'a-token-of-sixteen' })
    await conversationAt(server.directLine)
    const read = (token: string) =>
      fetch(`${server.url}/metrics`, { headers: { Authorization: `Bearer ${token}` } })
    expect((await read('another-of-sixteen')).status).toBe(404)
    expect(await (await read('a-token-of-sixteen')).text()).toMatch(
      /assistant_turn_seconds_count\{council="otherford",channel="directline",outcome="answered"\} 1/,
    )
    await server.close()
  })
})

it('says which port it could not have', async () => {
  const server = await start()
  await expect(start({ PORT: String(server.port) })).rejects.toMatchObject({
    code: 'port_refused',
    detail: expect.stringContaining(String(server.port)),
  })
  await server.close()
})

it('lets a turn under way finish before it stops', async () => {
  const converse = saying(async ({ event }) => {
    if (event === undefined) await new Promise((done) => setTimeout(done, 300))
    return [reply('done')]
  })
  const server = await start({}, { converse })
  const { token, address } = await conversationAt(server.directLine)
  const posting = ask(`${address}/activities`, { token, body: { text: 'slow' } })
  await new Promise((done) => setTimeout(done, 100))
  await server.close()
  expect(await posting).toMatchObject({ status: 200 })
})
