import fc from 'fast-check'
import { jambonz } from '../../../../../bot/channels/voice/jambonz/routes'
import type { Verb } from '../../../../../bot/channels/voice/jambonz/verbs'
import type { VoiceTurnIn } from '../../../../../bot/channels/voice/turn'
import { BotError } from '../../../../../bot/errors'
import { faultsOfHook, faultsOfVerbs, signed } from '../support/jambonz'
import { ending, listen, say, scripted } from '../support/scripted'
import { type Served, served } from '../support/served'

const SECRET = 'wh_secret_of_otherford'
const AT = '/otherford/voice/jambonz'

/** What every webhook of a call has in it. */
const call = {
  call_sid: 'b6b2a4f0-3d4b-4f0e-9d0c-0123456789ab',
  account_sid: 'a',
  application_sid: 'b',
  direction: 'inbound',
  from: '+447700900123',
  to: '+441632960001',
  call_id: 'f8d2@192.0.2.7',
  call_status: 'in-progress',
  sip_status: 200,
}
const invite = { sip: { method: 'INVITE', headers: { From: '<sip:+447700900123@192.0.2.7>' } } }
const speech = (transcript: string, confidence = 0.92) => ({
  reason: 'speechDetected',
  speech: { is_final: true, alternatives: [{ transcript, confidence }], vendor: { name: 'google', evt: {} } },
})

let server: Served
afterEach(() => server.close())

/** A scripted assistant behind the front end; every webhook sent to it is one that jambonz sends, by its schemas. */
const ringing = async (answer: Parameters<typeof scripted>[0] = () => ({ say: [say('Hello.')], listen })) => {
  const { calls, taken } = scripted(answer)
  server = await served(jambonz, { JAMBONZ_WEBHOOK_SECRET: `otherford=${SECRET}` }, calls)
  const raw = (path: string, body: string, header = signed(body, SECRET, server.now())) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Jambonz-Signature': header },
      body,
    })
  const post = async (path: string, hook: object, schema?: string) => {
    const body = { ...call, ...hook }
    if (schema !== undefined) expect(faultsOfHook(schema, body)).toEqual([])
    const response = await raw(path, JSON.stringify(body))
    const text = await response.text()
    return { status: response.status, text, verbs: text === '' ? [] : (JSON.parse(text) as readonly Verb[]) }
  }
  /** As jambonz goes on: where the last verb with a hook says. */
  const go = async (path: string, hook: object, schema: string) => {
    const { status, verbs } = await post(path, hook, schema)
    expect(status).toBe(200)
    expect(faultsOfVerbs(verbs)).toEqual([])
    const hooked = verbs.find(({ actionHook }) => actionHook !== undefined)
    const id = hooked?.id === undefined ? {} : { verb_id: hooked.id }
    return { verbs, names: verbs.map(({ verb }) => verb), next: String(hooked?.actionHook), id }
  }
  return { raw, post, go, taken }
}

describe('a call through jambonz', () => {
  it('goes from the greeting to the goodbye', async () => {
    const { go, post, taken } = await ringing(({ type, transfer, alternatives }) => {
      if (type === 'transferResult') return { say: [say(`It was ${transfer}.`)], ...ending({ do: 'hangup' }) }
      if (alternatives?.[0]?.text !== 'a person') return { say: [say('Go on.')], listen }
      const to = { do: 'transfer' as const, target: 'tel:+441632960000', reason: 'asked', contextRef: '7291' }
      return { say: [say('Hold on.', 'none')], ...ending({ ...to, headers: { 'X-Context': '7291' } }) }
    })
    const start = await go(AT, invite, 'session-new')
    expect(start.names).toEqual(['config', 'gather', 'redirect'])
    const first = await go(start.next, { ...start.id, ...speech('my bin was missed') }, 'gather')
    const second = await go(first.next, { ...first.id, reason: 'timeout' }, 'gather')
    const third = await go(second.next, { reason: 'dtmfDetected', digits: '2' }, 'gather')
    const fourth = await go(third.next, speech('a person', 0.4), 'gather')
    expect(fourth.names).toEqual(['say', 'dial', 'redirect'])
    const last = await go(
      fourth.next,
      { ...fourth.id, dial_call_status: 'busy', dial_sip_status: 486 },
      'dial',
    )
    expect(last.names).toEqual(['say', 'hangup'])
    const ended = { call_status: 'completed', duration: 61, call_termination_by: 'jambonz' }
    expect((await post(`${AT}/status`, ended, 'call-status')).status).toBe(204)
    const turns = taken.map(({ turn: { turn, type, ...of } }) => ({ turn, type, ...of }))
    expect(turns).toMatchObject([
      { turn: 0, type: 'start', caller: { number: '07700900123' }, callee: '+441632960001', locale: 'en-GB' },
      { turn: 1, type: 'speech', alternatives: [{ text: 'my bin was missed', confidence: 0.92 }] },
      { turn: 2, type: 'noInput' },
      { turn: 3, type: 'dtmf', dtmf: '2' },
      { turn: 4, type: 'speech', recogniser: 'google', alternatives: [{ text: 'a person' }] },
      { turn: 5, type: 'transferResult', transfer: 'busy' },
      { type: 'hangup' },
    ])
    expect(new Set(taken.map(({ council, turn }) => `${council} ${turn.callId}`)).size).toBe(1)
  })

  it('gets the same answer to the same turn, byte by byte, and is no second turn', async () => {
    const { post, taken } = await ringing()
    const hook = speech('my bin')
    const first = await post(`${AT}/turn?turn=1`, hook)
    expect((await post(`${AT}/turn?turn=1`, hook)).text).toBe(first.text)
    // The answer was lost on its way: jambonz goes on to the last verb, which tells of nothing.
    expect((await post(`${AT}/turn?turn=1`, {})).text).toBe(first.text)
    expect(taken).toHaveLength(1)
  })

  it('ends only with the caller’s own call', async () => {
    const { post, taken } = await ringing()
    const other = {
      call_status: 'completed',
      direction: 'outbound',
      parent_call_sid: call.call_sid,
      duration: 9,
    }
    await post(`${AT}/status`, other, 'call-status')
    await post(`${AT}/status`, { call_status: 'in-progress' }, 'call-status')
    await post(`${AT}/status`, { call_status: 'ringing' }, 'call-status')
    expect(taken).toEqual([])
  })

  it.each<[string, object, object]>([
    ['withheld', { from: 'anonymous' }, { withheld: true }],
    ['Relay UK, by what was dialled', { to: '1800101632960001' }, { number: '07700900123', relay: true }],
    [
      'Relay UK, by a header',
      { sip: { headers: { 'P-Called-Party-ID': '<sip:18001441632960001@192.0.2.7>' } } },
      { number: '07700900123', relay: true },
    ],
  ])('tells of a caller: %s', async (_, hook, caller) => {
    const { go, taken } = await ringing()
    await go(AT, hook, 'session-new')
    expect(taken[0]?.turn.caller).toEqual(caller)
  })

  it('keeps to itself a number that is not to be shown, though jambonz goes on telling it', async () => {
    const { go, taken } = await ringing()
    const start = await go(AT, { sip: { headers: { privacy: 'id;critical' } } }, 'session-new')
    await go(start.next, { reason: 'timeout' }, 'gather')
    expect(taken.map(({ turn }) => turn.caller)).toEqual([{ withheld: true }, { withheld: true }])
  })

  it('keeps the language of the line, and a voice without SSML, to the end', async () => {
    const { go, taken } = await ringing()
    const start = await go(`${AT}?locale=cy-GB&ssml=off`, {}, 'session-new')
    expect(start.verbs[1]).toMatchObject({ say: { text: 'Hello.' } })
    const next = await go(start.next, speech('bore da'), 'gather')
    expect(next.verbs[1]).toMatchObject({ say: { text: 'Hello.' } })
    expect(taken.map(({ turn }) => turn.locale)).toEqual(['cy-GB', 'cy-GB'])
  })

  it('is asked to say it again when we fail, once, as the same turn, and is then told', async () => {
    let fails = true
    const { go, taken } = await ringing(({ alternatives }) => {
      if (fails) throw new BotError('turn_not_kept')
      return { say: [say(String(alternatives?.[0]?.text))], listen }
    })
    const again = await go(`${AT}/turn?turn=4`, speech('my bin'), 'gather')
    expect(again.next).toBe(`${AT}/turn?turn=4&tried=1`)
    expect(JSON.stringify(again.verbs)).toContain('Say that again.')
    const gone = await go(again.next, speech('my bin'), 'gather')
    expect(gone.names).toEqual(['say', 'hangup'])
    expect(JSON.stringify(gone.verbs)).toContain('nine nine nine')
    expect(server.logged.join()).toContain('turn_not_kept')
    expect(server.logged.join()).not.toContain('my bin')
    fails = false
    const back = await go(again.next, speech('my bin'), 'gather')
    expect(back.next).toBe(`${AT}/turn?turn=5`)
    expect(taken.at(-1)?.turn).toMatchObject({ turn: 4, alternatives: [{ text: 'my bin' }] })
  })

  it('is told when it is not known which call it is', async () => {
    const { post, taken } = await ringing()
    const { verbs, status } = await post(AT, { call_sid: undefined, call_id: '' })
    expect({ status, names: verbs.map(({ verb }) => verb) }).toEqual({
      status: 200,
      names: ['say', 'hangup'],
    })
    expect(taken).toEqual([])
  })
})

describe('whoever is not jambonz', () => {
  const body = JSON.stringify(call)
  const paths = [AT, `${AT}/turn?turn=1`, `${AT}/transferred?turn=1`, `${AT}/status`]

  it.each(paths)('does nothing at %s', async (path) => {
    const { raw, taken } = await ringing()
    const ago = new Date(server.now().getTime() - 6 * 60_000)
    const headers = ['', 't=1', signed(body, 'another secret', server.now()), signed(body, SECRET, ago)]
    for (const header of headers) expect((await raw(path, body, header)).status).toBe(401)
    expect((await raw(path, `${body} `, signed(body, SECRET, server.now()))).status).toBe(401)
    expect(taken).toEqual([])
  })

  it('can’t send what was said once as another turn', async () => {
    const { go, post, taken } = await ringing()
    const { next, id } = await go(AT, invite, 'session-new')
    const yes = { ...id, ...speech('yes') }
    expect((await post(next.replace('turn=1', 'turn=2'), yes)).status).toBe(401)
    expect((await post(`${AT}/turn`, { ...yes, verb_id: 'turn-2' })).status).toBe(401)
    expect(taken).toHaveLength(1)
    expect((await post(next, yes)).status).toBe(200)
  })

  it('finds nothing at councils without a secret, or that are none', async () => {
    const { raw } = await ringing()
    expect((await raw('/elsewhere/voice/jambonz', body)).status).toBe(404)
    expect((await raw('/atlantis/voice/jambonz', body)).status).toBe(404)
    expect(jambonz({ config: { JAMBONZ_WEBHOOK_SECRET: [] } } as never)).toEqual([])
  })

  it('is refused more than 64 KB, and what is no JSON', async () => {
    const { raw, taken } = await ringing()
    const long = JSON.stringify({ ...call, digits: '1'.repeat(70_000) })
    const refused = await raw(AT, long)
    expect(refused.status).toBe(413)
    expect(await refused.json()).toMatchObject({ error: { message: expect.stringContaining('too much') } })
    expect((await raw(AT, '{')).status).toBe(400)
    expect((await raw(AT, '[]')).status).toBe(400)
    expect(taken).toEqual([])
  })
})

describe('whatever jambonz sends', () => {
  const alternative = fc.record({ transcript: fc.string(), confidence: fc.anything() }, { requiredKeys: [] })
  const vendor = fc.record({ name: fc.string(), evt: fc.jsonValue() })
  const hook = fc.record(
    {
      call_sid: fc.oneof(fc.string(), fc.constant('c-1')),
      from: fc.oneof(fc.string(), fc.constant('anonymous')),
      to: fc.jsonValue(),
      reason: fc.constantFrom(
        'speechDetected',
        'dtmfDetected',
        'timeout',
        'error',
        'stt-low-confidence',
        '',
        7,
      ),
      digits: fc.oneof(fc.string(), fc.integer(), fc.jsonValue()),
      speech: fc.oneof(
        fc.record({ alternatives: fc.array(fc.oneof(alternative, fc.jsonValue())), vendor }),
        fc.jsonValue(),
      ),
      sip: fc.jsonValue(),
      dial_call_status: fc.jsonValue(),
      dial_sip_status: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )

  it('is answered with verbs, and is a turn that is well formed', async () => {
    const heard: VoiceTurnIn[] = []
    const { raw } = await ringing((turn) => {
      heard.push(turn)
      return { say: [say('Yes?')], listen }
    })
    const path = fc.constantFrom(
      AT,
      `${AT}/turn?turn=1`,
      `${AT}/turn?turn=x&tried=-1&locale=%00`,
      `${AT}/transferred`,
    )
    await fc.assert(
      fc.asyncProperty(hook, path, async (given, at) => {
        const response = await raw(at, JSON.stringify(given))
        expect(response.status).toBe(200)
        expect(faultsOfVerbs(JSON.parse(await response.text()))).toEqual([])
      }),
      { numRuns: 60 },
    )
    // The script parses every turn; a fault would have been heard of as trouble, and logged.
    expect(heard.length).toBeGreaterThan(0)
    expect(server.logged.filter((line) => line.includes('internal'))).toEqual([])
  }, 60_000)
})
