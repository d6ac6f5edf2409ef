import type { Converse } from '../../../dialogs/conversation'
import type { Cases } from '../../cases/cases'
import type { HandoffsOfTurns } from '../../handoff/duringTurn'
import { BOT, QUEUE } from '../../handoff/handoff'
import type { RegistersOf } from '../../registers'
import type { HandoffChange } from '../../storage/handoffStore'
import type { Conversation } from '../../storage/store'
import { handoffInitiation } from '../handoffInitiation'
import { listens } from '../listens'
import type { Stage } from '../stage'
import { toActivity } from '../toActivities'
import { toTurn } from '../toTurn'
import { handing } from './handing'
import { heard, remembered } from './keepTranscript'

/** The world as a turn sees it. */
interface ConverseParts {
  converse: Converse
  cases: Cases
  registers: RegistersOf
  handoffs: HandoffsOfTurns
}

/** It was the assistant's, and now waits for people: the first time, or again. */
const goesToPeople = (
  { owner }: Pick<Conversation, 'owner'>,
  change: HandoffChange | undefined,
): change is HandoffChange => owner === BOT && change?.owner === QUEUE

/** Innermost: what was said goes to the dialogs, and what they answer goes back the same way. */
export const converse =
  ({ converse: dialogs, cases, registers, handoffs }: ConverseParts): Stage =>
  async (context, next) => {
    const { conversation, at } = heard.of(context)
    const turn = toTurn(context.activity, conversation, at)
    if (turn === undefined) return next()
    const { council, id } = conversation
    const ofTurn = cases.during({ council, conversation: id, at })
    const advisors = handoffs.during(conversation, at)
    const hears = listens(turn, context.activity)
    const { replies, memory, apart } = await dialogs({ ...turn, listens: hears }, conversation.state, {
      ...registers(council),
      advisors: advisors.port,
      cases: ofTurn.ports,
    })
    const answers = apart === undefined ? {} : { apart }
    remembered.put(context, { memory, opens: ofTurn.opened(), ...answers })
    const change = advisors.change()
    if (change !== undefined) handing.put(context, change)
    const begins = goesToPeople(conversation, change) ? [handoffInitiation(context, change.handoff)] : []
    const said = [...begins, ...replies.map((reply) => toActivity(reply, hears))]
    if (said.length > 0) await context.sendActivities(said)
    await next()
  }
