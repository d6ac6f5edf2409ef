import type { Activity, TurnContext } from 'botbuilder-core'
import type { Converse } from '../../../dialogs/conversation'
import type { Cases } from '../../cases/cases'
import type { HandoffsOfTurns } from '../../handoff/duringTurn'
import { BOT, type HandoffEvent } from '../../handoff/handoff'
import type { HandoffStatus } from '../../handoff/said'
import type { RegistersOf } from '../../registers'
import type { HandoffChange } from '../../storage/handoffStore'
import type { Conversation } from '../../storage/store'
import { handoffInitiation, handoffStatus } from '../handoffInitiation'
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

/** What Bot Framework is told of what became of a call; that it was accepted was told when somebody opened it. */
const statusOf = ({ what, to }: Pick<HandoffEvent, 'what' | 'to'>): readonly HandoffStatus[] => {
  if (what === 'cameBack') return ['failed']
  return what === 'phoneAnswered' && to === 'putThrough' ? ['accepted'] : []
}

/**
 * What the standard has for it: it was the assistant's and a person was asked for, for the first time or again; or a call
 * that was put through was answered, or not.
 */
const eventsOf = (
  context: TurnContext,
  { owner }: Conversation,
  change: HandoffChange | undefined,
): readonly Partial<Activity>[] => {
  if (change === undefined) return []
  const { events = [] } = change
  const isAsked = owner === BOT && events.some(({ what }) => what === 'asked' || what === 'putThrough')
  return [
    ...(isAsked ? [handoffInitiation(context, change.handoff)] : []),
    ...events.flatMap(statusOf).map(handoffStatus),
  ]
}

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
    const events = eventsOf(context, conversation, change)
    const said = [...events, ...replies.map((reply) => toActivity(reply, hears))]
    if (said.length > 0) await context.sendActivities(said)
    await next()
  }
