import fc from 'fast-check'
import { audioCodes } from '../../../../../bot/channels/voice/audioCodes/routes'
import { BotError } from '../../../../../bot/errors'
import { ending, listen, say, scripted, supplier } from '../support/scripted'

const token = 'a-token-of-the-gateway'
const base = '/otherford/voice/audiocodes'
const env = { AUDIOCODES_TOKEN: `otherford=${token}` }

const hello = () => scripted(({ type }) => ({ say: [say(`You: ${type}`)], listen }))

/** A conversation as the gateway creates it; addresses in the answer are relative to the one that was called. */
const created = async (ask: ReturnType<typeof supplier>, conversation = 'c1') => {
  const { body } = await ask('POST', base, { token, body: { conversation, bot: 'otherford' } })
  const at = (url: string) => new URL(url, `https://chat.example${base}`).pathname
  return {
    ...{
      activities: at(body.activitiesURL),
      refresh: at(body.refreshURL),
      disconnect: at(body.disconnectURL),
    },
    ...{ expires: body.expiresSeconds },
  }
}

const event = (id: string, name: string, more: object = {}) => ({ id, type: 'event', name, ...more })
const said = (id: string, text: string) => ({ id, type: 'message', text, parameters: { confidence: 0.9 } })

describe('AudioCodes’ Bot API', () => {
  it('is not there until its token is set', async () => {
    const { calls } = hello()
    expect((await supplier(audioCodes, {}, calls)('GET', base, { token })).status).toBe(404)
    expect(
      (await supplier(audioCodes, env, calls)('GET', '/elsewhere/voice/audiocodes', { token })).status,
    ).toBe(404)
  })
  it('says that a bot is here', async () => {
    const ask = supplier(audioCodes, env, hello().calls)
    expect(await ask('GET', base, { token })).toEqual({
      status: 200,
      body: { type: 'ac-bot-api', success: true },
    })
  })
  it('holds a whole call', async () => {
    const { calls, taken } = scripted(({ type, alternatives, dtmf }) => {
      if (type === 'start') return { say: [say('How can we help?')], listen }
      if (dtmf === '1') return { say: [say('Goodbye', 'none')], ...ending({ do: 'hangup' }) }
      return { say: [say(`You said ${alternatives?.[0]?.text ?? 'nothing'}`)], listen }
    })
    const ask = supplier(audioCodes, env, calls)
    const at = await created(ask)
    const post = async (...activities: object[]) =>
      (
        await ask('POST', at.activities, { token, body: { conversation: 'c1', activities } })
      ).body.activities.map(({ name, text }: { name?: string; text?: string }) => name ?? text)
    expect(await post(event('1', 'start', { parameters: { caller: 'anonymous' } }))).toEqual([
      'config',
      '<speak><s>How can we help?</s></speak>',
    ])
    expect(await post(said('2', 'my bin'))).toEqual(['config', '<speak><s>You said my bin</s></speak>'])
    expect(await post(event('3', 'noUserInput', { value: 1 }))).toEqual([
      'config',
      '<speak><s>You said nothing</s></speak>',
    ])
    expect((await ask('POST', at.refresh, { token, body: { conversation: 'c1' } })).body).toEqual({
      expiresSeconds: at.expires,
    })
    expect(await post(event('4', 'DTMF', { value: '1' }))).toEqual([
      '<speak><s>Goodbye</s></speak>',
      'hangup',
    ])
    expect(await ask('POST', at.disconnect, { token, body: { conversation: 'c1', reason: 'Bot' } })).toEqual({
      status: 200,
      body: {},
    })
    expect(taken.map(({ council, turn, key }) => [council, turn.callId, turn.type, key])).toEqual([
      ['otherford', 'c1', 'start', '1'],
      ['otherford', 'c1', 'speech', '2'],
      ['otherford', 'c1', 'noInput', '3'],
      ['otherford', 'c1', 'dtmf', '4'],
      ['otherford', 'c1', 'hangup', 'disconnect'],
    ])
  })
  it('answers an activity that is sent again as before, and makes no second turn of it', async () => {
    const { calls, taken } = hello()
    const ask = supplier(audioCodes, env, calls)
    const { activities } = await created(ask)
    const body = { conversation: 'c1', activities: [said('2', 'my bin')] }
    const first = await ask('POST', activities, { token, body })
    expect(await ask('POST', activities, { token, body })).toEqual(first)
    expect(taken).toHaveLength(1)
  })
  it('gives all that it sends an id of its own', async () => {
    const ask = supplier(audioCodes, env, hello().calls)
    const { activities } = await created(ask)
    const ids = []
    for (const id of ['1', '2']) {
      const { body } = await ask('POST', activities, { token, body: { activities: [said(id, 'bin')] } })
      ids.push(...body.activities.map((each: { id: string }) => each.id))
    }
    expect(new Set(ids).size).toBe(4)
    expect(ids[0]).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/)
  })
  it('answers several activities in order, and none after the end', async () => {
    const { calls, taken } = scripted(({ type }) =>
      type === 'hangup' ? { ...ending({ do: 'hangup' }) } : { say: [say(type)], listen },
    )
    const ask = supplier(audioCodes, env, calls)
    const { activities } = await created(ask)
    const several = [said('1', 'bin'), event('2', 'hangup'), said('3', 'too late')]
    await ask('POST', activities, { token, body: { activities: several } })
    expect(taken.map(({ turn }) => turn.type)).toEqual(['speech', 'hangup'])
  })
  it('takes what asks nothing, and says nothing to it', async () => {
    const { calls, taken } = hello()
    const ask = supplier(audioCodes, env, calls)
    const { activities } = await created(ask)
    const { status, body } = await ask('POST', activities, {
      token,
      body: { activities: [event('1', 'playFinished')] },
    })
    expect([status, body.activities, taken]).toEqual([200, [], []])
  })
})

describe('a caller of AudioCodes’ gateway', () => {
  const failing = { turn: async () => Promise.reject(new BotError('turn_not_kept')) }
  it.each([
    ['is asked to say it again', said('1', 'my bin'), ['config', 'message']],
    ['is told so, and not kept, when there was silence', event('1', 'noUserInput'), ['message', 'hangup']],
    ['is told so, and not kept, at the start', event('1', 'start'), ['message', 'hangup']],
  ])('%s where something fails on our side', async (_, activity, expected) => {
    const ask = supplier(audioCodes, env, failing)
    const at = await created(ask)
    const { status, body } = await ask('POST', at.activities, { token, body: { activities: [activity] } })
    expect(status).toBe(200)
    expect(body.activities.map(({ name, type }: { name?: string; type: string }) => name ?? type)).toEqual(
      expected,
    )
  })
  it('is answered once that is mended, by what the gateway has not had before', async () => {
    let isMended = false
    const { calls } = hello()
    const mended = {
      turn: (...of: Parameters<typeof calls.turn>) => (isMended ? calls : failing).turn(...of),
    }
    const ask = supplier(audioCodes, env, mended)
    const at = await created(ask)
    const send = async () =>
      (await ask('POST', at.activities, { token, body: { activities: [said('1', 'bin')] } })).body
    const ids = (body: { activities: { id: string }[] }) => body.activities.map(({ id }) => id)
    const before = ids(await send())
    isMended = true
    expect(ids(await send()).filter((id) => before.includes(id))).toEqual([])
  })
})

describe('AudioCodes’ Bot API refuses', () => {
  const everywhere = async (ask: ReturnType<typeof supplier>) => {
    const at = await created(ask)
    return [
      ['GET', base],
      ['POST', base],
      ['POST', at.activities],
      ['POST', at.refresh],
      ['POST', at.disconnect],
    ] as const
  }
  it.each([
    ['no token', undefined, 401],
    ['a wrong token', 'another-token-altogether', 401],
  ])('%s, at every address, with nothing done', async (_, wrong, status) => {
    const { calls, taken } = hello()
    const ask = supplier(audioCodes, env, calls)
    const body = { conversation: 'c1', activities: [said('1', 'bin')] }
    for (const [method, path] of await everywhere(ask))
      expect([
        path,
        (await ask(method, path, { body, ...(wrong === undefined ? {} : { token: wrong }) })).status,
      ]).toEqual([path, status])
    expect(taken).toEqual([])
  })
  it('a conversation that was never created, or at another council', async () => {
    const { calls, taken } = hello()
    const ask = supplier(audioCodes, { AUDIOCODES_TOKEN: token }, calls)
    const { activities, refresh, disconnect } = await created(ask)
    const body = { activities: [said('1', 'bin')] }
    for (const path of [activities, refresh, disconnect]) {
      expect((await ask('POST', path.replace('/c1/', '/c2/'), { token, body })).status).toBe(404)
      expect((await ask('POST', path.replace('otherford', 'elsewhere'), { token, body })).status).toBe(404)
    }
    expect(taken).toEqual([])
  })
  it('a council that is not served', async () => {
    const ask = supplier(audioCodes, { AUDIOCODES_TOKEN: token }, hello().calls)
    expect(
      (await ask('POST', '/nowhere/voice/audiocodes', { token, body: { conversation: 'c1' } })).status,
    ).toBe(404)
  })
  it('what is no activity', async () => {
    const { calls, taken } = hello()
    const ask = supplier(audioCodes, env, calls)
    const { activities } = await created(ask)
    for (const body of [
      undefined,
      {},
      { activities: [] },
      { activities: [{ type: 'message', text: 'no id' }] },
      'x',
    ])
      expect((await ask('POST', activities, { token, body })).status).toBe(400)
    expect(taken).toEqual([])
  })
  it('bodies of any shape without a fault of its own', async () => {
    const ask = supplier(audioCodes, env, hello().calls)
    const at = await created(ask)
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom(base, at.activities), async (body, path) => {
        expect((await ask('POST', path, { token, body })).status).toBeLessThan(500)
      }),
    )
  })
})
