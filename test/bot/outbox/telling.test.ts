import { randomBytes, randomUUID } from 'node:crypto'
import { startAssistant } from '../../../bot/app'
import { systemClock } from '../../../bot/clock'
import { readConfig } from '../../../bot/config'
import { createLog } from '../../../bot/log'
import { createTelling } from '../../../bot/outbox/telling'
import { noRegisters } from '../../../bot/registers'
import { openSqlite } from '../../../bot/storage/sqlite'
import type { Converse } from '../../../dialogs/conversation'
import { startNotify } from '../../support/notify'
import { aDraft } from '../support/aCase'
import { startReceiver } from '../support/receiver'
import { ask, conversationAt, newFolder } from '../support/server'
import { notifySettings, otherford } from '../support/updates'
import { councils, echo, reply } from '../support/world'

const TOKEN = 'a-token-for-otherford'

/** Dialogs that open a case for whoever asks to be told by text. */
const openingOne: Converse = async (turn, memory, ports) => {
  if (turn.event === 'start' || ports === undefined) return { replies: [reply('Hello')], memory }
  const draft = aDraft({ answers: { updates: 'text' }, contact: { phone: '07700900123' } })
  const { reference } = await ports.cases.openCase(draft)
  return { replies: [reply(reference)], memory }
}

let closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.toReversed()) await close()
  closing = []
})

/** The whole assistant with its server, as `bot/main.ts` starts it. */
const started = async (env: Record<string, string>, converse: Converse = echo) => {
  const logged: string[] = []
  const world = {
    config: readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: newFolder(), ...env }),
    clock: systemClock,
    chance: { bytes: randomBytes },
    log: createLog('debug', { write: (line) => void logged.push(line) }),
    councils,
    converse,
    registers: noRegisters,
  }
  const packs = new Map([['otherford', otherford]])
  const { url, close } = await startAssistant(world, undefined, (running) =>
    createTelling({ ...world, packs }, running),
  )
  closing.push(close)
  const stop = async () => {
    closing = closing.filter((each) => each !== close)
    await close()
  }
  return { url, stop, logged }
}

const settled = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('it did not come to that')
}

const startedNotify = async () => {
  const notify = await startNotify()
  closing.push(notify.close)
  return notify
}

const tokens = { NOTIFY_CALLBACK_TOKENS: `otherford=${TOKEN}` }

describe('the assistant with its outbox', () => {
  it('confirms a case by text, tells the webhook, and notes what Notify says became of it', async () => {
    const [notify, receiver] = [await startedNotify(), await startReceiver()]
    closing.push(receiver.close)
    const folder = newFolder()
    const hook = { WEBHOOK_URLS: `otherford=${receiver.url}`, WEBHOOK_SECRETS: 's'.repeat(24) }
    const env = { ...notifySettings(notify.url), ...tokens, ...hook, DATA_DIR: folder }
    const { url, stop, logged } = await started(env, openingOne)
    const { address, token } = await conversationAt(`${url}/otherford/v3/directline`)
    await ask(`${address}/activities`, { token, body: { type: 'message', text: 'my bin' } })
    await settled(() => notify.messages.length === 1 && receiver.received.length === 1)
    const [message] = notify.messages
    const receipt = {
      id: message?.id,
      reference: message?.reference,
      to: '07700900123',
      status: 'delivered',
      created_at: '2026-04-08T10:00:00.000000Z',
      completed_at: '2026-04-08T10:00:05.000000Z',
      sent_at: '2026-04-08T10:00:01.000000Z',
      notification_type: 'sms',
    }
    const noted = await ask(`${url}/notify/receipts`, { token: TOKEN, body: receipt })
    expect(noted.status).toBe(200)
    const count = 'assistant_deliveries_total{consumer="notify-sms",outcome="done"} 1'
    await settled(async () => (await (await fetch(`${url}/metrics`)).text()).includes(count))
    await stop()
    const store = await openSqlite(`${folder}/conversations.db`)
    const [, reference = ''] = /^notify-sms\/(\d{9})\/1$/.exec(message?.reference ?? '') ?? []
    expect(await store.deliveriesAbout(reference)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          consumer: 'notify-sms',
          state: 'done',
          receipt: 'delivered',
          outsideId: message?.id,
        }),
        expect.objectContaining({ consumer: 'webhook:otherford', state: 'done' }),
      ]),
    )
    await store.close()
    expect(logged.join('')).not.toMatch(/07700900123|7700 ?900/)
  }, 20_000)
  it('answers a text, and after a restart the next one in the same conversation', async () => {
    const notify = await startedNotify()
    const env = { ...notifySettings(notify.url), ...tokens, DATA_DIR: newFolder() }
    for (const message of ['first', 'second']) {
      const { url, stop } = await started(env)
      const body = { id: randomUUID(), source_number: '447700900123', message }
      expect((await ask(`${url}/notify/texts`, { token: TOKEN, body })).status).toBe(200)
      const count = notify.messages.length + 1
      await settled(() => notify.messages.length >= count)
      await stop()
    }
    expect(notify.messages.map(({ body }) => body.split('\n').at(-1))).toEqual(['2: first', '3: second'])
  }, 20_000)
})

describe('the callbacks of Notify', () => {
  it('are not there unless a token is set', async () => {
    const { url } = await started({})
    for (const path of ['receipts', 'texts'])
      expect((await ask(`${url}/notify/${path}`, { token: TOKEN, body: {} })).status).toBe(405)
  })
  it('are refused kindly without a token, with a wrong one, and with a body that is none', async () => {
    const { url } = await started(tokens)
    for (const path of ['receipts', 'texts']) {
      const at = `${url}/notify/${path}`
      expect((await ask(at, { body: {} })).status).toBe(401)
      expect((await ask(at, { token: `${TOKEN}!`, body: {} })).status).toBe(403)
      expect((await ask(at, { token: TOKEN, body: {} })).status).toBe(400)
      expect((await ask(at, { token: TOKEN, body: '{' })).body).toMatchObject({
        error: { code: 'BodyNotJson' },
      })
    }
  })
  it('take a receipt that isn’t for us, and leave it', async () => {
    const { url, logged } = await started(tokens)
    for (const reference of [null, 'ours/123/1', 'anything'])
      expect(
        (
          await ask(`${url}/notify/receipts`, {
            token: TOKEN,
            body: { id: randomUUID(), reference, status: 'delivered' },
          })
        ).status,
      ).toBe(200)
    expect(logged.join('')).not.toContain('"receipt"')
  })
})

it.each([
  [
    'a council that isn’t served',
    { WEBHOOK_URLS: 'atlantis=https://a.example', WEBHOOK_SECRETS: 's'.repeat(24) },
    /WEBHOOK_URLS: names atlantis/,
  ],
  [
    'a token of no council, where there are several',
    { NOTIFY_CALLBACK_TOKENS: TOKEN },
    /NOTIFY_CALLBACK_TOKENS: name the council/,
  ],
])('does not start for %s', async (_, env, fault) => {
  await expect(started(env as Record<string, string>)).rejects.toThrow(fault)
})
