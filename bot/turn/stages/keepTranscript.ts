import type { Activity, TurnContext } from 'botbuilder-core'
import type { Apart } from '../../../dialogs/equality/apart'
import type { Clock } from '../../clock'
import { talliesOf } from '../../equality/equality'
import { BotError } from '../../errors'
import type { HandoffChange } from '../../storage/handoffStore'
import type { Conversation, ConversationStore, FinishedTurn, KeptTurn } from '../../storage/store'
import { activityId } from '../activityId'
import { shared } from '../shared'
import type { Stage } from '../stage'
import { clientIdOf, toKeep } from '../toKeep'
import type { Sayer } from '../words'
import { handing } from './handing'

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

/** What the rest of the turn says: kept first, and then sent. */
interface Gathered {
  replies: { activity: Record<string, unknown>; at: Date }[]
  held: Partial<Activity>[]
  /** True once the turn is kept, and what is said goes out at once. */
  isKept: boolean
}

const isKept = ({ type }: Partial<Activity>): boolean => type === 'message' || type === 'event'

/** Holds back what is said until it is kept: nobody reads what another process may yet overrule. */
const gather = (context: TurnContext, clock: Clock): Gathered => {
  const gathered: Gathered = { replies: [], held: [], isKept: false }
  context.onSendActivities(async (_, activities, send) => {
    if (gathered.isKept || !activities.every(isKept)) return send()
    const at = clock.now()
    gathered.replies.push(...activities.map((activity) => ({ activity: toKeep(activity), at })))
    gathered.held.push(...activities)
    return activities.map(() => ({ id: '' }))
  })
  return gathered
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
  const clientId = clientIdOf(activity)
  // A start says nothing, and is kept only where its channel knows something of it.
  if (activity.type === 'conversationUpdate' && clientId === undefined) return {}
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

/** A conversation that can take this turn; throws for one that can't. */
const readyFor = (conversation: Conversation, limits: Limits): void => {
  if (conversation.ended) throw new BotError('conversation_ended')
  if (isOverfull(conversation, limits)) throw new BotError('conversation_full')
}

/** So many others may speak in a conversation while one turn of it is worked out. */
const MOST_TRIES = 10

interface KeepParts {
  store: ConversationStore
  clock: Clock
  limits: Limits
  say: Sayer
  /** Tells whoever looks on that a hand-off has changed with a turn. */
  handed(change: HandoffChange): void
}

/** The turn as it was left, with what it found. */
const turnOf = (context: TurnContext, say: Sayer, replies: FinishedTurn['replies']): FinishedTurn => {
  const { conversation, at } = heard.of(context)
  const turn = finished(context.activity, at, conversation, remembered.maybe(context), say)
  const { owner, lastSeq } = conversation
  const handoff = handing.maybe(context)
  return { ...turn, replies, seen: { owner, lastSeq }, ...(handoff === undefined ? {} : { handoff }) }
}

/** One attempt at a turn; `changed`: somebody else has spoken meanwhile, and nothing was kept. */
const attempt = async (
  context: TurnContext,
  { store, clock, limits, say }: KeepParts,
  gathered: Gathered,
  next: () => Promise<void>,
): Promise<KeptTurn> => {
  const { activity } = context
  const at = clock.now()
  const conversation = await openConversation(store, activity.conversation.id)
  heard.put(context, { conversation, at })
  const before = await earlier(store, conversation, activity)
  if (before !== undefined) return before
  readyFor(conversation, limits)
  // A channel elsewhere has ids of its own, which replies must name.
  const isOurs = activity.id === undefined
  activity.id ??= activityId(conversation.id, conversation.lastSeq + 1)
  for (const place of [remembered, handing]) place.forget(context)
  gathered.replies.length = 0
  gathered.held.length = 0
  await next()
  const outcome = await keep(store, turnOf(context, say, gathered.replies))
  if (outcome.outcome === 'changed' && isOurs) Reflect.deleteProperty(activity, 'id')
  return outcome
}

/** After it was kept: who looks on is told, and what was held back goes out. */
const sendOut = async (context: TurnContext, { handed }: KeepParts, gathered: Gathered): Promise<void> => {
  const change = handing.maybe(context)
  if (change !== undefined) handed(change)
  gathered.isKept = true
  if (gathered.held.length > 0) await context.sendActivities(gathered.held)
}

/**
 * One transaction for all that a turn leaves behind: what was said, the answers, what to remember, cases, its place in a
 * queue. A turn that was kept before is not run again; one that was overtaken is, with what it finds then. What fails here is
 * the channel's to report, since nothing can be kept for the resident to read.
 */
export const keepTranscript =
  (parts: KeepParts): Stage =>
  async (context, next) => {
    const gathered = gather(context, parts.clock)
    let outcome = await attempt(context, parts, gathered, next)
    for (let tried = 1; outcome.outcome === 'changed' && tried < MOST_TRIES; tried++)
      outcome = await attempt(context, parts, gathered, next)
    if (outcome.outcome === 'changed')
      throw new BotError('turn_not_kept', { detail: 'the conversation never stopped changing' })
    kept.put(context, outcome)
    if (outcome.outcome === 'kept') await sendOut(context, parts, gathered)
  }
