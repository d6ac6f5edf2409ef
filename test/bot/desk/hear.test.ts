import { randomBytes, randomUUID } from 'node:crypto'
import { startAssistant } from '../../../bot/app'
import { systemClock } from '../../../bot/clock'
import { readConfig } from '../../../bot/config'
import { councilsServed } from '../../../bot/councils'
import { createLog } from '../../../bot/log'
import { createTelling } from '../../../bot/outbox/telling'
import { noRegisters } from '../../../bot/registers'
import { packs, wishes } from '../handoff/world'
import { DESK_SECRET, message, startDesk, status, tellUs } from '../support/desk'
import { ask, conversationAt, newFolder } from '../support/server'

let desk: Awaited<ReturnType<typeof startDesk>>
let close: () => Promise<void>
let url: string
beforeAll(async () => {
  desk = await startDesk()
  const env = { DESK_WEBHOOK_URLS: `otherford=${desk.url}`, DESK_WEBHOOK_SECRETS: DESK_SECRET }
  const world = {
    config: readConfig({ PORT: '0', HOST: '127.0.0.1', DATA_DIR: newFolder(), ...env }),
    clock: systemClock,
    chance: { bytes: randomBytes },
    log: createLog('silent'),
    councils: councilsServed(packs, 'all'),
    converse: wishes,
    registers: noRegisters,
    packs,
  }
  const started = await startAssistant(world, undefined, (running) => createTelling(world, running))
  close = started.close
  url = started.url
})
afterAll(async () => {
  await close()
  await desk.close()
})

/** Somebody who has asked for a person; gives where the desk answers, and what they read. */
const waiting = async () => {
  const { address, token } = await conversationAt(`${url}/otherford/v3/directline`)
  const before = desk.heard.length
  await ask(`${address}/activities`, { token, body: { type: 'message', text: 'person' } })
  for (let looks = 0; looks < 500 && desk.heard.length === before; looks++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const handoff = desk.heard.at(-1)?.channelData.handoff ?? ''
  return {
    handoff,
    at: `${url}/otherford/desk/handoffs/${handoff}/activities`,
    reads: async () =>
      ((await ask(`${address}/activities`, { token })).body.activities as { text?: string }[]).map(
        ({ text }) => text,
      ),
  }
}

describe('what a desk says', () => {
  it('is taken when it is signed, once for each id', async () => {
    const { at, reads } = await waiting()
    expect(await tellUs(at, status('accepted', {}, 'Priya'))).toBe(200)
    const id = randomUUID()
    expect(await tellUs(at, message('Hello from Priya'), { id })).toBe(200)
    expect(await tellUs(at, message('Hello from Priya'), { id })).toBe(200)
    expect(await tellUs(at, { type: 'typing' })).toBe(200)
    expect((await reads()).filter((text) => text === 'Hello from Priya')).toHaveLength(1)
  })

  it('is refused unsigned, signed by others, for another body, or long ago', async () => {
    const { at, reads } = await waiting()
    const accepted = status('accepted')
    const other = `whsec_${Buffer.from('another secret of enough characters').toString('base64')}`
    const ago = new Date(Date.now() - 6 * 60_000)
    const ahead = new Date(Date.now() + 6 * 60_000)
    expect(await tellUs(at, accepted, { headers: { 'webhook-signature': '' } })).toBe(401)
    expect(await tellUs(at, accepted, { headers: { 'webhook-id': 'another' } })).toBe(401)
    expect(await tellUs(at, accepted, { secret: other })).toBe(401)
    expect(await tellUs(at, accepted, { at: ago })).toBe(401)
    expect(await tellUs(at, accepted, { at: ahead })).toBe(401)
    expect(await tellUs(at, accepted, { headers: { 'webhook-timestamp': 'now' } })).toBe(401)
    expect((await ask(at, { body: accepted })).status).toBe(401)
    expect((await reads()).join()).not.toContain('talking to')
  })

  it.each([
    ['no JSON', '{', 400],
    ['a list', [], 400],
    ['no type', {}, 400],
    ['a message without words', message(' '), 400],
    ['a message that is far too long', message('x'.repeat(5_000)), 400],
    ['a state that is none', status('sideways'), 400],
    ['a place that is none', status(undefined, { place: 0 }), 400],
    ['an event of its own', { type: 'event', name: 'ours.alone' }, 200],
    ['an activity that we don’t know', { type: 'messageReaction' }, 200],
    ['a message before it has accepted', message('hello'), 409],
    ['only a place', status(undefined, { place: 2 }), 200],
  ])('may be %s', async (_, activity, wanted) => {
    expect(await tellUs((await waiting()).at, activity)).toBe(wanted)
  })

  it('is not for a hand-off that is nobody’s, or of another council', async () => {
    const { handoff } = await waiting()
    expect(await tellUs(`${url}/otherford/desk/handoffs/none/activities`, status('accepted'))).toBe(404)
    expect(await tellUs(`${url}/elsewhere/desk/handoffs/${handoff}/activities`, status('accepted'))).toBe(404)
    expect(await tellUs(`${url}/atlantis/desk/handoffs/${handoff}/activities`, status('accepted'))).toBe(404)
  })
})
