import { createHmac } from 'node:crypto'
import { signatureHeaders } from '../../../bot/outbox/signature'
import { webhookConsumer } from '../../../bot/outbox/webhook'
import { AT, openedIn, outboxWorld } from '../support/outbox'
import { startReceiver } from '../support/receiver'

const SECRET = 'a secret of more than enough characters'
const REFERENCE = '111111111'

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

const told = async (...answers: number[]) => {
  const world = await outboxWorld()
  const receiver = await startReceiver(...answers)
  const hook = webhookConsumer({ council: 'otherford', url: receiver.url, secret: SECRET }, world)
  close = async () => {
    await receiver.close()
    await world.store.close()
  }
  return { ...world, receiver, dispatcher: world.dispatcher(hook) }
}

describe('a webhook', () => {
  it('is told what happened, in order, in JSON', async () => {
    const { store, receiver, dispatcher } = await told()
    const { what } = await openedIn(store)
    await store.moveCase(REFERENCE, 1, { state: 'done', at: AT, by: 'council', note: 'All gone.' })
    await store.moveCase(REFERENCE, 2, { state: 'done', at: AT, by: 'council', note: 'Really.' })
    await dispatcher.pass()
    const about = { council: 'otherford', reference: REFERENCE, what, at: AT.toISOString() }
    expect(receiver.received.map(({ text }) => JSON.parse(text))).toMatchObject([
      { ...about, event: 'case.opened', sequence: 1, state: 'received', by: 'resident' },
      {
        ...about,
        event: 'case.moved',
        sequence: 2,
        state: 'done',
        previousState: 'received',
        by: 'council',
        note: 'All gone.',
      },
      { ...about, event: 'case.noted', sequence: 3, state: 'done', previousState: 'done', note: 'Really.' },
    ])
    await dispatcher.pass()
    expect(receiver.received).toHaveLength(3)
  })
  it('is told nothing that could tell who it is', async () => {
    const { store, receiver, dispatcher } = await told()
    await openedIn(store, {
      contact: { name: 'Mary Jones', phone: '07700900123', email: 'mary@example.com' },
    })
    await dispatcher.pass()
    expect(receiver.received[0]?.text).not.toMatch(/Mary|07700900123|example\.com/)
  })
  it('can check who it is from, and when it was sent', async () => {
    const { store, clock, receiver, dispatcher } = await told()
    await openedIn(store)
    clock.moveOn(5_000)
    await dispatcher.pass()
    const [{ headers, text } = { headers: {}, text: '' }] = receiver.received
    const [id, timestamp] = [headers['webhook-id'], headers['webhook-timestamp']]
    expect(id).toBe(JSON.parse(text).id)
    expect(Number(timestamp)).toBe(AT.getTime() / 1000 + 5)
    const expected = createHmac('sha256', SECRET).update(`${id}.${timestamp}.${text}`).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${expected}`)
    expect(headers['content-type']).toBe('application/json')
  })
  it('is told nothing of another council’s cases', async () => {
    const { store, receiver, dispatcher } = await told()
    await openedIn(store, { council: 'elsewhere' })
    await dispatcher.pass()
    expect(receiver.received).toEqual([])
  })
  it('that fails, hangs up or sends elsewhere is told again after growing gaps, by the same id', async () => {
    const { store, clock, receiver, dispatcher, logged } = await told(500, 0, 302)
    await openedIn(store)
    const counts: number[] = []
    for (const seconds of [0, 9, 1, 59, 1, 299, 1]) {
      clock.moveOn(seconds * 1000)
      await dispatcher.pass()
      counts.push(receiver.received.length)
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 3, 4])
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-signature'])).size).toBe(4)
    expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([{ state: 'done', attempts: 4 }])
    expect(logged.join('')).toContain('"detail":"500"')
  })
  it('that says it is gone is left alone', async () => {
    const { store, clock, receiver, dispatcher } = await told(410)
    await openedIn(store)
    await dispatcher.pass()
    clock.moveOn(1e9)
    await dispatcher.pass()
    expect(receiver.received).toHaveLength(1)
    expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([{ state: 'failed', fault: '410' }])
  })
  it('that never answers well is given up after days, and said to be in the log', async () => {
    const { store, clock, receiver, dispatcher, logged } = await told(...Array<number>(20).fill(503))
    await openedIn(store)
    for (let hour = 0; hour < 24 * 5; hour++) {
      await dispatcher.pass()
      clock.moveOn(3_600_000)
    }
    expect(receiver.received).toHaveLength(10)
    expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([{ state: 'failed', fault: '503' }])
    expect(logged.at(-1)).toContain('"state":"failed"')
  })
})

it('signs as Standard Webhooks does, with the example of its specification’s libraries', () => {
  // The values of the reference implementation's own tests (github.com/standard-webhooks/standard-webhooks).
  const headers = signatureHeaders(
    { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: new Date(1614265330 * 1000), body: '{"test": 2432232314}' },
    'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  )
  expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})
