import type { Activity, TurnContext } from 'botbuilder-core'
import type { Apart } from '../../../dialogs/equality/apart'
import type { Clock } from '../../clock'
import { talliesOf } from '../../equality/equality'
import { BotError } from '../../errors'
import type { Conversation, ConversationStore, FinishedTurn, KeptTurn } from '../../storage/store'
import { activityId } from '../activityId'
import { shared } from '../shared'
import type { Stage } from '../stage'
import { clientIdOf, toKeep } from '../toKeep'
import type { Sayer } from '../words'

/** The conversation as the turn found it, and when the turn was received. */
export const heard = shared<{ conversation: Conversation; at: Date }>('keepTranscript')

/** What the dialogs want to remember, the cases they opened, and what is kept apart. */
type Left = { memory: unknown; apart?: Apart } & Pick<FinishedTurn, 'opens'>

/** Left by `converse`. */
export const remembered = shared<Left>('converse')

/** What was kept of the turn. */
export const kept = shared<KeptTurn>('keepTranscript')

const NOTHING: KeptTurn = { outcome: 'alreadyKept', seqs: [] }

/** The turn that this one repeats, if it does: the same client's id again, or a second greeting. */
const earlier = async (
  store: ConversationStore,
  { id, lastSeq }: Conversation,
  activity: Activity,
): Promise<KeptTurn | undefined> => {
  if (activity.type === 'conversationUpdate') return lastSeq > 0 ? NOTHING : undefined
  const clientId = clientIdOf(activity)
  return clientId === undefined ? undefined : store.keptAs(id, clientId)
}

const openConversation = async (store: ConversationStore, id: string): Promise<Conversation> => {
  const conversation = await store.find(id)
  if (conversation === undefined) throw new BotError('conversation_unknown')
  return conversation
}

/** Gathers what the rest of the turn says, as it is said. */
const gather = (context: TurnContext, clock: Clock): FinishedTurn['replies'] => {
  const replies: { activity: Record<string, unknown>; at: Date }[] = []
  context.onSendActivities(async (_, activities, send) => {
    const at = clock.now()
    replies.push(
      ...activities
        .filter(({ type }) => type === 'message')
        .map((activity) => ({ activity: toKeep(activity), at })),
    )
    return send()
  })
  return replies
}

const keep = async (store: ConversationStore, turn: FinishedTurn): Promise<KeptTurn> => {
  try {
    return await store.keep(turn)
  } catch (cause) {
    throw new BotError('turn_not_kept', { cause })
  }
}

/** Nothing of what was said, by text or by button: only that something was. */
const withoutWords = ({ type, from }: Activity, say: Sayer, clientId?: string): Partial<Activity> => ({
  type,
  from,
  ...say.line('apart'),
  ...(clientId === undefined ? {} : { channelData: { clientActivityID: clientId } }),
})

/** `say`: what was said is kept apart, and this is said in its place. */
const saidIn = (activity: Activity, at: Date, say?: Sayer): Pick<FinishedTurn, 'said'> => {
  if (activity.type === 'conversationUpdate') return {}
  const clientId = clientIdOf(activity)
  const kept = toKeep(say === undefined ? activity : withoutWords(activity, say, clientId))
  return { said: { activity: kept, at, ...(clientId === undefined ? {} : { clientId }) } }
}

/** All that a turn leaves beside its replies. */
const finished = (
  activity: Activity,
  at: Date,
  { id, council, state }: Conversation,
  left: Left | undefined,
  say: Sayer,
): Omit<FinishedTurn, 'replies'> => ({
  conversation: id,
  ...saidIn(activity, at, left?.apart && say),
  state: left?.memory ?? state,
  opens: left?.opens ?? [],
  tallies: talliesOf(left?.apart?.counted ?? [], { council, at }),
  ends: activity.type === 'endOfConversation',
})

/** How much a conversation may hold; 0 is no limit. */
export interface Limits {
  messagesPerConversation: number
}

/** Somebody who goes on after being told this often that a conversation is full is not reading. */
const REMINDERS = 20

const isOverfull = ({ lastSeq }: Conversation, { messagesPerConversation: most }: Limits): boolean =>
  most > 0 && lastSeq >= most + 2 * REMINDERS

/**
 * One transaction for all that a turn leaves behind: what was said, the answers, what to remember, cases. A turn that was kept
 * before is not run again. What fails here is the channel's to report, since nothing can be kept for the resident to read.
 */
export const keepTranscript =
  (store: ConversationStore, clock: Clock, limits: Limits, say: Sayer): Stage =>
  async (context, next) => {
    const { activity } = context
    const at = clock.now()
    const conversation = await openConversation(store, activity.conversation.id)
    heard.put(context, { conversation, at })
    const before = await earlier(store, conversation, activity)
    if (before !== undefined) return kept.put(context, before)
    if (conversation.ended) throw new BotError('conversation_ended')
    if (isOverfull(conversation, limits)) throw new BotError('conversation_full')
    // A channel elsewhere has ids of its own, which replies must name.
    activity.id ??= activityId(conversation.id, conversation.lastSeq + 1)
    const replies = gather(context, clock)
    await next()
    const turn = finished(activity, at, conversation, remembered.maybe(context), say)
    kept.put(context, await keep(store, { ...turn, replies }))
  }
