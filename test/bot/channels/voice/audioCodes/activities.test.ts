import fc from 'fast-check'
import { Activity, activitiesOf, turnOf } from '../../../../../bot/channels/voice/audioCodes/activities'
import { VoiceTurnIn } from '../../../../../bot/channels/voice/turn'
import { ending, listen, say } from '../support/scripted'

const call = '0c7e8a60-37a1-4f0d-8a3e-1f2e3d4c5b6a'

const turn = (activity: object) =>
  turnOf(
    call,
    Activity.parse({ id: '1', timestamp: '2026-04-08T10:00:00.000Z', language: 'en-GB', ...activity }),
  )

const message = (text: string, parameters: object = {}) => turn({ type: 'message', text, parameters })

describe('what AudioCodes’ gateway tells', () => {
  it('of a new call: who rings, and what was rung', () => {
    const parameters = { caller: '+447700900123', callerHost: '192.0.2.7', callee: '+441632960000' }
    expect(turn({ type: 'event', name: 'start', parameters })).toEqual({
      v: 1,
      callId: call,
      turn: 0,
      locale: 'en-GB',
      type: 'start',
      caller: { number: '07700900123' },
      callee: '+441632960000',
    })
  })
  it.each([
    ['a withheld number', { caller: 'Anonymous' }, { caller: { withheld: true } }],
    ['no number', {}, { caller: {} }],
    ['a name in place of a number', { caller: 'reception' }, { caller: {} }],
  ])('of a new call: %s', (_, parameters, expected) => {
    const start = { v: 1, callId: call, turn: 0, locale: 'en-GB', type: 'start' }
    expect(turn({ type: 'event', name: 'start', parameters })).toEqual({ ...start, ...expected })
  })
  it.each([
    ['keys', { name: 'DTMF', value: '123' }, { type: 'dtmf', dtmf: '123' }],
    ['a key as a number', { name: 'DTMF', value: 0 }, { type: 'dtmf', dtmf: '0' }],
    ['keys that no telephone has', { name: 'DTMF', value: 'AB' }, { type: 'noMatch' }],
    ['silence', { name: 'noUserInput', value: 2 }, { type: 'noInput' }],
    ['hanging up', { name: 'hangup' }, { type: 'hangup' }],
    [
      'a transfer that was answered',
      { name: 'transferStatus', value: { status: 'answered' } },
      { type: 'transferResult', transfer: 'answered' },
    ],
    [
      'a transfer to somebody busy',
      { name: 'transferStatus', value: { status: 'failed', reasonCode: 'busy' } },
      { type: 'transferResult', transfer: 'busy' },
    ],
    [
      'a transfer that nobody answered',
      { name: 'transferStatus', value: { status: 'failed', reasonCode: 'no-answer' } },
      { type: 'transferResult', transfer: 'noAnswer' },
    ],
    [
      'a transfer that was declined',
      {
        name: 'transferStatus',
        value: { status: 'failed', reasonCode: 'declined', reason: 'SIP ;cause=603' },
      },
      { type: 'transferResult', transfer: 'failed' },
    ],
  ])('of %s', (_, event, expected) => {
    expect(turn({ type: 'event', ...event })).toMatchObject({ turn: 1, ...expected })
  })
  it.each(['playFinished', 'speechHypothesis', 'constructor', 'toString', ''])(
    'of %p asks nothing of us',
    (name) => {
      expect(turn({ type: 'event', name })).toBeUndefined()
    },
  )
})

describe('what was said', () => {
  it('comes with how sure the recogniser was, and in its language', () => {
    expect(
      turn({ type: 'message', text: ' my bin ', language: 'cy-GB', parameters: { confidence: 0.7 } }),
    ).toEqual({
      v: 1,
      callId: call,
      turn: 1,
      locale: 'cy-GB',
      type: 'speech',
      alternatives: [{ text: 'my bin', confidence: 0.7 }],
    })
  })
  it('is not understood when it is empty', () => {
    expect(message('', { confidence: 0.1 })).toMatchObject({ type: 'noMatch' })
  })
  it.each([
    [
      'Google’s, whose 0 is no confidence',
      {
        alternatives: [
          { transcript: 'bin men', confidence: 0.81 },
          { transcript: 'gunmen', confidence: 0 },
        ],
      },
      { recogniser: 'google', alternatives: [{ text: 'bin men', confidence: 0.8 }, { text: 'gunmen' }] },
    ],
    [
      'Azure’s',
      {
        RecognitionStatus: 'Success',
        NBest: [
          { Confidence: 0.81, Lexical: 'bin men', Display: 'Bin men' },
          { Confidence: 0.4, Lexical: 'gunmen', Display: 'Gunmen.' },
        ],
      },
      {
        recogniser: 'azure',
        alternatives: [
          { text: 'bin men', confidence: 0.8 },
          { text: 'Gunmen.', confidence: 0.4 },
        ],
      },
    ],
    [
      'Deepgram’s, by name',
      {
        channel: { alternatives: [{ transcript: 'gunmen', confidence: 0.3 }] },
        provider: { type: 'Deepgram' },
      },
      {
        recogniser: 'deepgram',
        alternatives: [
          { text: 'bin men', confidence: 0.8 },
          { text: 'gunmen', confidence: 0.3 },
        ],
      },
    ],
    ['nobody’s', { something: 'else' }, { alternatives: [{ text: 'bin men', confidence: 0.8 }] }],
  ])('may have been something else, by an answer that is %s', (_, recognitionOutput, expected) => {
    expect(message('bin men', { confidence: 0.8, recognitionOutput })).toMatchObject(expected)
  })
  it('in several pieces has no alternatives of one piece', () => {
    const recognitionOutput = { alternatives: [{ transcript: 'blue', confidence: 0.9 }] }
    const recognitions = [{ text: 'blue' }, { text: 'badge' }]
    expect(message('blue badge', { confidence: 0.9, recognitionOutput, recognitions })).toMatchObject({
      alternatives: [{ text: 'blue badge', confidence: 0.9 }],
    })
  })
  it('is as sure as unknown where Google says 0', () => {
    const recognitionOutput = { alternatives: [{ transcript: 'bin', confidence: 0 }] }
    expect(message('bin', { confidence: 0, recognitionOutput })?.alternatives).toEqual([{ text: 'bin' }])
  })
})

describe('an activity of whatever shape', () => {
  const loose = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.object())
  it('is a turn or nothing, and never a faulty one', () => {
    const activity = fc.record(
      {
        id: fc.string({ minLength: 1 }),
        type: fc.oneof(fc.constantFrom('message', 'event', 'Event'), loose),
        name: fc.oneof(fc.constantFrom('start', 'DTMF', 'noUserInput', 'transferStatus', 'hangup'), loose),
        text: loose,
        value: loose,
        language: loose,
        parameters: fc.oneof(
          fc.record(
            {
              caller: loose,
              callee: loose,
              confidence: loose,
              recognitionOutput: loose,
              recognitions: loose,
            },
            { requiredKeys: [] },
          ),
          loose,
        ),
      },
      { requiredKeys: ['id'] },
    )
    fc.assert(
      fc.property(activity, fc.string({ minLength: 1 }), (given, conversation) => {
        const made = turnOf(conversation, Activity.parse(given))
        if (made !== undefined) expect(VoiceTurnIn.safeParse(made).error).toBeUndefined()
      }),
    )
  })
})

describe('what the gateway is told', () => {
  const out = { v: 1 as const, callId: call, turn: 1, say: [] }
  it('is what to say, and what may interrupt it', () => {
    const { activityParams: _, ...first } = activitiesOf({ ...out, say: [say('Hello')] })[0] ?? {}
    expect(first).toEqual({ type: 'message', text: '<speak><s>Hello</s></speak>' })
  })
  it.each([
    ['any', { bargeIn: true, bargeInOnDTMF: true }],
    ['dtmf', { bargeIn: false, bargeInOnDTMF: true }],
    ['none', { bargeIn: false, bargeInOnDTMF: false }],
  ] as const)('lets %s interrupt', (bargeIn, activityParams) => {
    expect(activitiesOf({ ...out, say: [say('Hello', bargeIn)] })).toMatchObject([{ activityParams }])
  })
  it('is how to listen, before anything is said', () => {
    const answer = { ...out, say: [say('Which bin?')], listen: { ...listen, hints: ['garden bin'] } }
    expect(activitiesOf(answer)).toMatchObject([
      {
        type: 'event',
        name: 'config',
        sessionParams: {
          sendDTMF: true,
          dtmfCollect: false,
          userNoInputTimeoutMS: 6_000,
          sttContextPhrases: ['garden bin'],
          continuousASR: false,
        },
      },
      { type: 'message' },
    ])
  })
  it('is how many keys to wait for, and how long for speech to end', () => {
    const digits = { min: 8, max: 8, finish: '#' as const }
    const asked = { ...listen, expect: 'digits' as const, digits, endSilenceMs: 2_000, noInputMs: 15_000 }
    expect(activitiesOf({ ...out, listen: asked })).toMatchObject([
      {
        sessionParams: {
          dtmfCollect: true,
          dtmfCollectMaxDigits: 8,
          dtmfCollectSubmitDigit: '#',
          continuousASR: true,
          continuousASRTimeoutInMS: 2_000,
          userNoInputTimeoutMS: 15_000,
        },
      },
    ])
  })
  it('is to put the call through, with what an advisor’s screen needs', () => {
    const target = 'sip:advisors@pbx.example'
    const headers = { 'X-Context': 'abc' }
    expect(
      activitiesOf({
        ...out,
        say: [say('I will put you through')],
        ...ending({ do: 'transfer', target, reason: 'asked', contextRef: 'abc', headers }),
      }).at(-1),
    ).toEqual({
      type: 'event',
      name: 'transfer',
      activityParams: {
        transferTarget: target,
        handoverReason: 'asked',
        transferSipHeaders: [{ name: 'X-Context', value: 'abc' }],
      },
    })
  })
  it('is to hang up, after what is said', () => {
    const told = activitiesOf({ ...out, say: [say('Goodbye', 'none')], ...ending({ do: 'hangup' }) })
    expect(told.map(({ type, name }) => name ?? type)).toEqual(['message', 'hangup'])
  })
})
