import type { Activity } from 'botbuilder-core'
import { z } from 'zod'
import type { Turn } from '../../dialogs/turn'

/** What the telephone knows of a call, as `bot/channels/voice` puts it into `channelData.line`. */
const Line = z.object({
  sure: z.object({ act: z.number(), ask: z.number() }),
  number: z.string().optional(),
  relay: z.boolean().optional(),
  transfers: z.boolean().optional(),
})

const Transferred = z.enum(['answered', 'busy', 'noAnswer', 'failed'])

type Told = Pick<Turn, 'event' | 'transferred'>

const EVENTS: Readonly<Record<string, Told>> = {
  noUserInput: { event: 'silent' },
  noMatch: { event: 'unheard' },
}

/** What happened on the line without a word; `undefined` for an event of another kind. */
export const eventOnTheLine = ({ name = '', value }: Activity): Told | undefined => {
  if (name !== 'transferResult') return EVENTS[name]
  const { data } = Transferred.safeParse(value)
  return data && { event: 'transferred', transferred: data }
}

/** What is known of the line; only our own telephone may say. */
export const lineIn = ({ channelData }: Activity): Pick<Turn, 'line'> => {
  const { data } = Line.safeParse(channelData?.line)
  if (data === undefined) return {}
  const { sure, number, relay, transfers } = data
  return {
    line: {
      sure,
      ...(number === undefined ? {} : { number }),
      ...(relay === undefined ? {} : { relay }),
      ...(transfers === undefined ? {} : { transfers }),
    },
  }
}
