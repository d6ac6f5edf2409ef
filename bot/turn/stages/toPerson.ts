import type { TurnContext } from 'botbuilder-core'
import type { Converse } from '../../../dialogs/conversation'
import type { HandoffsOfTurns } from '../../handoff/duringTurn'
import type { HandoffChange } from '../../storage/handoffStore'
import type { Stage } from '../stage'
import { toTurn } from '../toTurn'
import { handing } from './handing'
import { heard } from './keepTranscript'

const hearing = async (
  context: TurnContext,
  handoffs: HandoffsOfTurns,
  dialogs: Converse,
): Promise<HandoffChange | undefined> => {
  const { conversation, at } = heard.of(context)
  const turn = toTurn(context.activity, conversation, at)
  if (turn?.said === undefined) return undefined
  const { noticed = {} } = await dialogs({ ...turn, event: 'overheard' }, conversation.state)
  return handoffs.heard(conversation, at, noticed)
}

/**
 * While an advisor speaks, nobody else does: what the resident says is kept for them, and the dialogs only overhear it, for
 * danger that an advisor must see at once.
 */
export const toPerson =
  (handoffs: HandoffsOfTurns, dialogs: Converse): Stage =>
  async (context, next) => {
    const { conversation, at } = heard.of(context)
    const isEnd = context.activity.type === 'endOfConversation'
    if (!isEnd && !handoffs.isWithPerson(conversation)) return next()
    const change = isEnd ? await handoffs.ended(conversation, at) : await hearing(context, handoffs, dialogs)
    if (change !== undefined) handing.put(context, change)
  }
