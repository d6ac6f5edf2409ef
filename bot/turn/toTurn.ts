import type { Activity } from 'botbuilder-core'
import { z } from 'zod'
import type { Channel, Turn } from '../../dialogs/turn'
import type { Conversation } from '../storage/store'

const CHANNELS = [
  'webchat',
  'terminal',
  'directline',
  'botservice',
  'sms',
  'voice',
] as const satisfies readonly Channel[]

/** What speech recognition may add to a message. */
const Speech = z.object({
  hypotheses: z
    .array(z.object({ text: z.string().max(2_000), confidence: z.number().min(0).max(1).optional() }))
    .min(1)
    .max(20)
    .optional(),
  keys: z
    .string()
    .regex(/^[\d*#]{1,40}$/)
    .optional(),
})

const spoken = (channelData: unknown): Pick<Turn, 'hypotheses' | 'keys'> => {
  const { data } = Speech.safeParse(channelData)
  return {
    ...(data?.keys === undefined ? {} : { keys: data.keys }),
    ...(data?.hypotheses === undefined
      ? {}
      : {
          hypotheses: data.hypotheses.map(({ text, confidence }) => ({
            text,
            ...(confidence === undefined ? {} : { confidence }),
          })),
        }),
  }
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

/** A button may post its value without a text. */
const saidIn = ({ text, value }: Activity): string =>
  text === '' && typeof value === 'string' ? value : text

/** What an activity means to the dialogs; `undefined` for one that asks nothing of them, such as "typing". */
export const toTurn = (activity: Activity, conversation: Conversation, at: Date): Turn | undefined => {
  const turn = {
    council: conversation.council,
    conversation: conversation.id,
    channel: CHANNELS.find((channel) => channel === conversation.channel) ?? 'directline',
    locale: activity.locale ?? conversation.locale,
    at,
  }
  if (activity.type === 'conversationUpdate') return { ...turn, event: 'start' }
  if (activity.type === 'event') {
    const back = returned(activity)
    return back && { ...turn, ...back }
  }
  if (activity.type !== 'message') return undefined
  return { ...turn, said: saidIn(activity), ...spoken(activity.channelData) }
}
