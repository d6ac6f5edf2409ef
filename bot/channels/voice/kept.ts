import { z } from 'zod'
import type { Message } from '../../storage/store'

/** What of a kept reply is said and listened for; whatever else it holds is for other channels. */
const Reply = z.looseObject({
  speak: z.string().default(''),
  listenFor: z.array(z.string()).default([]),
  channelData: z
    .looseObject({
      expects: z.enum(['open', 'yesNo', 'choice', 'digits', 'address', 'date']).optional(),
      do: z.string().optional(),
      interrupt: z.enum(['keys', 'nothing']).optional(),
      listen: z
        .object({
          digits: z.object({ min: z.int(), max: z.int() }).optional(),
          patient: z.literal(true).optional(),
          slow: z.literal(true).optional(),
        })
        .optional(),
    })
    .default({}),
})
export type KeptReply = z.infer<typeof Reply>

/** The replies of the assistant's among the messages of a turn. */
export const repliesIn = (messages: readonly Message[]): readonly KeptReply[] =>
  messages
    .filter(({ from, activity }) => from === 'assistant' && activity.type === 'message')
    .map(({ activity }) => Reply.parse(activity))
