import fc from 'fast-check'
import { flowAnswer, lexAnswer } from '../../../../../bot/channels/voice/lex/answers'
import { FlowEvent, LexEvent, turnOfFlow, turnOfLex } from '../../../../../bot/channels/voice/lex/events'
import { VoiceTurnIn, type VoiceTurnOut } from '../../../../../bot/channels/voice/turn'
import { ending, listen, say } from '../support/scripted'

const contact = '5f0a3c3e-1d2b-4f5a-9c7d-0a1b2c3d4e5f'

/** As Lex V2 writes it: fields we have no use for included. */
const event = (more: object = {}, attributes: object = { turn: '3', callId: contact }) => ({
  messageVersion: '1.0',
  invocationSource: 'DialogCodeHook',
  inputMode: 'Speech',
  responseContentType: 'audio/pcm',
  sessionId: 'a-session',
  inputTranscript: 'my bin was missed',
  bot: { id: 'B', name: 'council', localeId: 'en_GB', version: '1', aliasId: 'A', aliasName: 'live' },
  interpretations: [{ intent: { name: 'FallbackIntent', slots: {}, state: 'ReadyForFulfillment' } }],
  transcriptions: [
    {
      transcription: 'my bin was missed',
      transcriptionConfidence: 0.82,
      resolvedContext: { intent: 'FallbackIntent' },
    },
    { transcription: 'my bin was mist', transcriptionConfidence: 0.41 },
    { transcription: 'My bin was missed', transcriptionConfidence: 0.2 },
  ],
  sessionState: {
    sessionAttributes: attributes,
    intent: { name: 'FallbackIntent', slots: {}, state: 'InProgress', confirmationState: 'None' },
    originatingRequestId: 'a3b2b2a2-4603-4687-9f92-ef2c986dac77',
  },
  ...more,
})

const turn = (more: object = {}, attributes?: object) => turnOfLex(LexEvent.parse(event(more, attributes)))

describe('what Lex heard', () => {
  it('is a turn with all that may have been said, each once, best first', () => {
    expect(turn()).toEqual({
      v: 1,
      callId: contact,
      turn: 3,
      locale: 'en-GB',
      type: 'speech',
      recogniser: 'lex',
      caller: {},
      alternatives: [
        { text: 'my bin was missed', confidence: 0.82 },
        { text: 'my bin was mist', confidence: 0.41 },
      ],
    })
  })
  it.each([
    [
      'confidence written as text',
      { transcriptions: [{ transcription: 'my bin was missed', transcriptionConfidence: '1.0' }] },
      { alternatives: [{ text: 'my bin was missed', confidence: 1 }] },
    ],
    [
      'no confidence, which is not low',
      { transcriptions: undefined },
      { alternatives: [{ text: 'my bin was missed' }] },
    ],
    [
      'keys',
      { inputMode: 'DTMF', inputTranscript: '12#', transcriptions: [] },
      { type: 'dtmf', dtmf: '12#' },
    ],
    [
      'keys that were passed on as text',
      { inputMode: 'Text', inputTranscript: '0' },
      { type: 'dtmf', dtmf: '0' },
    ],
    [
      'a figure that was said',
      { inputTranscript: '7', transcriptions: [] },
      { type: 'speech', alternatives: [{ text: '7' }] },
    ],
    ['silence', { inputTranscript: '', transcriptions: [] }, { type: 'noInput' }],
    [
      'silence, as the bot is built',
      { inputTranscript: undefined, transcriptions: undefined },
      { type: 'noInput' },
    ],
    [
      'something that was not understood',
      { inputTranscript: '', transcriptions: [{ transcription: '' }] },
      { type: 'noMatch' },
    ],
  ])('may be %s', (_, more, expected) => {
    expect(turn(more)).toMatchObject(expected)
  })
  it.each([
    ['no number of its turn', {}, { callId: 'a-session', turn: 1 }],
    ['a number that is none', { turn: 'x' }, { turn: 1 }],
    [
      'who rings and what was rung',
      { caller: '+447700900123', callee: '+441632960000' },
      { caller: { number: '07700900123' }, callee: '+441632960000' },
    ],
    ['a withheld number', { caller: 'anonymous' }, { caller: { withheld: true } }],
  ])('may come with %s', (_, attributes, expected) => {
    expect(turn({}, attributes)).toMatchObject(expected)
  })
})

const flow = (Parameters: object = {}) =>
  turnOfFlow(
    FlowEvent.parse({
      Name: 'ContactFlowEvent',
      Details: {
        ContactData: {
          Channel: 'VOICE',
          ContactId: contact,
          LanguageCode: 'en-GB',
          CustomerEndpoint: { Address: '+447700900123', Type: 'TELEPHONE_NUMBER' },
          SystemEndpoint: { Address: '+441632960000', Type: 'TELEPHONE_NUMBER' },
          Queue: null,
        },
        Parameters,
      },
    }),
  )

describe('what a flow tells', () => {
  it('is that a call begins', () => {
    expect(flow()).toEqual({
      v: 1,
      callId: contact,
      turn: 0,
      locale: 'en-GB',
      type: 'start',
      caller: { number: '07700900123' },
      callee: '+441632960000',
    })
  })
  it.each([
    [
      { type: 'transferResult', transfer: 'busy', turn: '7' },
      { type: 'transferResult', transfer: 'busy', turn: 7 },
    ],
    [
      { type: 'transferResult', turn: '7' },
      { type: 'transferResult', transfer: 'failed', turn: 7 },
    ],
    [
      { type: 'hangup', turn: '9' },
      { type: 'hangup', turn: 9 },
    ],
    [
      { type: 'noInput', turn: '2' },
      { type: 'noInput', turn: 2 },
    ],
    [
      { type: 'nonsense', turn: '2' },
      { type: 'start', turn: 0 },
    ],
  ])('is %j', (parameters, expected) => {
    expect(flow(parameters)).toMatchObject(expected)
  })
})

const out = (more: Partial<VoiceTurnOut>): VoiceTurnOut => ({
  v: 1,
  callId: contact,
  turn: 3,
  say: [],
  ...more,
})

const answer = (more: Partial<VoiceTurnOut>, attributes?: object) =>
  lexAnswer(LexEvent.parse(event({}, attributes)), out(more))

describe('what Lex is told', () => {
  it('is to go on listening, with the number of the turn that comes next', () => {
    expect(answer({ say: [say('Which bin?')], listen })).toEqual({
      sessionState: {
        dialogAction: { type: 'ElicitIntent' },
        sessionAttributes: {
          ...{ callId: contact, turn: '4', do: 'listen', target: '', reason: '', contextRef: '' },
          'x-amz-lex:audio:start-timeout-ms:*:*': '6000',
          'x-amz-lex:audio:end-timeout-ms:*:*': '1000',
          'x-amz-lex:dtmf:max-length:*:*': '1',
          'x-amz-lex:dtmf:end-character:*:*': '#',
          'x-amz-lex:dtmf:deletion-character:*:*': 'D',
          'x-amz-lex:allow-interrupt:*:*': 'true',
        },
      },
      messages: [{ contentType: 'SSML', content: '<speak><s>Which bin?</s></speak>' }],
    })
  })
  it('keeps what the flow put beside it', () => {
    expect(answer({ listen }, { ours: 'yes', turn: '3' }).sessionState.sessionAttributes).toMatchObject({
      ours: 'yes',
      turn: '4',
    })
  })
  it('is how many keys to wait for, and not to be interrupted', () => {
    const digits = { min: 8, max: 8 }
    const { sessionAttributes } = answer({
      say: [say('Dial 999', 'dtmf'), say('Your number?')],
      listen: { ...listen, digits },
    }).sessionState
    expect(sessionAttributes).toMatchObject({
      'x-amz-lex:dtmf:max-length:*:*': '8',
      'x-amz-lex:allow-interrupt:*:*': 'false',
    })
  })
  it('is what to lean towards, where the flow names the bot’s own intent and slot', () => {
    const hints = ['garden bin', 'x'.repeat(141), '', ...Array(120).fill('bin')]
    const { sessionState } = answer({ listen: { ...listen, hints } }, { intent: 'Enquiry', slot: 'said' })
    expect(sessionState).toMatchObject({
      dialogAction: { type: 'ElicitSlot', slotToElicit: 'said' },
      intent: { name: 'Enquiry', slots: { said: null }, state: 'InProgress' },
    })
    const { runtimeHints } = sessionState as {
      runtimeHints?: { slotHints: { Enquiry: { said: { runtimeHintValues: { phrase: string }[] } } } }
    }
    const values = runtimeHints?.slotHints.Enquiry.said.runtimeHintValues ?? []
    expect(values[0]).toEqual({ phrase: 'garden bin' })
    expect(values).toHaveLength(100)
    expect(values.every(({ phrase }) => phrase !== '' && phrase.length <= 140)).toBe(true)
  })
  it.each([[{ intent: 'Enquiry', slot: 'no slot' }], [{ intent: 'Enquiry' }]])(
    'names no slot by %j',
    (attributes) => {
      expect(answer({ listen }, attributes).sessionState.dialogAction).toEqual({ type: 'ElicitIntent' })
    },
  )
  it('always has a message with a question', () => {
    expect(answer({ listen }).messages).toEqual([
      { contentType: 'SSML', content: '<speak><break time="100ms"/></speak>' },
    ])
  })
  it('is cut to the length of a message', () => {
    const long = say(Array(90).fill('one sentence').join('. '))
    const sentences = { ...long, ssml: `<speak>${'<s>one sentence.</s>'.repeat(90)}</speak>` }
    const endless = { ...long, ssml: `<speak><s>${'word &amp; '.repeat(300)}</s></speak>` }
    const { messages = [] } = answer({ say: [sentences, endless], listen })
    for (const { content } of messages) expect(content.length).toBeLessThanOrEqual(1_024)
    expect(
      messages
        .map(({ content }) => content)
        .join('')
        .match(/one sentence\./g),
    ).toHaveLength(90)
    expect(
      messages
        .map(({ content }) => content)
        .join(' ')
        .match(/word &(?!amp)/g),
    ).toHaveLength(300)
  })
  it('is to close, so that the flow puts the call through', () => {
    const target = 'tel:+441632960000'
    const then = ending({
      do: 'transfer',
      target,
      reason: 'asked',
      contextRef: 'abc',
      headers: { 'X-Context': 'abc' },
    })
    const told = answer({ say: [say('One moment')], ...then })
    expect(told).toMatchObject({
      sessionState: {
        dialogAction: { type: 'Close' },
        intent: { name: 'FallbackIntent', state: 'Fulfilled' },
        sessionAttributes: { do: 'transfer', target, reason: 'asked', contextRef: 'abc', turn: '4' },
      },
      messages: [{ content: '<speak><s>One moment</s></speak>' }],
    })
  })
  it('is to close, so that the flow hangs up, even without a word', () => {
    expect(answer(ending({ do: 'hangup' }))).toEqual({
      sessionState: {
        dialogAction: { type: 'Close' },
        intent: { name: 'FallbackIntent', state: 'Fulfilled' },
        sessionAttributes: {
          ...{ callId: contact, turn: '4', do: 'hangUp', target: '', reason: '', contextRef: '' },
        },
      },
    })
  })
})

describe('what a flow is told', () => {
  it('is text by name', () => {
    const listened = { ...listen, digits: { min: 1, max: 8 } }
    expect(
      flowAnswer(out({ turn: 0, say: [say('Hello.'), say('How can we help?')], listen: listened })),
    ).toEqual({
      ...{ turn: '1', do: 'listen', target: '', reason: '', contextRef: '' },
      ...{ startTimeoutMs: '6000', endTimeoutMs: '1000', maxKeys: '8', allowInterrupt: 'true' },
      text: 'Hello. How can we help?',
      ssml: '<speak><s>Hello.</s><s>How can we help?</s></speak>',
    })
  })
})

describe('an event of whatever shape', () => {
  const loose = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.object())
  const attributes = fc.dictionary(
    fc.constantFrom('turn', 'callId', 'caller', 'callee', 'intent'),
    fc.string(),
  )
  it('is a turn that is well formed, or none', () => {
    const lexEvent = fc.record(
      {
        sessionId: fc.string({ minLength: 1 }),
        inputMode: fc.oneof(fc.constantFrom('DTMF', 'Speech', 'Text'), loose),
        inputTranscript: fc.oneof(fc.string(), fc.stringMatching(/^[\d*#]{0,50}$/), loose),
        bot: fc.oneof(fc.record({ localeId: loose }), loose),
        transcriptions: fc.oneof(
          fc.array(fc.record({ transcription: loose, transcriptionConfidence: loose })),
          loose,
        ),
        sessionState: fc.record({ sessionAttributes: fc.oneof(attributes, loose), intent: loose }),
      },
      { requiredKeys: ['sessionId', 'sessionState'] },
    )
    fc.assert(
      fc.property(lexEvent, (given) => {
        const read = LexEvent.safeParse(given)
        if (read.success) expect(VoiceTurnIn.safeParse(turnOfLex(read.data)).error).toBeUndefined()
      }),
    )
  })
  it('is a turn that is well formed, or none, from a flow', () => {
    const flowEvent = fc.record({
      Name: fc.constant('ContactFlowEvent'),
      Details: fc.record({
        ContactData: fc.record({
          ContactId: fc.string({ minLength: 1 }),
          LanguageCode: loose,
          CustomerEndpoint: loose,
          SystemEndpoint: fc.record({ Address: loose }),
        }),
        Parameters: fc.oneof(
          fc.dictionary(
            fc.constantFrom('type', 'turn', 'transfer'),
            fc.constantFrom('transferResult', 'hangup', 'busy', '5', '99999'),
          ),
          loose,
        ),
      }),
    })
    fc.assert(
      fc.property(flowEvent, (given) => {
        const read = FlowEvent.safeParse(given)
        if (read.success) expect(VoiceTurnIn.safeParse(turnOfFlow(read.data)).error).toBeUndefined()
      }),
    )
  })
})
