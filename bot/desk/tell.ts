/** What a council's own desk is told, activity by activity, as Bot Framework writes them. */
import { z } from 'zod'
import type { Clock } from '../clock'
import { BotError } from '../errors'
import type { Handoff } from '../handoff/handoff'
import { attached, transcriptBefore } from '../handoff/outside/transcript'
import { type Consumer, markOf } from '../outbox/consumer'
import { postSigned } from '../outbox/postSigned'
import type { HandoffStore } from '../storage/handoffStore'
import type { Delivery } from '../storage/outboxStore'
import { toDesk } from '../storage/relaying'
import type { Conversation, ConversationStore, Message } from '../storage/store'
import { activityId } from '../turn/activityId'
import type { Desk } from './desk'
import { isInitiation } from './initiation'

interface DeskParts {
  store: ConversationStore & Pick<HandoffStore, 'findHandoff'>
  clock: Clock
  /** Where we are to be reached, if that is known. */
  site?: string
}

/** Seconds at first, since somebody waits; then for most of a day, so that the desk learns what became of it. */
const GAPS = [1, 2, 5, 10, 20, 40, 60, 60, 120, 300, 600, 1_800, 3_600, 7_200, 14_400, 28_800]

const Ended = z.object({ status: z.enum(['completed', 'failed']) })

interface About {
  one: Handoff
  conversation: Conversation
  delivery: Delivery
  site?: string
}

/** What every activity has. */
const envelope = ({ one, conversation, delivery, site }: About, at: Date) => ({
  id: activityId(conversation.id, delivery.part),
  timestamp: at.toISOString(),
  channelId: conversation.channel,
  conversation: { id: conversation.id },
  recipient: { id: 'desk' },
  locale: conversation.locale,
  channelData: {
    council: one.council,
    handoff: one.id,
    /** Rises; of two with the same, one is the other again. */
    sequence: delivery.part,
    ...(site === undefined ? {} : { replyTo: `${site}/${one.council}/desk/handoffs/${one.id}/activities` }),
  },
})

const fromUs = ({ one }: About) => ({ id: one.council, role: 'bot' })

const initiation = (about: About, activities: Awaited<ReturnType<typeof transcriptBefore>>, at: Date) => {
  const { id, team, language, priority, context } = about.one
  return {
    ...envelope(about, at),
    type: 'event',
    name: 'handoff.initiate',
    from: fromUs(about),
    value: { Skill: team, language, priority, handoff: id, ...context },
    attachments: [attached(activities)],
  }
}

const said = (about: About, { from, activity, at }: Message) => ({
  ...envelope(about, at),
  type: 'message',
  from: from === 'resident' ? { id: about.conversation.resident, role: 'user' } : fromUs(about),
  text: String(activity.text ?? ''),
})

/** It is over, and not by the desk; whoever wants to be called back says where. */
const ended = (about: About, state: string) => ({
  ...envelope(about, about.delivery.plannedAt),
  type: 'event',
  name: 'handoff.status',
  from: fromUs(about),
  value: {
    state,
    ...(about.one.state === 'callbackScheduled' ? { callBack: about.one.callback } : {}),
  },
})

const activityFor = async ({ store, site }: DeskParts, delivery: Delivery) => {
  const one = await store.findHandoff(delivery.subject)
  const conversation = one && (await store.find(one.conversation))
  if (one === undefined || conversation === undefined)
    throw new BotError('delivery_refused', { detail: 'no such hand-off' })
  const about = { one, conversation, delivery, ...(site === undefined ? {} : { site }) }
  const end = Ended.safeParse(delivery.payload)
  if (end.success) return ended(about, end.data.status)
  const [message] = await store.messagesAfter(conversation.id, delivery.part - 1, 1)
  if (message === undefined) throw new BotError('delivery_refused', { detail: 'no such message' })
  if (!isInitiation(message.activity)) return said(about, message)
  return initiation(about, await transcriptBefore(store, conversation, message.seq), message.at)
}

/** Tells a desk, in order for each hand-off. It may be told twice of the same, with the same `webhook-id`. */
export const deskConsumer = ({ council, url, secret }: Desk, parts: DeskParts): Consumer => ({
  id: toDesk(council),
  inOrder: true,
  gaps: GAPS,
  deliver: async (delivery, signal) => {
    const body = JSON.stringify(await activityFor(parts, delivery))
    await postSigned({ url, secret }, { id: markOf(delivery), at: parts.clock.now(), body }, signal)
    return undefined
  },
})
