/** A call is a conversation: what comes in, what is answered, and that a turn is one turn however often it is sent. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { VoiceTurnIn } from '../../../../bot/channels/voice/turn'
import { openSqlite } from '../../../../bot/storage/sqlite'
import { reply, saying } from '../../support/world'
import { callsWith, heardIn, id, speech, telling } from './aCall'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'calls-')), 'conversations.db')

describe('what happens on the line', () => {
  it.each<[string, Partial<VoiceTurnIn>, object]>([
    ['speech', speech(1, 'bins', 0.9), { said: 'bins', hypotheses: [{ text: 'bins', confidence: 0.9 }] }],
    ['speech of unknown confidence', speech(1, 'bins'), { said: 'bins', hypotheses: [{ text: 'bins' }] }],
    [
      'several hypotheses, of which some are nothing',
      {
        type: 'speech',
        alternatives: [{ text: ' ' }, { text: 'gun\u0000 men', confidence: 0 }, { text: 'bin men' }],
      },
      { said: 'gun men', hypotheses: [{ text: 'gun men', confidence: 0 }, { text: 'bin men' }] },
    ],
    ['speech of nothing', speech(1, ' \u0000'), { event: 'unheard' }],
    ['keys', { type: 'dtmf', dtmf: '12#' }, { keys: '12#' }],
    [
      'keys with speech',
      { ...speech(1, 'two'), dtmf: '2' },
      { said: 'two', keys: '2', hypotheses: [{ text: 'two' }] },
    ],
    ['silence', { type: 'noInput' }, { event: 'silent' }],
    ['what nothing was made of', { type: 'noMatch' }, { event: 'unheard' }],
    ['a fault of the gateway', { type: 'error' }, { event: 'unheard' }],
    [
      'a transfer that came to nothing',
      { type: 'transferResult', transfer: 'noAnswer' },
      { event: 'transferred', transferred: 'noAnswer' },
    ],
  ])('reaches the dialogs: %s', async (_, given, turn) => {
    const call = await callsWith()
    await call.turn({})
    const answer = await call.turn({ turn: 1, ...given })
    const { council, conversation, channel, locale, at, line, listens, ...told } = call.turns[1] ?? {}
    expect(told).toEqual(turn)
    expect({ council, conversation, channel, locale }).toEqual({
      council: 'otherford',
      conversation: id,
      channel: 'voice',
      locale: 'en-GB',
    })
    expect(answer).toMatchObject({
      v: 1,
      callId: 'CA-1',
      turn: 1,
      say: [{ text: expect.stringMatching(/^one: /) }],
    })
  })
  it('begins with the greeting', async () => {
    const call = await callsWith()
    expect(heardIn(await call.turn({}))).toBe('zero: start')
  })
  it('ends with the hang-up, and nothing is said any more', async () => {
    const call = await callsWith()
    await call.turn({})
    const over = { say: [], then: { do: 'hangup' } }
    expect(await call.turn({ turn: 1, type: 'hangup' })).toMatchObject(over)
    expect(await call.turn({ turn: 2, type: 'noInput' })).toMatchObject(over)
    expect(await call.turn({ turn: 1, type: 'hangup' })).toMatchObject(over)
    expect((await call.assistant.find(id))?.ended).toBe(true)
    expect(heardIn(await call.turn({}))).toBe('zero: start')
    expect(call.turns).toHaveLength(1)
  })
  it('is no call when all that is known of it is a hang-up', async () => {
    const call = await callsWith()
    expect(await call.turn({ turn: 4, type: 'hangup' })).toMatchObject({ say: [], then: { do: 'hangup' } })
    expect(await call.assistant.find(id)).toBeUndefined()
  })
  it('belongs to one council: the same id elsewhere is another call', async () => {
    const call = await callsWith()
    await call.turn({})
    const { say } = await call.calls.turn('elsewhere', {
      v: 1,
      callId: 'CA-1',
      turn: 0,
      locale: 'en-GB',
      type: 'start',
    })
    expect(say).toMatchObject([{ text: 'zero: start' }])
    expect(call.turns.map(({ council }) => council)).toEqual(['otherford', 'elsewhere'])
  })
  it('is refused for a council that is not served', async () => {
    const { calls } = await callsWith()
    const turn = { v: 1, callId: 'x', turn: 0, locale: 'en-GB', type: 'start' } as const
    await expect(calls.turn('nowhere', turn)).rejects.toMatchObject({ code: 'council_unknown' })
  })
})

describe('the line', () => {
  const sure = { act: 0.8, ask: 0.5 }

  it('is known from the start on, with what a turn adds', async () => {
    const env = { VOICE_CONFIDENCE: '0.5/0.8,google=0.6/0.9', VOICE_TRANSFER: 'otherford=tel:+441234567890' }
    const call = await callsWith({ env })
    await call.turn({ caller: { number: '+447700900123', relay: true } })
    await call.turn({ ...speech(1, 'bins'), recogniser: 'google' })
    expect(call.turns.map(({ line }) => line)).toEqual([
      { sure, number: '07700900123', relay: true, transfers: true },
      { sure: { act: 0.9, ask: 0.6 }, number: '07700900123', relay: true, transfers: true },
    ])
  })
  it.each([
    ['tel:+441632960000', '01632960000'],
    ['sip:+441632960000@gateway.example;user=phone', '01632960000'],
    ['01632 960000', '01632960000'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['anonymous', undefined],
    ['sip:anonymous@anonymous.invalid', undefined],
    ['', undefined],
  ])('has the number of %s', async (number, known) => {
    const call = await callsWith()
    await call.turn({ caller: { number } })
    expect(call.turns[0]?.line?.number).toBe(known)
  })
  it('keeps a number that is withheld to nobody', async () => {
    const call = await callsWith()
    await call.turn({ caller: { number: '+447700900123', withheld: true } })
    expect(call.turns[0]?.line).toEqual({ sure, transfers: false })
  })
})

describe('a turn sent again', () => {
  it('gets the same answer and is one turn: at once, later, and after a restart', async () => {
    const file = newFile()
    const before = await callsWith({ store: await openSqlite(file) })
    const starts = await Promise.all([before.turn({}), before.turn({})])
    const firsts = await Promise.all([1, 2, 3].map(() => before.turn(speech(1, 'bins'))))
    const second = await before.turn({ turn: 2, type: 'noInput' })
    expect(before.turns).toHaveLength(3)
    expect(new Set(starts.map(heardIn))).toEqual(new Set(['zero: start']))
    expect(new Set(firsts.map((each) => JSON.stringify(each))).size).toBe(1)
    expect([...firsts, second].map(heardIn)).toEqual(['one: bins', 'one: bins', 'one: bins', 'two: silent'])
    await before.store.close()

    const after = await callsWith({ store: await openSqlite(file) })
    expect(await after.turn({})).toEqual(starts[0])
    expect(await after.turn(speech(1, 'bins'))).toEqual(firsts[0])
    expect(await after.turn({ turn: 2, type: 'noInput' })).toEqual(second)
    expect(after.turns).toEqual([])
    expect(heardIn(await after.turn(speech(3, 'and?')))).toBe('three: and?')
    await after.store.close()
  })
  it('is not mixed up with another that comes at the same moment', async () => {
    const call = await callsWith()
    await call.turn({})
    const both = () => Promise.all([call.turn(speech(1, 'bins')), call.turn(speech(2, 'rates'))])
    const answers = await both()
    expect(answers.map(heardIn)).toEqual([
      expect.stringMatching(/: bins$/),
      expect.stringMatching(/: rates$/),
    ])
    expect(await both()).toEqual(answers)
    expect(call.turns).toHaveLength(3)
  })
  it('is told apart by the supplier’s own id, where it has one', async () => {
    const call = await callsWith()
    await call.turn({}, 'a')
    const first = await call.turn(speech(1, 'bins'), 'b')
    expect(heardIn(await call.turn(speech(1, 'and rates'), 'c'))).toBe('two: and rates')
    expect(await call.turn(speech(1, 'bins'), 'b')).toEqual(first)
  })
  it('is answered without what was said by others since', async () => {
    const call = await callsWith()
    await call.turn({})
    const first = await call.turn(speech(1, 'bins'))
    const activity = { type: 'message', text: 'You are next', speak: 'You are next' }
    await call.store.keep({
      conversation: id,
      replies: [{ activity, at: call.clock.now() }],
      state: 1,
    })
    expect(await call.turn(speech(1, 'bins'))).toEqual(first)
    expect(heardIn(await call.turn(speech(2, 'and?')))).toBe('two: and?')
  })
})

describe('a turn out of its place', () => {
  it('opens the call when its start was lost, and the greeting is heard with its answer', async () => {
    const call = await callsWith()
    const answer = await call.turn({ ...speech(3, 'bins'), caller: { number: '07700900123' } })
    expect(heardIn(answer)).toBe('zero: start / one: bins')
    expect(await call.turn(speech(3, 'bins'))).toEqual(answer)
    expect(heardIn(await call.turn({}))).toBe('zero: start')
    expect(heardIn(await call.turn(speech(4, 'and?')))).toBe('two: and?')
    expect(call.turns[2]?.line?.number).toBe('07700900123')
  })
  it('opens the call too when the process died before it could greet', async () => {
    const call = await callsWith()
    const begun = { id, council: 'otherford', channel: 'voice', resident: 'r', locale: 'en-GB' }
    await call.store.start({ ...begun, startedAt: call.clock.now() })
    expect(heardIn(await call.turn({}))).toBe('zero: start')
  })
  it('that comes too late changes nothing, and gets the last answer again', async () => {
    const call = await callsWith()
    await call.turn({})
    await call.turn(speech(1, 'bins'))
    const last = await call.turn(speech(3, 'and?'))
    expect(await call.turn(speech(2, 'late'))).toEqual({ ...last, turn: 2 })
    expect(call.turns.map(({ said }) => said)).toEqual([undefined, 'bins', 'and?'])
  })
  it('ends the call all the same, when it is a hang-up', async () => {
    const call = await callsWith()
    await call.turn({})
    await call.turn(speech(7, 'bins'))
    for (const turn of [3, 9]) {
      const { say, then } = await call.turn({ turn, type: 'hangup' })
      expect({ say, then }).toEqual({ say: [], then: { do: 'hangup' } })
    }
    expect((await call.assistant.find(id))?.ended).toBe(true)
  })
  it('is none: a hundred and ninety-nine turns follow one another', async () => {
    const call = await callsWith()
    await call.turn({})
    for (let turn = 1; turn < 200; turn++) await call.turn(speech(turn, 'more'))
    expect(heardIn(await call.turn(speech(200, 'last')))).toBe('two hundred: last')
  })
})

describe('whatever is heard', () => {
  it.each([
    ['two thousand characters', 'x'.repeat(2_000)],
    ['little pictures', '🗑️ bins 👩‍👩‍👧 please'],
  ])('is taken: %s', async (_, text) => {
    const call = await callsWith()
    await call.turn({})
    await call.turn(speech(1, text))
    expect(call.turns[1]).toMatchObject({ said: text, hypotheses: [{ text }] })
  })
  it('no card number is kept of it, said or pressed', async () => {
    const call = await callsWith()
    await call.turn({})
    const card = '4111111111111111'
    await call.turn({
      turn: 1,
      type: 'speech',
      alternatives: [{ text: `my card is ${card}` }, { text: `card ${card}` }],
    })
    await call.turn({ turn: 2, type: 'dtmf', dtmf: card })
    expect(call.turns[2]).toMatchObject({ said: '[card number removed]' })
    expect(call.turns[2]).not.toHaveProperty('keys')
    const kept = await call.store.messagesAfter(id, 0, 100)
    expect(JSON.stringify(kept)).not.toContain('4111')
  })
  it('that our own side fails on is answered, and the call goes on', async () => {
    const call = await callsWith({
      converse: saying(({ said }) => {
        if (said === 'boom') throw new Error('secret words')
        return [reply('fine')]
      }),
    })
    await call.turn({})
    const answer = await call.turn(speech(1, 'boom'))
    expect(answer.say[0]?.text).toMatch(/sorry/i)
    expect(answer.listen).toBeDefined()
    expect(heardIn(await call.turn(speech(2, 'again')))).toBe('fine')
    expect(call.logged.join()).not.toContain('secret words')
  })
  it('is refused as not kept, when it could not be', async () => {
    const store = await openSqlite(':memory:')
    let isFull = false
    const call = await callsWith({
      store: {
        ...store,
        keep: (turn) => (isFull ? Promise.reject(new Error('disk full')) : store.keep(turn)),
      },
    })
    await call.turn({})
    isFull = true
    await expect(call.turn(speech(1, 'bins'))).rejects.toMatchObject({ code: 'turn_not_kept', status: 502 })
    isFull = false
    expect(heardIn(await call.turn(speech(1, 'bins')))).toBe('one: bins')
  })
})

it('is counted, each turn once, and with nothing of what was said', async () => {
  const counted: unknown[] = []
  const count = (event: unknown) => void counted.push(event)
  const meter = { callTurn: count, transfer: count, transferred: count, hungUp: count }
  const call = await callsWith({ meter, converse: telling })
  await call.turn({})
  for (let i = 0; i < 2; i++) await call.turn({ turn: 1, type: 'noInput' })
  await call.turn({ turn: 2, type: 'transferResult', transfer: 'busy' })
  call.clock.moveOn(60_000)
  await call.turn({ turn: 3, type: 'hangup' })
  expect(counted).toEqual([
    { council: 'otherford', type: 'noInput' },
    { council: 'otherford', type: 'transferResult' },
    { council: 'otherford', result: 'busy' },
    { council: 'otherford', type: 'hangup' },
    { council: 'otherford', during: 'listening' },
  ])
})
