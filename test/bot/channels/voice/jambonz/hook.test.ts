import { dialled, gathered, Hook } from '../../../../../bot/channels/voice/jambonz/hook'
import { faultsOfHook } from '../support/jambonz'

const said = (alternatives: readonly object[], vendor: object = { name: 'google', evt: {} }) => ({
  reason: 'speechDetected',
  speech: { language_code: 'en-GB', channel_tag: 1, is_final: true, alternatives, vendor },
})
const bin = { transcript: 'my bin', confidence: 0.9 }

describe('what came of a gather', () => {
  it.each<[string, object, object]>([
    [
      'speech',
      said([bin, { transcript: 'my been', confidence: 0.4 }]),
      {
        type: 'speech',
        recogniser: 'google',
        alternatives: [
          { text: 'my bin', confidence: 0.9 },
          { text: 'my been', confidence: 0.4 },
        ],
      },
    ],
    [
      'speech of which Azure has more to tell',
      said([bin], {
        name: 'microsoft',
        evt: {
          NBest: [
            { Display: 'My bin.', Confidence: 0.9 },
            { Display: 'My bid.', Confidence: 0.5 },
          ],
        },
      }),
      { type: 'speech', alternatives: expect.arrayContaining([{ text: 'My bid.', confidence: 0.5 }]) },
    ],
    [
      'speech of which Google has more to tell, in a list of one',
      said([bin], {
        name: 'google',
        evt: [{ alternatives: [bin, { transcript: 'my den', confidence: 0 }] }],
      }),
      { type: 'speech', alternatives: [{ text: 'my bin', confidence: 0.9 }, { text: 'my den' }] },
    ],
    [
      'speech with no confidence at all',
      said([{ transcript: 'my bin', confidence: null }]),
      { type: 'speech', alternatives: [{ text: 'my bin' }] },
    ],
    ['a 0 that is none', said([{ ...bin, confidence: 0 }]), { alternatives: [{ text: 'my bin' }] }],
    [
      'a confidence that jambonz made up',
      said([{ ...bin, confidence: 1 }], { name: 'openai', evt: {} }),
      { recogniser: 'openai', alternatives: [{ text: 'my bin' }] },
    ],
    [
      'a recogniser of one’s own',
      said([bin], { name: 'custom:Sphinx', evt: {} }),
      { recogniser: 'custom-sphinx' },
    ],
    ['speech that is nothing', said([{ transcript: ' ', confidence: 0.9 }]), { type: 'noMatch' }],
    ['no hypotheses', said([]), { type: 'noMatch' }],
    ['speech without speech', { reason: 'speechDetected' }, { type: 'noMatch' }],
    ['speech that was not sure enough', { ...said([bin]), reason: 'stt-low-confidence' }, { type: 'speech' }],
    ['keys', { reason: 'dtmfDetected', digits: '12' }, { type: 'dtmf', dtmf: '12' }],
    ['keys with spaces', { reason: 'dtmfDetected', digits: '1 2 *' }, { type: 'dtmf', dtmf: '12*' }],
    ['the last key alone', { reason: 'dtmfDetected', digits: '' }, { type: 'dtmf', dtmf: '#' }],
    ['a key before time was up', { reason: 'timeout', digits: '1' }, { type: 'dtmf', dtmf: '1' }],
    ['silence', { reason: 'timeout' }, { type: 'noInput' }],
    ['a recogniser that failed', { reason: 'error', details: { error: 'quota' } }, { type: 'error' }],
    ['a turn that is asked for again', {}, { type: 'error' }],
  ])('is %s', (_, hook, turn) => {
    const given = { call_sid: 'c', ...hook }
    // A null is what JSON makes of a number that is none: the schema forgets it.
    if (!JSON.stringify(given).includes('null')) expect(faultsOfHook('gather', given)).toEqual([])
    expect(gathered(Hook.parse(given))).toMatchObject(turn)
  })
})

describe('what came of a dial', () => {
  it.each([
    [{ dial_call_status: 'completed', dial_sip_status: 200 }, 'answered'],
    [{ dial_call_status: 'busy', dial_sip_status: 486 }, 'busy'],
    [{ dial_call_status: 'failed', dial_sip_status: 486 }, 'busy'],
    [{ dial_call_status: 'no-answer', dial_sip_status: 487 }, 'noAnswer'],
    [{ dial_call_status: 'ringing', dial_sip_status: 180 }, 'noAnswer'],
    [{ dial_call_status: 'failed', dial_sip_status: 480 }, 'noAnswer'],
    [{ dial_call_status: 'failed', dial_sip_status: 503 }, 'failed'],
    [{}, 'failed'],
  ])('%j is %s', (hook, transfer) => {
    expect(faultsOfHook('dial', hook)).toEqual([])
    expect(dialled(Hook.parse(hook))).toEqual({ type: 'transferResult', transfer })
  })
})
