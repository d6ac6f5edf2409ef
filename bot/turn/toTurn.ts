import type { Activity } from 'botbuilder-core'
import { z } from 'zod'
import type { Channel, Turn } from '../../dialogs/turn'
import type { Conversation } from '../storage/store'
import { eventOnTheLine, lineIn } from './onTheLine'

const CHANNELS = [
  'webchat',
  'terminal',
  'directline',
  'botservice',
  'sms',
  'voice',
] as const satisfies readonly Channel[]

/** What speech recognition may add to a message. */
const Hypotheses = z
  .array(z.object({ text: z.string().max(2_000), confidence: z.number().min(0).max(1).optional() }))
  .min(1)
  .max(20)

const Keys = z.string().regex(/^[\d*#]{1,40}$/)

const hypothesesIn = (given: unknown): Pick<Turn, 'hypotheses'> => {
  const { data } = Hypotheses.safeParse(given)
  if (data === undefined) return {}
  return {
    hypotheses: data.map(({ text, confidence }) => ({
      text,
      ...(confidence === undefined ? {} : { confidence }),
    })),
  }
}

/** One that is faulty takes nothing from the other: keys that were a card's number are no keys any more. */
const spoken = ({ channelData }: Activity): Pick<Turn, 'hypotheses' | 'keys'> => {
  const keys = Keys.safeParse(channelData?.keys).data
  return { ...(keys === undefined ? {} : { keys }), ...hypothesesIn(channelData?.hypotheses) }
}

/** Where the assistant goes on, after an advisor gave a conversation back. */
const GoesOn = z.union([
  z.object({ to: z.enum(['whereItWas', 'start']) }),
  z.object({ to: z.literal('service'), service: z.string() }),
])

const returned = ({ name, value }: Activity): Pick<Turn, 'event' | 'goesOn'> | undefined => {
  const goesOn = GoesOn.safeParse(value)
  return name === 'returned' && goesOn.success ? { event: 'returned', goesOn: goesOn.data } : undefined
}

/** A button may post its value without a text. Keys are written out for whoever reads the transcript, and are not said. */
const saidIn = ({ text, value }: Activity, keys?: string): Pick<Turn, 'said'> => {
  if (keys !== undefined && keys === text) return {}
  return { said: text === '' && typeof value === 'string' ? value : text }
}

const eventIn = (activity: Activity, isCall: boolean): Partial<Turn> | undefined =>
  returned(activity) ?? (isCall ? eventOnTheLine(activity) : undefined)

const messageIn = (activity: Activity): Partial<Turn> => {
  const heard = spoken(activity)
  return { ...saidIn(activity, heard.keys), ...heard }
}

/** What an activity means to the dialogs; `undefined` for one that asks nothing of them, such as "typing". */
export const toTurn = (activity: Activity, conversation: Conversation, at: Date): Turn | undefined => {
  const isCall = conversation.channel === 'voice'
  const turn = {
    council: conversation.council,
    conversation: conversation.id,
    channel: CHANNELS.find((channel) => channel === conversation.channel) ?? 'directline',
    locale: activity.locale ?? conversation.locale,
    at,
    ...(isCall ? lineIn(activity) : {}),
  }
  if (activity.type === 'conversationUpdate') return { ...turn, event: 'start' }
  if (activity.type === 'message') return { ...turn, ...messageIn(activity) }
  const event = activity.type === 'event' ? eventIn(activity, isCall) : undefined
  return event && { ...turn, ...event }
}
