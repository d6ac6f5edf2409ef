/** The telephone in the terminal: what typed lines stand for, and a call held with them. */

import { unstyled } from '../../../../bot/channels/terminalText'
import { type Caller, holdCall } from '../../../../bot/channels/voice/holdCall'
import { readTypedCallWords, shownTurn } from '../../../../bot/channels/voice/shownTurn'
import type { VoiceTurnOut } from '../../../../bot/channels/voice/turn'
import { onTheLine, type Typing } from '../../../../bot/channels/voice/typed'
import { reply, saying } from '../../support/world'
import { callsWith, id } from './aCall'

describe('a typed line', () => {
  it.each<[string, object | undefined, Typing]>([
    [' my bin ', { type: 'speech', alternatives: [{ text: 'my bin' }] }, {}],
    ['', { type: 'noInput' }, {}],
    ['key 1', { type: 'dtmf', dtmf: '1' }, {}],
    ['keys 123#', { type: 'dtmf', dtmf: '123#' }, {}],
    ['#5', { type: 'dtmf', dtmf: '5' }, {}],
    ['#*', { type: 'dtmf', dtmf: '*' }, {}],
    ['12', { type: 'speech', alternatives: [{ text: '12' }] }, {}],
    ['12', { type: 'dtmf', dtmf: '12' }, { digitsAreKeys: true }],
    [
      '?0.4 gun men | 0.3 bin men |ben',
      {
        type: 'speech',
        alternatives: [
          { text: 'gun men', confidence: 0.4 },
          { text: 'bin men', confidence: 0.3 },
          { text: 'ben' },
        ],
      },
      {},
    ],
    ['?', { type: 'noMatch' }, {}],
    ['? | ', { type: 'noMatch' }, {}],
    ['hang up', undefined, {}],
    ['Hangup', undefined, {}],
    ['busy', { type: 'transferResult', transfer: 'busy' }, { isPutThrough: true }],
    ['no answer', { type: 'transferResult', transfer: 'noAnswer' }, { isPutThrough: true }],
    ['what?', { type: 'transferResult', transfer: 'failed' }, { isPutThrough: true }],
    ['busy', { type: 'speech', alternatives: [{ text: 'busy' }] }, {}],
  ])('%j', (typed, happened, typing) => {
    expect(onTheLine(typed, typing)).toEqual(happened)
  })
})

/** Somebody who does these things one after the other; then they hang up. */
const doing = (...lines: readonly string[]): Caller & { heard: VoiceTurnOut[] } => {
  const left = [...lines]
  const heard: VoiceTurnOut[] = []
  return {
    heard,
    hears: (told) => void heard.push(told),
    does: async () => onTheLine(left.shift() ?? 'hang up'),
  }
}

const call = { council: 'otherford', callId: 'CA-1', locale: 'en-GB', caller: { number: '07700900123' } }

it('a call goes on until they hang up', async () => {
  const { calls, assistant, turns } = await callsWith()
  const caller = doing('bins', '', 'key 1')
  await holdCall(calls, call, caller)
  expect(caller.heard.map(({ say }) => say[0]?.text)).toEqual([
    'zero: start',
    'one: bins',
    'two: silent',
    'three: one',
  ])
  expect(turns.map(({ line }) => line?.number)).toEqual(Array(4).fill('07700900123'))
  expect((await assistant.find(id))?.ended).toBe(true)
})

it('a call goes on until we hang up', async () => {
  const { calls, assistant } = await callsWith({
    converse: saying(({ said }) => [reply('Well', said === 'bye' ? { do: 'hangUp' } : {})]),
  })
  const caller = doing('bins', 'bye', 'never heard')
  await holdCall(calls, call, caller)
  expect(caller.heard).toHaveLength(3)
  expect((await assistant.find(id))?.ended).toBe(true)
})

it('both sides are shown: what is heard, and what is listened for', () => {
  const answer = { v: 1, callId: 'a', turn: 1 } as const
  const how = { words: readTypedCallWords(), styles: unstyled, width: 200 }
  const ssml = '<speak/>'
  const asked = shownTurn(
    {
      ...answer,
      say: [
        { text: 'One.', ssml, bargeIn: 'any' },
        { text: 'Two?', ssml, bargeIn: 'none' },
      ],
      listen: {
        modes: ['speech', 'dtmf'],
        expect: 'digits',
        hints: ['one', 'two'],
        digits: { min: 9, max: 11, finish: '#' },
        noInputMs: 6_000,
        endSilenceMs: 2_000,
      },
    },
    how,
  ).join('\n')
  expect(asked).toMatch(/One\.\nTwo\? \(.+\)\n.*digits.*9 to 11.*6 s.*2 s.*2 hints: one, two/)
  const transfer = {
    do: 'transfer',
    target: 'tel:+441234567890',
    reason: 'general',
    contextRef: '42',
    headers: {},
  } as const
  expect(shownTurn({ ...answer, say: [], then: transfer }, how).join()).toMatch(/\+441234567890.*general.*42/)
  expect(shownTurn({ ...answer, say: [], then: { do: 'hangup' } }, how)).toHaveLength(1)
})
