import type { VoiceTurnOut } from '../../../../../bot/channels/voice/turn'
import { twimlOf } from '../../../../../bot/channels/voice/twilio/twiml'
import { ssmlOf } from '../../../../../dialogs/aloud/ssml'
import { ending } from '../support/scripted'

type BargeIn = VoiceTurnOut['say'][number]['bargeIn']
const say = (text: string, bargeIn: BargeIn = 'any') => ({ text, ssml: ssmlOf(text, 'en-GB'), bargeIn })
const listen = {
  modes: ['speech' as const, 'dtmf' as const],
  expect: 'open' as const,
  digits: { min: 1, max: 1 },
  noInputMs: 6_000,
  endSilenceMs: 1_000,
}

const twiml = (answer: Partial<VoiceTurnOut>, callee?: string): string => {
  const out: VoiceTurnOut = { v: 1, callId: 'CA1', turn: 2, say: [], ...answer }
  const next = { turn: 3, tried: 0, locale: 'en-GB', plain: false }
  const written = twimlOf({ out, next }, '/otherford/voice/twilio', callee)
  const [, inside] =
    /^<\?xml version="1.0" encoding="UTF-8"\?><Response>(.*)<\/Response>$/.exec(written) ?? []
  return inside ?? ''
}
const said = (words: string): string => `<Say voice="Polly.Amy-Neural" language="en-GB">${words}</Say>`
const ACTION = 'action="/otherford/voice/twilio/turn?turn=3" method="POST"'

describe('what Twilio is to do', () => {
  it('says it while it listens', () => {
    const hints = ['missed bin', 'bin, brown ']
    expect(twiml({ say: [say('What is it?')], listen: { ...listen, hints } })).toBe(
      `<Gather input="speech dtmf" ${ACTION} actionOnEmptyResult="true" bargeIn="true" language="en-GB" profanityFilter="false" timeout="6" speechTimeout="1" numDigits="1" finishOnKey="" hints="missed bin,bin brown">${said('<s>What is it?</s>')}</Gather>`,
    )
  })

  it.each<[string, readonly BargeIn[], RegExp]>([
    [
      'all that may be stopped in the gather',
      ['any', 'any'],
      /^<Gather[^>]*bargeIn="true"[^>]*>.*0.*1.*<\/Gather>$/,
    ],
    [
      'a notice before it',
      ['none', 'any'],
      /^<Say[^>]*><s>0<\/s><\/Say><Gather[^>]*bargeIn="true"[^>]*>.*1.*<\/Gather>$/,
    ],
    [
      'in the gather what only keys may stop',
      ['dtmf', 'any'],
      /^<Gather[^>]*bargeIn="false"[^>]*>.*0.*1.*<\/Gather>$/,
    ],
    ['all notices before it', ['any', 'none'], /^<Say.*0.*1.*<\/Say><Gather[^>]*\/>$/],
  ])('says %s', (_, bargeIns, written) => {
    expect(twiml({ say: bargeIns.map((bargeIn, i) => say(String(i), bargeIn)), listen })).toMatch(written)
  })

  it('listens for keys alone, as many as are hoped for, and for longer where it takes longer', () => {
    const digits = { min: 8, max: 8, finish: '#' as const }
    const slow = { modes: ['dtmf' as const], digits, noInputMs: 30_000, endSilenceMs: 9_500 }
    expect(twiml({ listen: { ...listen, ...slow } })).toMatch(
      /input="dtmf".*timeout="30" speechTimeout="10" numDigits="8" finishOnKey="#"/,
    )
    const { digits: _, ...anyKey } = listen
    expect(twiml({ listen: anyKey })).toContain('numDigits="1"')
  })

  it('gives no more hints than Twilio takes', () => {
    const hints = Array.from({ length: 600 }, (_, i) => `${i} ${'x'.repeat(200)}`)
    const [, given = ''] = /hints="([^"]*)"/.exec(twiml({ listen: { ...listen, hints } })) ?? []
    expect(given.split(',')).toHaveLength(500)
    expect(given.split(',').every((hint) => hint.length <= 100)).toBe(true)
  })

  it('keeps the pauses and the marks of what is said', () => {
    const words = 'Call zero one six three two, nine six zero, zero zero one. A & B <c>.'
    expect(twiml({ say: [say(words)], ...ending({ do: 'hangup' }) })).toBe(
      `${said('<s>Call zero one six three two<break time="350ms"/>nine six zero<break time="350ms"/>zero zero one.</s><s>A &amp; B &lt;c&gt;.</s>')}<Hangup/>`,
    )
  })

  it('says what is inside of elements that a voice may not know', () => {
    const ssml =
      '<speak><lang xml:lang="cy-GB">Bore da</lang> <say-as interpret-as="date">Monday</say-as></speak>'
    const one = { text: '', ssml, bargeIn: 'any' as const }
    expect(twiml({ say: [one], ...ending({ do: 'hangup' }) })).toBe(
      `${said('<lang xml:lang="cy-GB">Bore da</lang> Monday')}<Hangup/>`,
    )
  })

  const transfer = {
    do: 'transfer' as const,
    reason: 'asked',
    contextRef: '7291',
    headers: { 'X-Context': '7 & 8' },
  }
  const DIAL = 'action="/otherford/voice/twilio/transferred?turn=3" method="POST" timeout="30"'

  it.each([
    ['tel:+441632960000', `<Dial ${DIAL}><Number>+441632960000</Number></Dial>`],
    ['sip:a@pbx.example', `<Dial ${DIAL}><Sip>sip:a@pbx.example?X-Context=7%20%26%208</Sip></Dial>`],
    [
      'sip:a@pbx.example?x=1',
      `<Dial ${DIAL}><Sip>sip:a@pbx.example?x=1&amp;X-Context=7%20%26%208</Sip></Dial>`,
    ],
  ])('puts through to %s', (target, dial) => {
    const say1 = [say('Hold on.', 'none')]
    expect(twiml({ say: say1, ...ending({ ...transfer, target }) })).toBe(`${said('<s>Hold on.</s>')}${dial}`)
  })

  it('shows the number that was rung where that of the caller was kept back', () => {
    const target = 'tel:+441632960000'
    expect(twiml(ending({ ...transfer, target }), '+441632960001')).toContain('callerId="+441632960001"')
  })
})
