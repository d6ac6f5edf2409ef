import { once } from 'node:events'
import { WebSocket } from 'ws'
import { ask, conversationAt, start } from '../support/server'
import { reply, saying, standingClock } from '../support/world'

interface Frame {
  activities: { id: string; type: string; text?: string }[]
  watermark?: string
}

const listen = (address: string) => {
  const socket = new WebSocket(address)
  const frames: Frame[] = []
  socket.on('message', (data) => frames.push(JSON.parse(String(data))))
  const refused = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_, { statusCode }) => resolve(statusCode ?? 0))
    socket.on('error', () => {})
  })
  const texts = () => frames.flatMap(({ activities }) => activities.map(({ type, text }) => text ?? type))
  const until = async (count: number) => {
    for (let i = 0; i < 200 && texts().length < count; i++) await new Promise((done) => setTimeout(done, 10))
    return texts()
  }
  return { socket, frames, refused, until }
}

it('sends what was said before it opened and what comes after, one message a frame', async () => {
  const server = await start()
  const { stream, token, address } = await conversationAt(server.directLine)
  await ask(`${address}/activities`, { token, body: { text: 'before' } })
  const { until, frames, socket } = listen(stream)
  await until(3)
  socket.send('')
  await ask(`${address}/activities`, { token, body: { text: 'after' } })
  expect(await until(5)).toEqual(['Hello', 'before', '2: before', 'after', '3: after'])
  expect(frames.map(({ watermark }) => watermark)).toEqual(['1', '2', '3', '4', '5'])
  await server.close()
})

it('sends a long history in order, to several at once', async () => {
  const server = await start({ LIMIT_MESSAGES_PER_MINUTE: '0' })
  const { stream, token, address } = await conversationAt(server.directLine)
  const listeners = [listen(stream), listen(stream)]
  await Promise.all(
    Array.from({ length: 80 }, (_, i) => ask(`${address}/activities`, { token, body: { text: `${i}` } })),
  )
  for (const { until, frames } of [...listeners, listen(stream)]) {
    await until(161)
    expect(frames.map(({ watermark }) => Number(watermark))).toEqual(
      Array.from({ length: 161 }, (_, i) => i + 1),
    )
  }
  await server.close()
})

it('shows that somebody is at work, without a watermark', async () => {
  const converse = saying(async ({ event }) => {
    if (event === undefined) await new Promise((done) => setTimeout(done, 400))
    return [reply('done')]
  })
  const server = await start({}, { converse })
  const { stream, token, address } = await conversationAt(server.directLine)
  const { until, frames } = listen(stream)
  await until(1)
  await ask(`${address}/activities`, { token, body: { text: 'slow' } })
  expect(await until(4)).toEqual(['done', 'typing', 'slow', 'done'])
  expect(frames[1]?.watermark).toBeUndefined()
  await server.close()
})

it('says goodbye when the server stops', async () => {
  const server = await start()
  const { socket, until } = listen((await conversationAt(server.directLine)).stream)
  await until(1)
  const closed = once(socket, 'close')
  await server.close()
  expect((await closed)[0]).toBe(1001)
})

describe('a stream is refused', () => {
  it('with a token that is missing, of another kind, or of another conversation', async () => {
    const server = await start()
    const [mine, theirs] = [await conversationAt(server.directLine), await conversationAt(server.directLine)]
    const withToken = (token: string) => mine.stream.replace(/t=.*/, `t=${token}`)
    expect(await listen(withToken('')).refused).toBe(401)
    expect(await listen(withToken(mine.token)).refused).toBe(403)
    expect(await listen(withToken(new URL(theirs.stream).searchParams.get('t') ?? '')).refused).toBe(403)
    expect(await listen(mine.stream.replace('otherford', 'elsewhere')).refused).toBe(403)
    expect(await listen(mine.stream.replace('watermark=0', 'watermark=x')).refused).toBe(400)
    expect(await listen(`ws://127.0.0.1:${server.port}/somewhere`).refused).toBe(404)
    await server.close()
  })
  it('a minute after its address was given', async () => {
    const clock = standingClock()
    const server = await start({}, { clock })
    const { stream } = await conversationAt(server.directLine)
    clock.moveOn(61_000)
    expect(await listen(stream).refused).toBe(403)
    await server.close()
  })
  it('when the conversation has enough of them, until one is closed', async () => {
    const server = await start({ LIMIT_SOCKETS_PER_CONVERSATION: '2' })
    const { stream } = await conversationAt(server.directLine)
    const open = [listen(stream), listen(stream)]
    for (const { until } of open) await until(1)
    expect(await listen(stream).refused).toBe(429)
    open[0]?.socket.close()
    await new Promise((done) => setTimeout(done, 100))
    expect(await listen(stream).until(1)).toEqual(['Hello'])
    await server.close()
  })
})
