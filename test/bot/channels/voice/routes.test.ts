/** `POST /:council/voice/turns`, and the document that describes it, over HTTP. */
import Ajv from 'ajv/dist/2020'
import { z } from 'zod'
import { type Answered, ask, type Started, start } from '../../support/server'
import { telling } from './aCall'

const token = 'a-token-of-the-gateway'

let there: Started
const turns = (council = 'otherford') => `${there.url}/${council}/voice/turns`

beforeAll(async () => {
  there = await start({ VOICE_TOKEN: `otherford=${token}` }, { converse: telling })
})
afterAll(() => there.close())

const post = (body: unknown, given: { token?: string; council?: string } = { token }): Promise<Answered> =>
  ask(turns(given.council), { body, ...(given.token === undefined ? {} : { token: given.token }) })

const begins = { v: 1, callId: 'CA-1', turn: 0, type: 'start' }

describe('a turn over HTTP', () => {
  it('is answered, and the same again', async () => {
    const first = await post(begins)
    expect(first).toMatchObject({
      status: 200,
      body: { v: 1, callId: 'CA-1', turn: 0, say: [{ text: 'zero: start', bargeIn: 'any' }] },
    })
    expect((await post(begins)).body).toEqual(first.body)
    expect((await post({ ...begins, turn: 1, type: 'hangup' })).body).toMatchObject({ say: [] })
  })
  it.each([
    ['without a token', {}, 401],
    ['with a wrong one', { token: 'another-token-of-a-gateway' }, 401],
    ['for a council without one', { token, council: 'elsewhere' }, 404],
    ['for a council that is not there', { token, council: 'nowhere' }, 404],
  ])('is refused %s', async (_, given, status) => {
    expect((await post(begins, given)).status).toBe(status)
  })
  it.each<[string, object, string]>([
    ['no id', { callId: undefined }, 'callId'],
    ['speech without words', { type: 'speech' }, 'alternatives'],
    ['keys that are not there', { type: 'dtmf' }, 'dtmf'],
    ['keys that are none', { type: 'dtmf', dtmf: 'abc' }, 'dtmf'],
    ['a transfer without its end', { type: 'transferResult' }, 'transfer'],
    [
      'too sure',
      { type: 'speech', alternatives: [{ text: 'a', confidence: 2 }] },
      'alternatives.0.confidence',
    ],
    ['too long', { type: 'speech', alternatives: [{ text: 'a'.repeat(2_001) }] }, 'alternatives.0.text'],
    ['a type of its own', { type: 'whisper' }, 'type'],
    ['another version', { v: 2 }, 'v'],
    ['a turn before the first', { turn: -1 }, 'turn'],
  ])('that is faulty is told where: %s', async (_, given, path) => {
    const { status, body } = await post({ ...begins, ...given })
    expect(status).toBe(400)
    expect(body).toMatchObject({ error: { code: 'RequestFaulty', faults: [{ path }] } })
  })
  it('is not there without a token to be had', async () => {
    const off = await start()
    const { status } = await ask(`${off.url}/otherford/voice/turns`, { body: begins, token })
    expect(status).toBe(404)
    expect((await fetch(`${off.url}/otherford/voice/openapi.json`)).status).toBe(404)
    await off.close()
  })
  it('is counted', async () => {
    await post({ ...begins, callId: 'CA-4' })
    await post({ ...begins, callId: 'CA-4', turn: 1, type: 'noMatch' })
    const metrics = await (await fetch(`${there.url}/metrics`)).text()
    expect(metrics).toMatch(/^assistant_call_turns_total\{council="otherford",type="noMatch"\} 1$/m)
  })
  it('leaves neither words nor a number in the log', async () => {
    await post({ ...begins, callId: 'CA-2', caller: { number: '+447700900123' } })
    await post({ ...begins, callId: 'CA-2', turn: 1, type: 'speech', alternatives: [{ text: 'a secret' }] })
    expect(there.logged.join()).toContain('"channel":"voice"')
    expect(there.logged.join()).not.toMatch(/7700900123|secret/)
  })
})

describe('the OpenAPI document', () => {
  const Document = z.looseObject({
    openapi: z.literal('3.1.0'),
    servers: z.tuple([z.object({ url: z.url() })]),
    components: z.object({
      schemas: z.object({ VoiceTurnIn: z.looseObject({}), VoiceTurnOut: z.looseObject({}) }),
    }),
  })
  const document = async () =>
    Document.parse(await (await fetch(`${there.url}/otherford/voice/openapi.json`)).json())

  it('names the address that takes turns', async () => {
    expect((await document()).servers[0].url).toBe(`${there.url}/otherford/voice`)
  })
  it('describes what is taken and answered, as it is', async () => {
    const { VoiceTurnIn, VoiceTurnOut } = (await document()).components.schemas
    const ajv = new Ajv({ strict: true, strictTypes: false })
    const [given, answered] = [ajv.compile(VoiceTurnIn), ajv.compile(VoiceTurnOut)]
    const real = [
      begins,
      {
        ...begins,
        turn: 1,
        type: 'speech',
        alternatives: [{ text: 'bins', confidence: 0.4 }, { text: 'ben' }],
      },
      { ...begins, turn: 2, type: 'dtmf', dtmf: '1', bargeIn: true },
      { ...begins, turn: 3, type: 'noInput', caller: { number: '+447700900123', relay: true } },
      { ...begins, turn: 4, type: 'hangup' },
    ].map((turn) => ({ ...turn, callId: 'CA-3' }))
    for (const turn of real) {
      expect([given(turn), given.errors]).toEqual([true, null])
      const { status, body } = await post(turn)
      expect(status).toBe(200)
      expect([answered(body), answered.errors]).toEqual([true, null])
    }
    const faulty = [{ more: 1 }, { type: 'whisper' }, { type: 'speech' }, { type: 'dtmf' }, { turn: -1 }]
    expect(faulty.filter((more) => given({ ...begins, ...more }))).toEqual([])
    const neither = { v: 1, callId: 'a', turn: 0, say: [] }
    expect(answered(neither)).toBe(false)
    expect(answered({ ...neither, then: { do: 'hangup' } })).toBe(true)
  })
})
