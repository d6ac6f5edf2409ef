import fc from 'fast-check'
import { lex } from '../../../../../bot/channels/voice/lex/routes'
import { ending, listen, say, scripted, supplier } from '../support/scripted'

const token = 'a-token-of-the-function'
const path = '/otherford/voice/lex'
const env = { LEX_TOKEN: `otherford=${token}` }

const contact = {
  ContactId: 'contact-1',
  CustomerEndpoint: { Address: '+447700900123' },
  SystemEndpoint: null,
}
const flow = (Parameters: object) => ({
  Name: 'ContactFlowEvent',
  Details: { ContactData: contact, Parameters },
})

const heard = (inputTranscript: string, sessionAttributes: object, inputMode = 'Speech') => ({
  sessionId: 'contact-1',
  inputMode,
  inputTranscript,
  bot: { localeId: 'en_GB' },
  transcriptions:
    inputTranscript === '' ? [] : [{ transcription: inputTranscript, transcriptionConfidence: 0.9 }],
  sessionState: { sessionAttributes, intent: { name: 'FallbackIntent' } },
})

const hello = () => scripted(({ type }) => ({ say: [say(`You: ${type}`)], listen }))

describe('Amazon Connect', () => {
  it('is not there until its token is set', async () => {
    const { calls } = hello()
    expect((await supplier(lex, {}, calls)('POST', path, { token, body: flow({}) })).status).toBe(404)
    expect(
      (await supplier(lex, env, calls)('POST', '/elsewhere/voice/lex', { token, body: flow({}) })).status,
    ).toBe(404)
  })
  it('holds a whole call, the number of the turn travelling with it', async () => {
    const { calls, taken } = scripted(({ type, alternatives, dtmf, transfer }) => {
      if (type === 'start') return { say: [say('How can we help?')], listen }
      if (dtmf === '0')
        return {
          say: [say('One moment')],
          ...ending({
            do: 'transfer',
            target: 'tel:+441632960000',
            reason: 'asked',
            contextRef: 'abc',
            headers: {},
          }),
        }
      if (transfer === 'busy') return { say: [say('They are busy. Goodbye')], ...ending({ do: 'hangup' }) }
      return { say: [say(`You said ${alternatives?.[0]?.text ?? 'nothing'}`)], listen }
    })
    const ask = supplier(lex, env, calls)
    const post = async (body: object) => (await ask('POST', path, { token, body })).body
    const begun = await post(flow({ type: 'start' }))
    expect(begun).toMatchObject({ do: 'listen', turn: '1', text: 'How can we help?' })
    let attributes = { turn: begun.turn, caller: '+447700900123' }
    const say1 = await post(heard('my bin', attributes))
    expect(say1.messages).toEqual([{ contentType: 'SSML', content: '<speak><s>You said my bin</s></speak>' }])
    attributes = say1.sessionState.sessionAttributes
    const silence = await post(heard('', attributes))
    expect(silence.messages[0].content).toContain('You said nothing')
    attributes = silence.sessionState.sessionAttributes
    const pressed = await post(heard('0', attributes, 'DTMF'))
    expect(pressed.sessionState).toMatchObject({
      dialogAction: { type: 'Close' },
      sessionAttributes: { do: 'transfer', target: 'tel:+441632960000', contextRef: 'abc' },
    })
    const { turn } = pressed.sessionState.sessionAttributes
    expect(await post(flow({ type: 'transferResult', transfer: 'busy', turn }))).toMatchObject({
      do: 'hangUp',
    })
    expect(taken.map(({ turn: each }) => [each.callId, each.turn, each.type])).toEqual([
      ['contact-1', 0, 'start'],
      ['contact-1', 1, 'speech'],
      ['contact-1', 2, 'noInput'],
      ['contact-1', 3, 'dtmf'],
      ['contact-1', 4, 'transferResult'],
    ])
  })
  it('is answered as before when it asks again, and makes no second turn', async () => {
    const { calls, taken } = hello()
    const ask = supplier(lex, env, calls)
    const body = heard('my bin', { turn: '1' })
    const first = await ask('POST', path, { token, body })
    expect(await ask('POST', path, { token, body })).toEqual(first)
    expect(taken).toHaveLength(1)
  })
  it.each([
    ['no token', undefined, 401],
    ['a wrong token', 'another-token-altogether', 401],
  ])('is refused with %s, and nothing is done', async (_, wrong, status) => {
    const { calls, taken } = hello()
    const ask = supplier(lex, env, calls)
    const given = { body: heard('my bin', {}), ...(wrong === undefined ? {} : { token: wrong }) }
    expect((await ask('POST', path, given)).status).toBe(status)
    expect(taken).toEqual([])
  })
  it('is told what is no event of its own', async () => {
    const { calls, taken } = hello()
    const ask = supplier(lex, env, calls)
    for (const body of [undefined, {}, [], 'x', { sessionId: 's' }, { Name: 'ContactFlowEvent' }])
      expect((await ask('POST', path, { token, body })).status).toBe(400)
    expect(taken).toEqual([])
  })
  it('sends whatever it likes without a fault of ours', async () => {
    const ask = supplier(lex, env, hello().calls)
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        expect((await ask('POST', path, { token, body })).status).toBeLessThan(500)
      }),
    )
  })
})
