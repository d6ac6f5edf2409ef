/** The calls of every council: a turn of one goes the way of any message, and its answer is made from the log. */
import { z } from 'zod'
import type { Clock } from '../../clock'
import type { Config } from '../../config'
import { BotError } from '../../errors'
import type { Meter } from '../../metrics'
import { valueFor } from '../../perCouncil'
import type { Conversation, ConversationStore, Message } from '../../storage/store'
import type { Assistant } from '../../turn/assistant'
import { type CallTurn, callTurn, lastAbove, START } from './callTurn'
import { knownIn, lineOf } from './line'
import { measureCall } from './measureCall'
import { overAnswer, toAnswer } from './toAnswer'
import { toSaying } from './toSaying'
import type { Calls, VoiceTurnOut } from './turn'

export interface CallsParts {
  assistant: Pick<Assistant, 'find' | 'open' | 'say'>
  store: Pick<ConversationStore, 'keptAs' | 'messagesAfter'>
  config: Pick<Config, 'VOICE_CONFIDENCE' | 'VOICE_TRANSFER'>
  clock: Clock
  meter: Meter
}

/** A call as a turn finds it: with its first message, and the last ones. */
interface Found {
  conversation: Conversation
  start: Message | undefined
  before: readonly Message[]
}

/** More messages than a turn has, with whatever was told beside it; each holds its hints, and is read with every turn. */
const SOME = 8

const found = async ({ store }: CallsParts, conversation: Conversation): Promise<Found> => {
  const { id, lastSeq } = conversation
  const [start] = await store.messagesAfter(id, 0, 1)
  return { conversation, start, before: await store.messagesAfter(id, Math.max(0, lastSeq - SOME), SOME) }
}

/** The call, opened and greeted if it isn't yet. Which turn did so is noted: its start may have been lost. */
const opened = async (parts: CallsParts, { id, council, given, clientId }: CallTurn): Promise<Found> => {
  const there = await parts.assistant.find(id)
  if (there !== undefined && there.lastSeq > 0) return found(parts, there)
  const line = lineOf(parts.config, council, given)
  const { conversation } = await parts.assistant.open({
    ...{ id, council, channel: 'voice', resident: `voice_${id}`, locale: given.locale },
    start: { clientId: START, channelData: { line, opens: clientId } },
  })
  return found(parts, conversation)
}

const keptAs = async ({ store }: CallsParts, { id }: CallTurn, clientId: string) => {
  const seqs = (await store.keptAs(id, clientId))?.seqs
  return seqs && store.messagesAfter(id, (seqs[0] ?? 1) - 1, seqs.length)
}

const Opens = z.looseObject({ channelData: z.looseObject({ opens: z.string() }) })

/** What was never heard of the greeting goes before the answer to the turn that opened the call. */
const unheardGreeting = async (
  parts: CallsParts,
  turn: CallTurn,
  { start }: Found,
): Promise<readonly Message[]> => {
  const opens = Opens.safeParse(start?.activity).data?.channelData.opens
  const wasLost = opens === turn.clientId && opens !== START
  return wasLost ? ((await keptAs(parts, turn, START)) ?? []) : []
}

const OVER: readonly string[] = ['conversation_ended', 'conversation_full']

/** The turn goes to the assistant. `false`: the call is over. */
const say = async (
  { assistant, config }: CallsParts,
  { id, council, given, clientId }: CallTurn,
  { start }: Found,
): Promise<boolean> => {
  const saying = toSaying(given)
  const channelData = { ...saying.channelData, line: lineOf(config, council, given, knownIn(start)) }
  try {
    await assistant.say({ ...saying, conversation: id, clientId, channelData })
    return true
  } catch (thrown) {
    if (thrown instanceof BotError && OVER.includes(thrown.code)) return false
    throw thrown
  }
}

type Messages = readonly Message[] | undefined

/** A turn that wasn't seen before: what is kept of it now. `undefined`: the call is over. */
const taken = async (parts: CallsParts, turn: CallTurn, call: Found): Promise<Messages> => {
  const late = lastAbove(turn, call.before)
  if (late !== undefined) return keptAs(parts, turn, late)
  if (!(await say(parts, turn, call))) return undefined
  const kept = (await keptAs(parts, turn, turn.clientId)) ?? []
  measureCall(parts.meter, turn, { before: call.before, kept, at: parts.clock.now() })
  return kept
}

const answer = async (parts: CallsParts, turn: CallTurn): Promise<VoiceTurnOut> => {
  const { given, council, clientId } = turn
  const call = await opened(parts, turn)
  const kept = (await keptAs(parts, turn, clientId)) ?? (await taken(parts, turn, call))
  if (kept === undefined) return overAnswer(given)
  const messages = [...(await unheardGreeting(parts, turn, call)), ...kept]
  return toAnswer(given, messages, valueFor(parts.config.VOICE_TRANSFER, council))
}

/**
 * Calls over the log of their conversations, which is all they remember: what a turn was answered is what was kept with it,
 * so that it is the same when it is sent again, even to another process. A number below the last one that was never seen is
 * a turn that came too late: it changes nothing, and is answered with the last answer again.
 */
export const createCalls = (parts: CallsParts): Calls => ({
  turn: async (council, given, key) => {
    const turn = callTurn(council, given, key)
    // Nobody is greeted who has hung up.
    const isGone = given.type === 'hangup' && (await parts.assistant.find(turn.id)) === undefined
    return isGone ? overAnswer(given) : answer(parts, turn)
  },
})
