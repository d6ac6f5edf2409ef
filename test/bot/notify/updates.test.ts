import type { CaseEvent } from '../../../dialogs/ports'
import { startNotify } from '../../support/notify'
import { AT, openedIn, outboxWorld } from '../support/outbox'
import { bothConsumers, byEmail, byText, notifySettings, updatesParts } from '../support/updates'

const REFERENCE = '111111111'

let close: () => Promise<void> = async () => undefined
afterEach(() => close())

const told = async (env: Record<string, string> = {}) => {
  const world = await outboxWorld()
  const notify = await startNotify()
  const parts = updatesParts(world, { ...notifySettings(notify.url), ...env })
  close = async () => {
    await notify.close()
    await world.store.close()
  }
  return { ...world, notify, dispatcher: world.dispatcher(...bothConsumers(parts)) }
}

const moved = (state: CaseEvent['state'], note?: string): CaseEvent => ({
  state,
  at: AT,
  by: 'council',
  ...(note === undefined ? {} : { note }),
})

describe('a resident who asked for texts', () => {
  it('is told that it was received, with the reference, by when, and where to look', async () => {
    const { store, notify, dispatcher } = await told()
    await openedIn(store, byText)
    await dispatcher.pass()
    expect(notify.messages).toMatchObject([{ type: 'sms', to: '07700900123' }])
    const body = notify.messages[0]?.body ?? ''
    expect(body).toContain('Otherford Council has got what you told us. Your reference is 111 111 111.')
    expect(body).toMatch(/It is due by Friday 10 April/)
    expect(body).toContain('https://chat.example/otherford/track')
    expect(body).not.toMatch(/[*’\u00A0]|Mary/)
  })
  it('is told of each thing the council does, and its note, once', async () => {
    const { store, notify, dispatcher } = await told()
    await openedIn(store, byText)
    await store.moveCase(REFERENCE, 1, moved('inProgress'))
    await store.moveCase(REFERENCE, 2, moved('done', 'We took the bin on Thursday.'))
    await dispatcher.pass()
    await dispatcher.pass()
    expect(notify.messages.map(({ body }) => body)).toEqual([
      expect.stringContaining('has got what you told us'),
      expect.stringMatching(/^From Otherford Council\. Your case 111 111 111: We are working on it/),
      expect.stringMatching(/It is done\.[\s\S]*Our note to you: We took the bin on Thursday\./),
    ])
  })
  it('is not told what they did themselves', async () => {
    const { store, notify, dispatcher } = await told()
    await openedIn(store, byText)
    await store.moveCase(REFERENCE, 1, { state: 'withdrawn', at: AT, by: 'resident' })
    await dispatcher.pass()
    expect(notify.messages).toHaveLength(1)
  })
  it('gets no link, mark or line that somebody else put into a note', async () => {
    const { store, notify, dispatcher } = await told()
    await openedIn(store, byText)
    const note =
      '# Pay now\n\n[here](https://evil.example/x), www.evil.example, evil.example/pay or http://1.2.3.4 ((x)) ^ *now*'
    await store.moveCase(REFERENCE, 1, moved('done', note))
    await dispatcher.pass()
    const said = /Our note to you: (.*)/.exec(notify.messages[1]?.body ?? '')?.[1] ?? ''
    expect(said).toBe('Pay now here, evil. example/pay or x now')
    expect(said).not.toMatch(/https?:|www\.|\w\.example|[#*^[\]]|\(\(/)
  })
})

describe('a resident who asked for emails', () => {
  it('is told by email, what they wrote themselves to be sanitised by Notify too', async () => {
    const { store, notify, dispatcher } = await told()
    await openedIn(store, byEmail)
    await dispatcher.pass()
    expect(notify.messages).toMatchObject([
      {
        type: 'email',
        to: 'mary@example.com',
        subject: 'We have got it. Your reference is 111 111 111',
        sanitised: ['detail'],
      },
    ])
    expect(notify.messages[0]?.body).toContain('What you told us: ')
  })
})

it('somebody who texted STOP is sent no text; others are', async () => {
  const { store, notify, dispatcher } = await told()
  await store.stopTexts({ council: 'otherford', number: '07700900123', at: AT }, true)
  await openedIn(store, byText)
  await openedIn(store, { ...byText, reference: '222222222', contact: { phone: '07700900456' } })
  await dispatcher.pass()
  expect(notify.messages.map(({ to }) => to)).toEqual(['07700900456'])
  expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([
    { state: 'failed', fault: 'texts were stopped' },
  ])
})

describe('nobody is told', () => {
  it.each([
    ['who didn’t ask', { answers: {}, contact: { phone: '07700900123', email: 'mary@example.com' } }],
    ['who said not to', { answers: { updates: 'neither' }, contact: { phone: '07700900123' } }],
    [
      'who asked for texts and gave a landline',
      { answers: { updates: 'text' }, contact: { phone: '01632960000' } },
    ],
    [
      'who asked for texts and gave a pager',
      { answers: { updates: 'text' }, contact: { phone: '07600900123' } },
    ],
    [
      'who asked for texts, by email',
      { answers: { updates: 'text' }, contact: { email: 'mary@example.com' } },
    ],
    ['of another council, which has no key', { ...byText, council: 'elsewhere' }],
  ])('%s', async (_, more) => {
    const { store, notify, dispatcher } = await told()
    await openedIn(store, more)
    await dispatcher.pass()
    expect(notify.requests).toEqual([])
    expect(await store.deliveriesAbout(REFERENCE)).toEqual([])
  })
  it('without a key', async () => {
    const { store, notify, dispatcher } = await told({
      NOTIFY_API_KEYS: '',
      NOTIFY_SMS_TEMPLATES: '',
      NOTIFY_EMAIL_TEMPLATES: '',
    })
    await openedIn(store, byText)
    await dispatcher.pass()
    expect(notify.requests).toEqual([])
  })
  it('by a way that has no template', async () => {
    const { store, notify, dispatcher } = await told({ NOTIFY_SMS_TEMPLATES: '' })
    await openedIn(store, byText)
    await dispatcher.pass()
    expect(notify.requests).toEqual([])
  })
})

describe('when Notify', () => {
  const minute = 60_000

  it.each([
    ['is busy', 429],
    ['has a fault', 500],
    ['takes the key for a wrong one', 403],
    ['is not there', 'lostBefore'],
  ] as const)('%s, it is told later, after looking whether it was', async (_, failing) => {
    const { store, clock, notify, dispatcher } = await told()
    notify.fails.push(failing)
    await openedIn(store, byText)
    await dispatcher.pass()
    clock.moveOn(minute - 1)
    await dispatcher.pass()
    expect([notify.messages.length, notify.requests.length]).toEqual([0, 1])
    clock.moveOn(1)
    await dispatcher.pass()
    expect(notify.requests).toEqual([
      'POST /v2/notifications/sms',
      'GET /v2/notifications',
      'POST /v2/notifications/sms',
    ])
    expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([
      { state: 'done', attempts: 2, outsideId: notify.messages[0]?.id },
    ])
  })
  it('took it and the answer was lost, it isn’t sent again', async () => {
    const { store, clock, notify, dispatcher } = await told()
    notify.fails.push('lostAfter')
    await openedIn(store, byText)
    await dispatcher.pass()
    clock.moveOn(minute)
    await dispatcher.pass()
    expect(notify.messages).toHaveLength(1)
    expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([
      { state: 'done', attempts: 2, outsideId: notify.messages[0]?.id },
    ])
  })
  it('can’t be asked whether it took it, nothing is sent until it can', async () => {
    const { store, clock, notify, dispatcher } = await told()
    notify.fails.push('lostAfter', 500)
    await openedIn(store, byText)
    for (const gap of [0, minute, 5 * minute]) {
      clock.moveOn(gap)
      await dispatcher.pass()
    }
    expect(notify.messages).toHaveLength(1)
    expect(notify.requests).toHaveLength(3)
  })
  it('refuses the address for good, it is left at that, and the log has its codes alone', async () => {
    const { store, clock, notify, dispatcher, logged } = await told()
    await openedIn(store, { ...byEmail, contact: { email: 'no address' } })
    await dispatcher.pass()
    clock.moveOn(1e9)
    await dispatcher.pass()
    expect(notify.requests).toHaveLength(1)
    expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([
      { state: 'failed', fault: '400 ValidationError' },
    ])
    expect(logged.join('')).not.toMatch(/no address|Mary|111/)
  })
  it('knows no such template, it is told once somebody has put that right', async () => {
    const { store, clock, notify, dispatcher } = await told()
    notify.fails.push(400)
    await openedIn(store, byText)
    await dispatcher.pass()
    clock.moveOn(minute)
    await dispatcher.pass()
    expect(notify.messages).toHaveLength(1)
  })
  it('is away for good, it is given up within a day, and said in the log without a number', async () => {
    const { store, clock, notify, dispatcher, logged } = await told()
    notify.fails.push(...Array<'lostBefore'>(50).fill('lostBefore'))
    await openedIn(store, byText)
    for (let hour = 0; hour < 48; hour++) {
      await dispatcher.pass()
      clock.moveOn(60 * minute)
    }
    expect(await store.deliveriesAbout(REFERENCE)).toMatchObject([{ state: 'failed', attempts: 8 }])
    expect(logged.at(-1)).toContain('"state":"failed"')
    expect(logged.join('')).not.toMatch(/07700|Mary/)
  })
})
