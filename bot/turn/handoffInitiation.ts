import { type Activity, type ConversationReference, TurnContext } from 'botbuilder-core'
import type { Handoff } from '../handoff/handoff'
import type { HandoffStatus } from '../handoff/said'

/**
 * `handoff.initiate`, as Bot Framework's protocol has it: the context is what another hub would route by. (The library's own
 * maker of it needs the adapter for Azure, which is loaded only where it is wanted.) The transcript is in the log.
 */
export const handoffInitiation = (
  { activity }: TurnContext,
  { id, team, language, priority, context, phone }: Handoff,
): Partial<Activity> => ({
  type: 'event',
  name: 'handoff.initiate',
  value: {
    ...{ Skill: team, language, priority, handoff: id, about: context.about },
    ...(phone === undefined ? {} : { contextRef: phone.ref }),
  },
  relatesTo: TurnContext.getConversationReference(activity) as ConversationReference,
  ...(activity.id === undefined ? {} : { replyToId: activity.id }),
})

/** `handoff.status`, said in a turn of the assistant's. */
export const handoffStatus = (state: HandoffStatus): Partial<Activity> => ({
  type: 'event',
  name: 'handoff.status',
  value: { state },
})
