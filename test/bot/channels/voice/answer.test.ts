/** What a gateway is told to do: what is said, how the answer is listened for, and when it puts through or hangs up. */
import { VoiceTurnOut } from '../../../../bot/channels/voice/turn'
import type { Reply } from '../../../../dialogs/turn'
import { reply, saying } from '../../support/world'
import { callsWith, council, speech } from './aCall'

/** The answer to a turn that is answered with these replies. */
const answerWith = async (replies: readonly Reply[], given: { relay?: boolean; target?: string } = {}) => {
  const { relay, target } = given
  const call = await callsWith({
    converse: saying(({ event }) => (event === 'start' ? [reply('Hello')] : replies)),
    env: target === undefined ? {} : { VOICE_TRANSFER: target },
  })
  await call.turn(relay === undefined ? {} : { caller: { relay } })
  return VoiceTurnOut.parse(await call.turn(speech(1, 'bins')))
}

describe('what is said', () => {
  it('is the spoken words, reply by reply, and the same as SSML', async () => {
    const { say } = await answerWith([
      { text: 'See [here](https://a.example)', speech: 'It is B & B.' },
      reply('Two'),
    ])
    expect(say.map(({ text }) => text)).toEqual(['It is B and B.', 'Two'])
    expect(say[0]?.ssml).toMatch(/^<speak [^>]*xml:lang="en-GB"><s>It is B and B\.<\/s><\/speak>$/)
  })
  it('leaves out what has no words to be heard', async () => {
    const { say, listen } = await answerWith([{ text: 'A picture', speech: '' }])
    expect(say).toEqual([])
    expect(listen).toBeDefined()
  })
  it.each<[string, Partial<Reply>, boolean, string]>([
    ['by speech and keys', {}, false, 'any'],
    ['by keys alone', { interrupt: 'keys' }, false, 'dtmf'],
    ['by nothing', { interrupt: 'nothing' }, false, 'none'],
    ['by keys alone, where somebody relays', {}, true, 'dtmf'],
    ['by nothing, there too', { interrupt: 'nothing' }, true, 'none'],
  ])('is stopped %s', async (_, more, relay, bargeIn) => {
    expect((await answerWith([reply('Hello', more)], { relay })).say).toMatchObject([{ bargeIn }])
  })
})

describe('how the answer is listened for', () => {
  const usual = {
    modes: ['speech', 'dtmf'],
    expect: 'open',
    digits: { min: 1, max: 1 },
    noInputMs: 6_000,
    endSilenceMs: 1_000,
  }
  it.each<[string, Partial<Reply>, object]>([
    ['an open question', {}, {}],
    ['yes or no', { expects: 'yesNo' }, { expect: 'yesNo' }],
    ['a choice', { expects: 'choice', hints: ['refuse'] }, { expect: 'choice', hints: ['refuse'] }],
    ['digits', { expects: 'digits' }, { expect: 'digits', endSilenceMs: 2_000 }],
    ['an address', { expects: 'address' }, { expect: 'address', endSilenceMs: 2_000 }],
    [
      'digits that may be keyed',
      { expects: 'digits', listen: { digits: { min: 9, max: 9 } } },
      { expect: 'digits', endSilenceMs: 2_000, digits: { min: 9, max: 9, finish: '#' } },
    ],
    ['what must be looked up', { listen: { patient: true } }, { noInputMs: 13_000 }],
  ])('%s', async (_, more, listen) => {
    expect((await answerWith([reply('First'), reply('Then?', more)])).listen).toEqual({ ...usual, ...listen })
  })
  it('takes five times as long where somebody relays', async () => {
    const { listen } = await answerWith([reply('Go on', { listen: { patient: true }, expects: 'digits' })], {
      relay: true,
    })
    expect(listen).toMatchObject({ noInputMs: 65_000, endSilenceMs: 10_000 })
  })
  it('even when nothing is said', async () => {
    expect(await answerWith([])).toMatchObject({ say: [], listen: usual })
  })
})

describe('what is done then', () => {
  it('is a hang-up, where the dialogs say so', async () => {
    expect(await answerWith([reply('Goodbye', { do: 'hangUp' })])).toMatchObject({
      say: [{ text: 'Goodbye' }],
      then: { do: 'hangup' },
    })
  })
  it('is putting through, to where this council has it', async () => {
    const { then, listen } = await answerWith([reply('I’ll put you through.', { do: 'transfer' })], {
      target: `${council}=tel:+441234567890,sip:all@pbx.example`,
    })
    expect(then).toMatchObject({ do: 'transfer', target: 'tel:+441234567890' })
    expect(listen).toBeUndefined()
  })
  it('is listening on, where there is nowhere to put them through to', async () => {
    const answer = await answerWith([reply('Well', { do: 'transfer' })], {
      target: 'elsewhere=sip:a@b.example',
    })
    expect(answer.then).toBeUndefined()
    expect(answer.listen).toBeDefined()
  })
})
