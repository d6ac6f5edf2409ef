import jwt from 'jsonwebtoken'
import { ask, conversationAt, type Started, start } from '../support/server'
import { reply, saying, standingClock } from '../support/world'

let server: Started
const clock = standingClock()
beforeAll(async () => {
  server = await start(
    { LIMIT_MESSAGES_PER_MINUTE: '0', ALLOWED_ORIGINS: 'otherford=https://www.otherford.example' },
    { clock },
  )
})
afterAll(() => server.close())

const error = (code: string) => ({ error: { code, message: expect.stringMatching(/^[A-Z].*\.$/) } })

describe('a token', () => {
  it('is made for a conversation that is not started yet', async () => {
    const { status, body } = await ask(`${server.directLine}/tokens/generate`, { body: {} })
    expect(status).toBe(200)
    expect(body).toEqual({
      conversationId: expect.any(String),
      token: expect.any(String),
      expires_in: 3600,
    })
    const about = `${server.directLine}/conversations/${body.conversationId}`
    const token = String(body.token)
    expect(await ask(about, { token })).toMatchObject({ status: 404, body: error('ConversationUnknown') })
    expect(await ask(`${about}/activities`, { token })).toMatchObject({ status: 404 })
    expect(await ask(`${about}/activities`, { token, body: { text: 'hi' } })).toMatchObject({ status: 404 })
  })
  it.each([
    ['dl_page-1', 'dl_page-1'],
    ['somebody', expect.stringMatching(/^dl_[\w-]{22}$/)],
    [undefined, expect.stringMatching(/^dl_[\w-]{22}$/)],
  ])('for the user id %s carries %s', async (id, user) => {
    const { body } = await ask(`${server.directLine}/tokens/generate`, { body: { user: { id } } })
    expect(jwt.decode(String(body.token))).toMatchObject({ user, council: 'otherford' })
  })
  it('is renewed for the same conversation and user', async () => {
    const first = await conversationAt(server.directLine)
    clock.moveOn(1_000)
    const { status, body } = await ask(`${server.directLine}/tokens/refresh`, {
      token: first.token,
      body: {},
    })
    expect([status, body.conversationId]).toEqual([200, first.id])
    expect(body.token).not.toBe(first.token)
    expect(await ask(first.address, { token: String(body.token) })).toMatchObject({ status: 200 })
  })
  it('that has expired is told apart, and cannot be renewed', async () => {
    const { token, address } = await conversationAt(server.directLine)
    clock.moveOn(3_601_000)
    expect(await ask(address, { token })).toMatchObject({ status: 403, body: error('TokenExpired') })
    expect(await ask(`${server.directLine}/tokens/refresh`, { token, body: {} })).toMatchObject({
      status: 403,
    })
  })
  it.each(['tokens/refresh', 'conversations/x/activities'])('is needed for %s', async (path) => {
    expect(await ask(`${server.directLine}/${path}`, { body: {} })).toMatchObject({
      status: 401,
      body: error('TokenMissing'),
    })
  })
  it('that is malformed, made up, unsigned or for a stream is refused', async () => {
    const { id, address, stream } = await conversationAt(server.directLine)
    const claims = { council: 'otherford', conv: id, user: 'dl_1', aud: 'conversation' }
    const madeUp = [
      'nonsense',
      jwt.sign(claims, 'another secret', { expiresIn: '1h' }),
      jwt.sign(claims, '', { algorithm: 'none' }),
      new URL(stream).searchParams.get('t') ?? '',
    ]
    for (const token of madeUp) expect(await ask(address, { token })).toMatchObject({ status: 403 })
  })
  it('of one conversation, or of one council, is no good for another', async () => {
    const [mine, theirs] = [await conversationAt(server.directLine), await conversationAt(server.directLine)]
    expect(await ask(theirs.address, { token: mine.token })).toMatchObject({
      status: 403,
      body: error('TokenBad'),
    })
    expect(await ask(mine.address.replace('otherford', 'elsewhere'), { token: mine.token })).toMatchObject({
      status: 403,
      body: error('TokenBad'),
    })
  })
})

describe('a conversation', () => {
  it('is started with 201, greets, and answers 200 when it is started again', async () => {
    const { body: pass } = await ask(`${server.directLine}/tokens/generate`, { body: {} })
    const token = String(pass.token)
    const first = await ask(`${server.directLine}/conversations`, { token, body: {} })
    expect(first).toMatchObject({
      status: 201,
      body: {
        conversationId: pass.conversationId,
        expires_in: 3600,
        streamUrl: expect.stringMatching(/^ws:\/\/127\.0\.0\.1:\d+\/otherford\/.*\/stream\?watermark=0&t=/),
      },
    })
    const again = await ask(`${server.directLine}/conversations`, { token, body: {} })
    expect(again).toMatchObject({ status: 200, body: { streamUrl: expect.stringContaining('watermark=1&') } })
    const { body } = await ask(`${server.directLine}/conversations/${pass.conversationId}/activities`, {
      token,
    })
    expect(body).toMatchObject({ activities: [{ text: 'Hello' }], watermark: '1' })
  })
  it('is taken up again from a watermark, or from now', async () => {
    const { token, address } = await conversationAt(server.directLine)
    const streamAfter = async (query: string) =>
      String((await ask(address + query, { token })).body.streamUrl)
    expect(await streamAfter('?watermark=0')).toContain('watermark=0&')
    expect(await streamAfter('')).toContain('watermark=1&')
    expect(await streamAfter('?watermark=')).toContain('watermark=1&')
    expect(await ask(`${address}?watermark=-1`, { token })).toMatchObject({ status: 400 })
  })
  it('is read strictly after a watermark, page by page', async () => {
    const { token, address, id } = await conversationAt(server.directLine)
    for (let i = 0; i < 60; i++) await ask(`${address}/activities`, { token, body: { text: `${i}` } })
    const seen: string[] = []
    let watermark = ''
    for (;;) {
      const { body } = await ask(`${address}/activities?watermark=${watermark}`, { token })
      const activities = body.activities as { id: string }[]
      if (activities.length === 0) break
      seen.push(...activities.map((activity) => activity.id))
      watermark = String(body.watermark)
    }
    expect(seen).toEqual(Array.from({ length: 121 }, (_, i) => `${id}|${String(i + 1).padStart(7, '0')}`))
  })
  it('is ended by the resident: no more turns, and still there to be read', async () => {
    const { token, address } = await conversationAt(server.directLine)
    const activities = `${address}/activities`
    await ask(activities, { token, body: { type: 'endOfConversation' } })
    expect(await ask(activities, { token, body: { text: 'hello?' } })).toMatchObject({
      status: 404,
      body: error('ConversationEnded'),
    })
    expect((await ask(activities, { token })).body.activities).toHaveLength(2)
  })
  it('is not started with a council that is not served', async () => {
    expect(await ask(`${server.url}/nowhere/v3/directline/conversations`, { body: {} })).toMatchObject({
      status: 404,
      body: error('CouncilUnknown'),
    })
  })
})

describe('an activity', () => {
  it('may say that its client listens, and a faulty list of such things is no reason to refuse it', async () => {
    const converse = saying(() => [reply('Was it?', { hints: ['yes', 'no'] })])
    const spoken = await start({}, { converse })
    const { token, address } = await conversationAt(spoken.directLine)
    const send = async (entities: unknown) => {
      const { body } = await ask(`${address}/activities`, { token, body: { text: 'bins', entities } })
      const after = String(body.id).split('|')[1]
      const answer = await ask(`${address}/activities?watermark=${Number(after)}`, { token })
      return (answer.body.activities as { listenFor?: unknown }[]).map(({ listenFor }) => listenFor)
    }
    const listening = { type: 'ClientCapabilities', supportsListening: true }
    expect(await send([listening])).toEqual([['yes', 'no']])
    expect(await send([listening, 'nonsense'])).toEqual([undefined])
    await spoken.close()
  })
  it('is answered, and comes back as it was sent, from the user of the token', async () => {
    const { token, address } = await conversationAt(server.directLine)
    const { body } = await ask(`${address}/activities`, {
      token,
      body: {
        type: 'message',
        text: 'bins',
        from: { id: 'somebody else' },
        channelData: { clientActivityID: 'a1', other: 1 },
      },
    })
    const read = await ask(`${address}/activities?watermark=1`, { token })
    expect(read.body).toMatchObject({
      activities: [
        {
          id: body.id,
          text: 'bins',
          from: { id: expect.stringMatching(/^dl_/), role: 'user' },
          channelData: { clientActivityID: 'a1', other: 1, 'webchat:sequence-id': 2 },
        },
        { text: '2: bins', replyToId: body.id },
      ],
      watermark: '3',
    })
  })
  it('posted again is one turn with the same id', async () => {
    const { token, address } = await conversationAt(server.directLine)
    const post = () =>
      ask(`${address}/activities`, { token, body: { text: 'bins', channelData: { clientActivityID: 'a1' } } })
    expect((await post()).body).toEqual((await post()).body)
    expect((await ask(`${address}/activities`, { token })).body.activities).toHaveLength(3)
  })
  it.each([
    ['typing', { type: 'typing' }],
    ['an event', { type: 'event', name: 'webchat/join', value: { language: 'en' } }],
  ])('that is %s asks for no answer', async (_, body) => {
    const { token, address } = await conversationAt(server.directLine)
    expect(await ask(`${address}/activities`, { token, body })).toMatchObject({
      status: 200,
      body: { id: '' },
    })
    expect((await ask(`${address}/activities`, { token })).body.activities).toHaveLength(1)
  })
  it('with a file is told that files are not taken, uploaded or not', async () => {
    const { token, address } = await conversationAt(server.directLine)
    const form = new FormData()
    form.append('file', new Blob(['x'.repeat(200_000)]), 'photo.jpg')
    const answer = await fetch(`${address}/upload?userId=x`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}` },
      body: form,
    })
    expect(answer.status).toBe(200)
    await ask(`${address}/activities`, { token, body: { attachments: [{ contentType: 'image/png' }] } })
    const { activities } = (await ask(`${address}/activities?watermark=1`, { token })).body
    expect(activities).toMatchObject([
      {},
      { text: expect.stringContaining('files') },
      {},
      { text: expect.stringContaining('files') },
    ])
  })
  it.each([
    ['a number for a text', { text: 7 }],
    ['a list for an activity', [1]],
    ['text for channel data', { text: 'a', channelData: 'b' }],
    ['a number for an id', { text: 'a', channelData: { clientActivityID: 7 } }],
    ['nothing', 'null'],
  ])('with %s is refused', async (_, body) => {
    const { token, address } = await conversationAt(server.directLine)
    expect(await ask(`${address}/activities`, { token, body })).toMatchObject({
      status: 400,
      body: error('RequestFaulty'),
    })
  })
})

describe('a website', () => {
  const from = (Origin: string, council = 'otherford') =>
    ask(`${server.url}/${council}/v3/directline/conversations`, { body: {}, headers: { Origin } })

  it('of our own, or an allowed one, may start a conversation', async () => {
    expect(await from(server.url)).toMatchObject({ status: 201 })
    const allowed = await from('https://www.otherford.example')
    expect(allowed.status).toBe(201)
    expect(allowed.headers.get('access-control-allow-origin')).toBe('https://www.otherford.example')
  })
  it('of our own is known behind a proxy that speaks TLS', async () => {
    const headers = { Origin: server.url.replace('http:', 'https:'), 'X-Forwarded-Proto': 'https' }
    expect(await ask(`${server.directLine}/conversations`, { body: {}, headers })).toMatchObject({
      status: 201,
      body: { streamUrl: expect.stringMatching(/^wss:/) },
    })
  })
  it('of a stranger may not, nor may another council’s', async () => {
    for (const refused of [
      await from('https://evil.example'),
      await from('null'),
      await from('https://www.otherford.example', 'elsewhere'),
    ]) {
      expect(refused).toMatchObject({ status: 403, body: error('OriginRefused') })
      expect(refused.headers.get('access-control-allow-origin')).toBeNull()
    }
  })
  it('is asked by the browser first, and can read refusals too', async () => {
    const headers = { Origin: 'https://www.otherford.example' }
    const before = await ask(`${server.directLine}/conversations/x/activities`, {
      method: 'OPTIONS',
      headers,
    })
    expect(before.status).toBe(204)
    expect(before.headers.get('access-control-allow-headers')).toContain('authorization')
    const refused = await ask(`${server.directLine}/conversations/x`, { headers })
    expect(refused.status).toBe(401)
    expect(refused.headers.get('access-control-allow-origin')).toBe(headers.Origin)
  })
})

it('gives a session id to whoever has a token', async () => {
  const { token } = await conversationAt(server.directLine)
  expect(await ask(`${server.directLine}/session/getsessionid`, { token })).toMatchObject({
    status: 200,
    body: { sessionId: expect.any(String) },
  })
})
