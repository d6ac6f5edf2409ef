/**
 * Bot Framework's words for calls, on the channels that speak: what such a channel sends, as a turn of a call. Words and
 * rules: https://github.com/microsoft/botframework-telephony (keys, transfer) and
 * https://github.com/microsoft/botframework-sdk/blob/main/specs/botframework-activity/botframework-activity.md
 */
import { type Activity, Channels } from 'botbuilder'
import { z } from 'zod'
import { readStatus } from '../../desk/activities'
import { callerIn } from '../voice/caller'
import { calleeOf, callIdOf, keysIn, localeOf, pressedIn, speechIn } from '../voice/reading'
import type { VoiceTurnIn } from '../voice/turn'

const SPOKEN: readonly string[] = [Channels.Telephony, Channels.DirectlineSpeech]

const text = z.string().optional().catch(undefined)

const Heard = z.looseObject({ text: z.unknown().optional(), confidence: z.unknown().optional() })

/** What a gateway on a channel of another kind says with each activity of a call; `true` will do. */
const Voice = z.preprocess(
  (given) => (given === true ? {} : given),
  z.object({
    alternatives: z.array(Heard).optional().catch(undefined),
    caller: z
      .object({ number: text, relay: z.literal(true).optional().catch(undefined) })
      .optional()
      .catch(undefined),
    callee: text,
    bargeIn: z.boolean().optional().catch(undefined),
    recogniser: z
      .string()
      .regex(/^[a-z0-9-]{1,40}$/)
      .optional()
      .catch(undefined),
  }),
)

/** What is read of an activity here. Who sent it is certain; that it is well formed is not. */
const Read = z.object({
  type: z.string(),
  channelId: text,
  name: text,
  text,
  value: z.unknown().optional(),
  locale: text,
  entities: z.array(z.object({ type: text })).catch([]),
  membersAdded: z.array(z.object({ id: text })).catch([]),
  conversation: z.object({ id: z.string() }),
  from: z.object({ id: text, name: text }),
  recipient: z.object({ id: text }),
  channelData: z
    .object({ voice: Voice.optional().catch(undefined) })
    .optional()
    .catch(undefined),
})
type Read = z.infer<typeof Read>

const wasPressed = ({ entities }: Read): boolean => entities.some(({ type }) => type === 'DTMF')

/** Whether an activity is of a call: by its channel, because keys were pressed, or because a gateway says so. */
export const isCall = (activity: Activity): boolean => {
  const { data } = Read.safeParse(activity)
  if (data === undefined) return false
  return SPOKEN.includes(data.channelId ?? '') || wasPressed(data) || data.channelData?.voice !== undefined
}

type Happened = Pick<VoiceTurnIn, 'type'> & Partial<VoiceTurnIn>

const transferred = (activity: Read): Happened | undefined => {
  const { state } = readStatus(activity) ?? {}
  if (state === undefined || state === 'completed') return undefined
  return { type: 'transferResult', transfer: state === 'accepted' ? 'answered' : 'failed' }
}

const EVENTS: ReadonlyMap<string, (activity: Read) => Happened | undefined> = new Map([
  ['DTMF', ({ value }) => pressedIn(value)],
  ['noUserInput', () => ({ type: 'noInput' })],
  ['noMatch', () => ({ type: 'noMatch' })],
  ['handoff.status', transferred],
])

const said = (activity: Read): Happened => {
  if (wasPressed(activity) && keysIn(activity.text) !== undefined) return pressedIn(activity.text)
  const { alternatives = [], bargeIn, recogniser } = activity.channelData?.voice ?? {}
  return {
    ...speechIn([{ text: activity.text }, ...alternatives]),
    ...(bargeIn === undefined ? {} : { bargeIn }),
    ...(recogniser === undefined ? {} : { recogniser }),
  }
}

/** The caller joins, and so do we: it is the caller who is greeted, once. */
const joined = ({ membersAdded, recipient }: Read): Happened | undefined =>
  membersAdded.some(({ id }) => id !== recipient.id) ? { type: 'start' } : undefined

const happenedIn = (activity: Read): Happened | undefined => {
  switch (activity.type) {
    case 'message':
      return said(activity)
    case 'conversationUpdate':
      return joined(activity)
    case 'event':
      return EVENTS.get(activity.name ?? '')?.(activity)
    case 'endOfConversation':
      return { type: 'hangup' }
    default:
      return undefined
  }
}

/** The channel for telephones has the number in the caller's name, or for an id. */
const whoIn = ({ from, channelData }: Read): VoiceTurnIn['caller'] => {
  const { caller: { number, relay } = {}, callee = '' } = channelData?.voice ?? {}
  const told = [number, from.name, from.id].map((each) => callerIn(each ?? '', callee))
  const known = told.find((each) => each.number !== undefined || each.withheld === true)
  return { ...told[0], ...known, ...(relay === undefined ? {} : { relay }) }
}

/** An activity as a turn; `undefined` for one that asks nothing, such as that somebody types. */
export const callTurnIn = (activity: Activity): VoiceTurnIn | undefined => {
  const { data } = Read.safeParse(activity)
  const happened = data && happenedIn(data)
  if (data === undefined || happened === undefined) return undefined
  return {
    v: 1,
    callId: callIdOf(data.conversation.id),
    turn: happened.type === 'start' ? 0 : 1,
    locale: localeOf(data.locale),
    caller: whoIn(data),
    ...calleeOf(data.channelData?.voice?.callee),
    ...happened,
  }
}
