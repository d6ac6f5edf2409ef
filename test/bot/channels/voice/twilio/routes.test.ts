import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks'
import type { VoiceTurnIn } from '../../../../../bot/channels/voice/turn'
import { twilio } from '../../../../../bot/channels/voice/twilio/routes'
import { ending, listen, say, scripted } from '../support/scripted'
import { type Served, served } from '../support/served'

const TOKEN = '0123456789abcdef0123456789abcdef'
const SITE = 'https://chat.otherford.example'
const AT = '/otherford/voice/twilio'

/** What every request of a call has in it. */
const call = {
  CallSid: 'CA0123456789abcdef0123456789abcdef',
  AccountSid: 'AC0123456789abcdef0123456789abcdef',
  ApiVersion: '2010-04-01',
  Direction: 'inbound',
  CallStatus: 'in-progress',
  From: '+447700900123',
  To: '+441632960001',
}

let server: Served
afterEach(() => server.close())

/** A scripted assistant behind the front end, seen from outside as `SITE`, as from behind a proxy. */
const ringing = async (answer: Parameters<typeof scripted>[0] = () => ({ say: [say('Hello.')], listen })) => {
  const { calls, taken } = scripted(answer)
  const env = { TWILIO_AUTH_TOKEN: `otherford=${TOKEN}`, PUBLIC_URL: SITE }
  server = await served(twilio, env, calls)
  const raw = (path: string, fields: Record<string, string>, signature: string) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: { 'X-Twilio-Signature': signature },
      body: new URLSearchParams(fields),
    })
  const post = async (path: string, more: Record<string, string> = {}) => {
    const fields = { ...call, ...more }
    const response = await raw(path, fields, getExpectedTwilioSignature(TOKEN, `${SITE}${path}`, fields))
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      twiml: await response.text(),
    }
  }
  /** As Twilio goes on: where the answer says. */
  const go = async (path: string, more: Record<string, string> = {}) => {
    const { status, type, twiml } = await post(path, more)
    expect({ status, type }).toEqual({ status: 200, type: 'text/xml; charset=utf-8' })
    const root = new DOMParser().parseFromString(twiml, 'text/xml').documentElement
    const names = [...(root?.childNodes ?? [])].map(({ nodeName }) => nodeName)
    const next = /action="([^"]*)"/.exec(twiml)?.[1]?.replaceAll('&amp;', '&') ?? ''
    return { names, next, twiml }
  }
  return { raw, post, go, taken }
}

describe('a call through Twilio', () => {
  it('goes from the greeting to the goodbye', async () => {
    const { go, post, taken } = await ringing(({ type, transfer, dtmf }) => {
      if (type === 'transferResult') return { say: [say(`It was ${transfer}.`)], ...ending({ do: 'hangup' }) }
      if (dtmf !== '0') return { say: [say('Go on.')], listen }
      const to = { do: 'transfer' as const, target: 'tel:+441632960000', reason: 'asked', contextRef: '7291' }
      return { say: [say('Hold on.', 'none')], ...ending({ ...to, headers: {} }) }
    })
    const start = await go(AT)
    expect(start.names).toEqual(['Gather'])
    const first = await go(start.next, { SpeechResult: 'My bin was missed.', Confidence: '0.9128' })
    const second = await go(first.next, { SpeechResult: 'It is brown.', Confidence: '0.0' })
    const third = await go(second.next)
    const fourth = await go(third.next, { SpeechResult: ' ', Confidence: '0.3' })
    const fifth = await go(fourth.next, { Digits: '1 2', FinishedOnKey: '' })
    const sixth = await go(fifth.next, { Digits: '', FinishedOnKey: '#' })
    const seventh = await go(sixth.next, { Digits: '0' })
    expect(seventh.names).toEqual(['Say', 'Dial'])
    expect(seventh.twiml).not.toContain('callerId')
    const last = await go(seventh.next, { DialCallStatus: 'no-answer' })
    expect(last.names).toEqual(['Say', 'Hangup'])
    expect((await post(`${AT}/status`, { CallStatus: 'completed', CallDuration: '61' })).status).toBe(204)
    expect(taken.map(({ turn }) => turn)).toMatchObject([
      { turn: 0, type: 'start', caller: { number: '07700900123' }, callee: '+441632960001' },
      {
        turn: 1,
        type: 'speech',
        recogniser: 'twilio',
        alternatives: [{ text: 'My bin was missed.', confidence: 0.9128 }],
      },
      { turn: 2, type: 'speech', alternatives: [{ text: 'It is brown.' }] },
      { turn: 3, type: 'noInput' },
      { turn: 4, type: 'noMatch' },
      { turn: 5, type: 'dtmf', dtmf: '12' },
      { turn: 6, type: 'dtmf', dtmf: '#' },
      { turn: 7, type: 'dtmf', dtmf: '0' },
      { turn: 8, type: 'transferResult', transfer: 'noAnswer' },
      { type: 'hangup' },
    ])
    expect(taken[2]?.turn.alternatives?.[0]).not.toHaveProperty('confidence')
  })

  it.each([
    ['completed', 'answered'],
    ['answered', 'answered'],
    ['busy', 'busy'],
    ['no-answer', 'noAnswer'],
    ['canceled', 'noAnswer'],
    ['failed', 'failed'],
    ['sideways', 'failed'],
  ])('that was put through and is %s was %s', async (DialCallStatus, transfer) => {
    const { go, taken } = await ringing()
    await go(`${AT}/transferred?turn=3`, { DialCallStatus })
    expect(taken[0]?.turn).toMatchObject({ turn: 3, transfer })
  })

  it('gets the same answer to the same turn, byte by byte, and is no second turn', async () => {
    const { post, taken } = await ringing()
    const first = await post(`${AT}/turn?turn=1`, { SpeechResult: 'my bin', Confidence: '0.9' })
    expect(await post(`${AT}/turn?turn=1`, { SpeechResult: 'my bin', Confidence: '0.9' })).toEqual(first)
    expect(taken).toHaveLength(1)
  })

  it('ends only with the caller’s own call', async () => {
    const { post, taken } = await ringing()
    await post(`${AT}/status`, { CallStatus: 'completed', ParentCallSid: call.CallSid, CallSid: 'CA2' })
    await post(`${AT}/status`, { CallStatus: 'ringing' })
    expect(taken).toEqual([])
  })

  it.each([
    ['+266696687', { withheld: true }],
    ['+17378742833', { withheld: true }],
    ['Restricted', { withheld: true }],
    ['sip:+441632960005@pbx.example', { number: '01632960005' }],
    ['+33612345678', { number: '+33612345678' }],
    ['', {}],
  ])('from %j', async (From, caller) => {
    const { go, taken } = await ringing(() => {
      const to = { do: 'transfer' as const, target: 'tel:+441632960000', reason: 'asked', contextRef: '7291' }
      return ending({ ...to, headers: {} })
    })
    const { twiml } = await go(AT, { From })
    expect(taken[0]?.turn.caller).toEqual(caller)
    expect(twiml.includes('callerId="+441632960001"')).toBe(!('number' in caller))
  })

  it('is asked to say it again when we fail, once, and is then told', async () => {
    const { go } = await ringing(() => {
      throw new Error('secret detail')
    })
    const again = await go(AT)
    expect(again.next).toBe(`${AT}/turn?turn=1&tried=1`)
    expect(again.twiml).toContain('Say that again.')
    const gone = await go(again.next, { SpeechResult: 'my bin', Confidence: '0.9' })
    expect(gone.names).toEqual(['Say', 'Hangup'])
    expect(server.logged.join()).not.toContain('my bin')
  })

  it('is told when it is not known which call it is', async () => {
    const { go, taken } = await ringing()
    expect((await go(AT, { CallSid: '' })).names).toEqual(['Say', 'Hangup'])
    expect(taken).toEqual([])
  })
})

describe('whoever is not Twilio', () => {
  const good = (path: string) => getExpectedTwilioSignature(TOKEN, `${SITE}${path}`, call)

  it.each([AT, `${AT}/turn?turn=1`, `${AT}/transferred?turn=1`, `${AT}/status`])(
    'does nothing at %s',
    async (path) => {
      const { raw, taken } = await ringing()
      const other = getExpectedTwilioSignature('f'.repeat(32), `${SITE}${path}`, call)
      for (const signature of ['', 'x', other, good('/elsewhere')])
        expect((await raw(path, call, signature)).status).toBe(401)
      expect((await raw(path, { ...call, SpeechResult: 'yes' }, good(path))).status).toBe(401)
      expect((await raw(path.replace('turn=1', 'turn=2'), { ...call, Digits: '1' }, good(path))).status).toBe(
        401,
      )
      expect(taken).toEqual([])
    },
  )

  it('can send again only what it gets the same answer to', async () => {
    const { post, raw, taken } = await ringing()
    const path = `${AT}/turn?turn=1`
    const { twiml } = await post(path)
    expect(await (await raw(path, call, good(path))).text()).toBe(twiml)
    expect((await raw(`${AT}/turn?turn=2`, call, good(path))).status).toBe(401)
    expect(taken).toHaveLength(1)
  })

  it('finds nothing at councils without a token, or that are none', async () => {
    const { raw } = await ringing()
    expect((await raw('/elsewhere/voice/twilio', call, 'x')).status).toBe(404)
    expect((await raw('/atlantis/voice/twilio', call, 'x')).status).toBe(404)
    expect(twilio({ config: { TWILIO_AUTH_TOKEN: [] } } as never)).toEqual([])
  })

  it('is refused more than 64 KB', async () => {
    const { post, taken } = await ringing()
    expect((await post(AT, { SpeechResult: 'x'.repeat(70_000) })).status).toBe(413)
    expect(taken).toEqual([])
  })
})

describe('whatever Twilio sends', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('0', '0.0', '1.5', 'NaN', '-1', ' '),
  )
  const names = [
    'CallSid',
    'From',
    'To',
    'SpeechResult',
    'Confidence',
    'Digits',
    'FinishedOnKey',
    'DialCallStatus',
  ]
  const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), text)

  it('is answered with TwiML, and is a turn that is well formed', async () => {
    const heard: VoiceTurnIn[] = []
    const { post } = await ringing((turn) => {
      heard.push(turn)
      return { say: [say('Yes?')], listen }
    })
    const path = fc.constantFrom(AT, `${AT}/turn?turn=1`, `${AT}/turn?turn=x`, `${AT}/transferred`)
    await fc.assert(
      fc.asyncProperty(fields, path, async (given, at) => {
        // What a form can't hold, such as half a character, Twilio doesn't send.
        const sent = Object.fromEntries(new URLSearchParams(new URLSearchParams(given).toString()))
        const { status, twiml } = await post(at, sent)
        expect(status).toBe(200)
        expect(new DOMParser().parseFromString(twiml, 'text/xml').documentElement?.nodeName).toBe('Response')
      }),
      { numRuns: 60 },
    )
    expect(heard.length).toBeGreaterThan(0)
    expect(server.logged.filter((line) => line.includes('internal'))).toEqual([])
  }, 60_000)
})
