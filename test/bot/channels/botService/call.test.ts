import type { Activity } from 'botbuilder'
import fc from 'fast-check'
import { callTurnIn, isCall } from '../../../../bot/channels/botService/call'
import { callActivities } from '../../../../bot/channels/botService/callAnswer'
import { VoiceTurnIn, type VoiceTurnOut } from '../../../../bot/channels/voice/turn'
import { ending, listen, say } from '../voice/support/scripted'

const activity = (more: object): Activity =>
  ({
    type: 'message',
    id: '1',
    channelId: 'telephony',
    serviceUrl: 'https://channel.example/',
    conversation: { id: 'call-1' },
    from: { id: '+447700900123' },
    recipient: { id: 'bot' },
    locale: 'en-GB',
    ...more,
  }) as unknown as Activity

const dtmf = { entities: [{ type: 'DTMF' }] }

describe('a call on a channel of Azure', () => {
  it.each([
    ['the channel for telephones', {}, true],
    ['the one for devices that listen', { channelId: 'directlinespeech' }, true],
    ['keys that were pressed', { channelId: 'msteams', text: '1', ...dtmf }, true],
    ['a gateway that says so', { channelId: 'directline', channelData: { voice: true } }, true],
    [
      'a gateway that tells more',
      { channelId: 'directline', channelData: { voice: { callee: '+441632960000' } } },
      true,
    ],
    ['a channel that is read', { channelId: 'msteams', text: '1' }, false],
    ['a channel that says no', { channelId: 'directline', channelData: { voice: false } }, false],
  ])('is told by %s', (_, more, expected) => {
    expect(isCall(activity(more))).toBe(expected)
  })
  it.each<[string, object, object]>([
    [
      'a caller who joins',
      { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }, { id: '+447700900123' }] },
      { type: 'start', turn: 0 },
    ],
    ['what was said', { text: 'my bin' }, { type: 'speech', turn: 1, alternatives: [{ text: 'my bin' }] }],
    ['a figure that was said', { text: '7' }, { type: 'speech', alternatives: [{ text: '7' }] }],
    ['a key', { text: '7', ...dtmf }, { type: 'dtmf', dtmf: '7' }],
    ['keys together', { text: '12345678#', ...dtmf }, { type: 'dtmf', dtmf: '12345678#' }],
    ['keys as an event', { type: 'event', name: 'DTMF', value: '12' }, { type: 'dtmf', dtmf: '12' }],
    ['nothing', { text: '' }, { type: 'noMatch' }],
    ['silence', { type: 'event', name: 'noUserInput', value: 1 }, { type: 'noInput' }],
    ['what was not understood', { type: 'event', name: 'noMatch' }, { type: 'noMatch' }],
    [
      'a transfer',
      { type: 'event', name: 'handoff.status', value: { state: 'accepted' } },
      { type: 'transferResult', transfer: 'answered' },
    ],
    [
      'one that failed',
      { type: 'event', name: 'handoff.status', value: { state: 'failed', message: 'busy' } },
      { type: 'transferResult', transfer: 'failed' },
    ],
    ['hanging up', { type: 'endOfConversation' }, { type: 'hangup' }],
    [
      'all that may have been said',
      {
        text: 'bin men',
        channelData: {
          voice: {
            alternatives: [
              { text: 'bin men', confidence: 0.7 },
              { text: 'gunmen', confidence: 0.6 },
            ],
            recogniser: 'azure',
            bargeIn: true,
            callee: '+441632960000',
            caller: { number: 'anonymous', relay: true },
          },
        },
      },
      {
        alternatives: [
          { text: 'bin men', confidence: 0.7 },
          { text: 'gunmen', confidence: 0.6 },
        ],
        ...{ recogniser: 'azure', bargeIn: true, callee: '+441632960000' },
        caller: { withheld: true, relay: true },
      },
    ],
  ])('tells of %s', (_, more, expected) => {
    const common = { v: 1, callId: 'call-1', locale: 'en-GB', caller: { number: '07700900123' } }
    expect(callTurnIn(activity(more))).toMatchObject({ ...common, ...expected })
  })
  it.each<[string, object]>([
    ['that we join', { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] }],
    ['typing', { type: 'typing' }],
    ['an event of another kind', { type: 'event', name: 'constructor' }],
    ['the end of a transfer', { type: 'event', name: 'handoff.status', value: { state: 'completed' } }],
  ])('asks nothing by %s', (_, more) => {
    expect(callTurnIn(activity(more))).toBeUndefined()
  })
  it('of whatever shape is a turn that is well formed, or none', () => {
    const loose = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.object())
    const given = fc.record(
      {
        type: fc.constantFrom('message', 'event', 'conversationUpdate', 'endOfConversation', 'typing'),
        name: fc.oneof(fc.constantFrom('DTMF', 'handoff.status', 'noUserInput'), loose),
        text: loose,
        value: fc.oneof(fc.record({ state: fc.oneof(fc.constantFrom('accepted', 'failed'), loose) }), loose),
        locale: loose,
        entities: fc.oneof(fc.array(fc.record({ type: fc.oneof(fc.constant('DTMF'), loose) })), loose),
        membersAdded: fc.oneof(fc.array(fc.record({ id: loose })), loose),
        conversation: fc.record({ id: fc.string({ minLength: 1 }) }),
        from: fc.record({ id: fc.string(), name: loose }),
        channelData: fc.oneof(
          fc.record({
            voice: fc.oneof(
              fc.record({
                alternatives: loose,
                caller: loose,
                callee: loose,
                bargeIn: loose,
                recogniser: loose,
              }),
              loose,
            ),
          }),
          loose,
        ),
      },
      { requiredKeys: ['type', 'conversation', 'from'] },
    )
    fc.assert(
      fc.property(given, (more) => {
        isCall(activity(more))
        const made = callTurnIn(activity(more))
        if (made !== undefined) expect(VoiceTurnIn.safeParse(made).error).toBeUndefined()
      }),
    )
  })
})

const answer = (more: Partial<VoiceTurnOut>) =>
  callActivities({ v: 1, callId: 'call-1', turn: 1, say: [], ...more }, 'en-GB-SoniaNeural')

const spoken = (words: string) => `<speak><voice name="en-GB-SoniaNeural"><s>${words}</s></voice></speak>`

describe('what the channel is answered', () => {
  it('is said in a voice of Azure’s, and the last of it opens the microphone', () => {
    const hinted = { ...listen, hints: ['garden bin'] }
    expect(answer({ say: [say('Hello'), say('Which bin?')], listen: hinted })).toEqual([
      { type: 'message', text: 'Hello', speak: spoken('Hello'), inputHint: 'acceptingInput' },
      {
        type: 'message',
        text: 'Which bin?',
        speak: spoken('Which bin?'),
        inputHint: 'expectingInput',
        listenFor: ['garden bin'],
      },
    ])
  })
  it.each([
    ['dtmf', 'ignoringSpeechInput'],
    ['none', 'ignoringInput'],
  ] as const)('opens the microphone in silence after what only %s may interrupt', (bargeIn, inputHint) => {
    expect(answer({ say: [say('Dial 999', bargeIn)], listen })).toMatchObject([
      { text: 'Dial 999', inputHint },
      { text: '', speak: '', inputHint: 'expectingInput' },
    ])
  })
  it('listens where there is nothing to say', () => {
    expect(answer({ listen })).toEqual([
      { type: 'message', text: '', speak: '', inputHint: 'expectingInput', listenFor: [] },
    ])
  })
  it.each([
    [{ min: 8, max: 8 }, ['{inputtype:digit}', '{pattern:^[0-9]{8}$}']],
    [{ min: 6, max: 12 }, ['{inputtype:digit}', '{pattern:^([0-9]{12}|[0-9]{6,11}#)$}']],
    [{ min: 1, max: 1 }, []],
  ])('wants keys together: %j', (digits, listenFor) => {
    expect(answer({ listen: { ...listen, digits } })).toMatchObject([{ listenFor }])
  })
  it('leans towards figures where a number is expected', () => {
    expect(answer({ listen: { ...listen, expect: 'digits' } })).toMatchObject([
      { listenFor: ['{inputtype:digit}'] },
    ])
  })
  it('is to hang up', () => {
    expect(answer({ say: [say('Goodbye')], ...ending({ do: 'hangup' }) })).toMatchObject([
      { text: 'Goodbye' },
      { type: 'endOfConversation', code: 'completedSuccessfully' },
    ])
  })
  it('is to put the call through, by number and with what an advisor’s screen needs', () => {
    const then = ending({
      ...{ do: 'transfer', target: 'tel:+441632960000', reason: 'asked', contextRef: 'abc' },
      headers: { 'X-Context': 'abc' },
    })
    expect(answer({ say: [say('One moment')], ...then })).toMatchObject([
      { text: 'One moment' },
      {
        type: 'event',
        name: 'handoff.initiate',
        value: { TargetPhoneNumber: '+441632960000', reason: 'asked', contextRef: 'abc' },
      },
    ])
  })
})
