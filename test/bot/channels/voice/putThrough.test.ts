/** A call that is put through, from a gateway's turn to the advisor's desk and back. */
import { createCalls } from '../../../../bot/channels/voice/calls'
import { VoiceTurnIn } from '../../../../bot/channels/voice/turn'
import { readConfig } from '../../../../bot/config'
import type { Converse } from '../../../../dialogs/conversation'
import { handoffWorld, wishes } from '../../handoff/world'
import { silentMeter } from '../../support/world'
import { callId, council, heardIn, id, speech } from './aCall'

const target = 'sip:advisors@pbx.otherford.gov.uk'

/** As the dialogs do, "through" asks the telephone to, and what became of it is an event. */
const converse: Converse = async (turn, memory, ports) => {
  const said = turn.event === 'transferred' ? turn.transferred : turn.said
  const { event: _, ...heard } = turn
  const spoken = turn.event === 'transferred' && said !== undefined ? { ...heard, said } : turn
  const outcome = await wishes(spoken, memory, ports)
  const does =
    turn.said?.startsWith('through') === true ? 'transfer' : said === 'answered' ? 'hangUp' : undefined
  return does === undefined
    ? outcome
    : { ...outcome, replies: outcome.replies.map((reply) => ({ ...reply, do: does })) }
}

const aCall = async () => {
  const world = await handoffWorld({ converse })
  const calls = createCalls({
    ...world,
    config: readConfig({ VOICE_TRANSFER: target }),
    meter: silentMeter,
  })
  const turn = (given: Partial<VoiceTurnIn>) =>
    calls.turn(council, VoiceTurnIn.parse({ v: 1, callId, turn: 0, type: 'start', ...given }))
  await turn({})
  return { ...world, turn }
}

it('goes to the telephone system with what an advisor’s screen opens it by', async () => {
  const { turn, handoffIn, handoffs, person } = await aCall()
  const answer = await turn(speech(1, 'through, benefits'))
  const { id: handoff, phone } = await handoffIn(id)
  const ref = phone?.ref ?? ''
  expect(answer).toMatchObject({
    then: {
      ...{ do: 'transfer', target, reason: 'asked', contextRef: ref },
      headers: {
        'X-Council-Context': ref,
        'X-Council-Team': 'benefits',
        'X-Council-Priority': 'normal',
      },
    },
  })
  expect(ref).toMatch(/^\d{8}$/)
  expect((await handoffs.call(person('sam'), ref)).id).toBe(handoff)
  // Sent again, it is the same call for the same advisor.
  expect(await turn(speech(1, 'through, benefits'))).toEqual(answer)
})

it('says why it goes before others', async () => {
  const { turn } = await aCall()
  const { then } = await turn(speech(1, 'through, urgent'))
  expect(then).toMatchObject({ reason: 'safety', headers: { 'X-Council-Priority': 'safety' } })
})

it('comes back to the assistant, though somebody’s screen had opened it', async () => {
  const { turn, handoffIn, handoffs, person, comes } = await aCall()
  await comes('kim')
  await turn(speech(1, 'through'))
  await handoffs.claim(person('sam'), (await handoffIn(id)).id)
  const back = await turn({ turn: 2, type: 'transferResult', transfer: 'busy' })
  expect([heardIn(back), back.listen !== undefined]).toEqual(['place one', true])
  expect(await handoffIn(id)).toMatchObject({ state: 'held' })
})

it('is over once an advisor has talked to them, and theirs to write up', async () => {
  const { turn, handoffIn, handoffs, person } = await aCall()
  await turn(speech(1, 'through'))
  await handoffs.claim(person('sam'), (await handoffIn(id)).id)
  expect(await turn({ turn: 2, type: 'transferResult', transfer: 'answered' })).toMatchObject({
    then: { do: 'hangup' },
  })
  await turn({ turn: 3, type: 'hangup' })
  expect(await handoffIn(id)).toMatchObject({ state: 'onCall', phone: { became: 'answered' } })
})
