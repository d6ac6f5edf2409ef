import { verbsOf } from '../../../../../bot/channels/voice/jambonz/verbs'
import type { VoiceTurnOut } from '../../../../../bot/channels/voice/turn'
import type { Way } from '../../../../../bot/channels/voice/way'
import { ssmlOf } from '../../../../../dialogs/aloud/ssml'
import { faultsOfVerbs } from '../support/jambonz'
import { ending } from '../support/scripted'

const AT = '/otherford/voice/jambonz'
const WAY: Way = { turn: 3, tried: 0, locale: 'en-GB', plain: false }

type BargeIn = VoiceTurnOut['say'][number]['bargeIn']
const say = (text: string, bargeIn: BargeIn = 'any') => ({ text, ssml: ssmlOf(text, 'en-GB'), bargeIn })
const listen = {
  modes: ['speech' as const, 'dtmf' as const],
  expect: 'open' as const,
  digits: { min: 1, max: 1 },
  noInputMs: 6_000,
  endSilenceMs: 1_000,
}
const verbs = (answer: Partial<VoiceTurnOut>, way: Partial<Way> = {}) => {
  const out: VoiceTurnOut = { v: 1, callId: 'c', turn: 2, say: [], ...answer }
  const written = verbsOf({ out, next: { ...WAY, ...way } }, AT)
  expect(faultsOfVerbs(written)).toEqual([])
  return written
}
const gatherIn = (answer: Partial<VoiceTurnOut>) => verbs(answer).find(({ verb }) => verb === 'gather')

describe('what jambonz is to do', () => {
  it('says it while it listens, with hints for the session', () => {
    expect(
      verbs({ say: [say('What is it?')], listen: { ...listen, hints: ['missed bin', 'bin, brown '] } }),
    ).toEqual([
      {
        verb: 'config',
        recognizer: {
          vendor: 'default',
          label: 'default',
          language: 'default',
          fallbackVendor: 'default',
          fallbackLabel: 'default',
          fallbackLanguage: 'default',
          hints: ['missed bin', 'bin brown'],
        },
      },
      {
        verb: 'gather',
        id: 'turn-3',
        input: ['speech', 'digits'],
        actionHook: `${AT}/turn?turn=3`,
        timeout: 6,
        bargein: true,
        dtmfBargein: true,
        speechTimeout: 1,
        minDigits: 1,
        maxDigits: 1,
        interDigitTimeout: 4,
        say: { text: '<speak><s>What is it?</s></speak>' },
      },
      { verb: 'redirect', id: 'turn-3', actionHook: `${AT}/turn?turn=3` },
    ])
  })

  it('forgets the hints of the question before', () => {
    expect(verbs({ listen })[0]).toMatchObject({ verb: 'config', recognizer: { hints: [] } })
  })

  it.each<[string, readonly BargeIn[], readonly string[], string]>([
    ['all at once', ['any', 'any'], [], '01'],
    ['a notice first, and then the rest', ['none', 'any'], ['0'], '1'],
    ['everything up to a notice', ['any', 'none', 'any'], ['0', '1'], '2'],
    ['first what only keys may stop, as in a gather speech would too', ['dtmf', 'any'], ['0'], '1'],
    ['all of it first', ['none', 'none'], ['0', '1'], ''],
  ])('says %s', (_, bargeIns, first, rest) => {
    const written = verbs({ say: bargeIns.map((bargeIn, i) => say(String(i), bargeIn)), listen })
    const heard = (text: unknown) => String(text ?? '').replace(/<[^>]*>/g, '')
    expect(written.filter(({ verb }) => verb === 'say').map(({ text }) => heard(text))).toEqual(first)
    const gather = written.find(({ verb }) => verb === 'gather') as { say?: { text: string } }
    expect(heard(gather.say?.text)).toBe(rest)
  })

  it('lets keys stop what only keys may, where nobody listens for speech', () => {
    const written = verbs({ say: [say('Key it in.', 'dtmf')], listen: { ...listen, modes: ['dtmf'] } })
    expect(written.map(({ verb }) => verb)).toEqual(['gather', 'redirect'])
    expect(written[0]).toMatchObject({ input: ['digits'], dtmfBargein: true, bargein: false })
    expect(written[0]).not.toHaveProperty('speechTimeout')
  })

  it('takes no keys where none are listened for', () => {
    const gather = gatherIn({ listen: { ...listen, modes: ['speech'] } })
    expect(gather).toMatchObject({ input: ['speech'], dtmfBargein: false })
    expect(gather).not.toHaveProperty('maxDigits')
  })

  it('is told of fewer keys than are hoped for, after a while or a hash', () => {
    const digits = { min: 8, max: 8, finish: '#' as const }
    expect(gatherIn({ listen: { ...listen, digits, endSilenceMs: 10_000 } })).toMatchObject({
      minDigits: 1,
      maxDigits: 8,
      finishOnKey: '#',
      interDigitTimeout: 10,
    })
    const { digits: _, ...anyKey } = listen
    expect(gatherIn({ listen: anyKey })).toMatchObject({ maxDigits: 1 })
  })

  it('waits for more where speech comes with pauses', () => {
    const [config] = verbs({ listen: { ...listen, endSilenceMs: 2_000 } })
    expect(config).toMatchObject({ recognizer: { asrTimeout: 2 } })
    expect(verbs({ listen })[0]?.recognizer).not.toHaveProperty('asrTimeout')
  })

  it.each([
    ['tel:+441632960000', { type: 'phone', number: '+441632960000' }],
    [
      'sip:advisors@pbx.example;transport=tls',
      { type: 'sip', sipUri: 'sip:advisors@pbx.example;transport=tls' },
    ],
  ])('puts through to %s, and hears what became of it', (target, to) => {
    const headers = { 'X-Call-Context': '7291' }
    const transfer = { do: 'transfer' as const, target, reason: 'asked', contextRef: '7291', headers }
    expect(verbs({ say: [say('Putting you through.', 'none')], ...ending(transfer) })).toEqual([
      { verb: 'say', text: '<speak><s>Putting you through.</s></speak>' },
      {
        verb: 'dial',
        id: 'turn-3',
        target: [to],
        headers,
        timeout: 30,
        actionHook: `${AT}/transferred?turn=3`,
      },
      { verb: 'redirect', id: 'turn-3', actionHook: `${AT}/turn?turn=3` },
    ])
  })

  it('hangs up when all is said', () => {
    expect(verbs({ say: [say('Goodbye.', 'none')], ...ending({ do: 'hangup' }) })).toEqual([
      { verb: 'say', text: '<speak><s>Goodbye.</s></speak>' },
      { verb: 'hangup' },
    ])
  })

  it('writes plain words for a voice that reads no SSML', () => {
    const [, gather] = verbs({ say: [say('One & two.'), say('Three.')], listen }, { plain: true })
    expect(gather).toMatchObject({
      say: { text: 'One & two. Three.' },
      actionHook: `${AT}/turn?turn=3&ssml=off`,
    })
  })
})
