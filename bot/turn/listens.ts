import type { Activity } from 'botbuilder-core'
import { z } from 'zod'
import type { Turn } from '../../dialogs/turn'

/** How a client of Direct Line says what it can do, as Web Chat does with its first message. */
const Capabilities = z.looseObject({
  type: z.literal('ClientCapabilities'),
  supportsListening: z.literal(true),
})

const saysSo = ({ entities }: Activity): boolean =>
  (entities ?? []).some((entity) => Capabilities.safeParse(entity).success)

/**
 * Whether the answer to a turn will be heard by a speech recogniser, which takes hints: on a telephone line, and for a
 * client elsewhere that sent what one heard, or keys of a telephone, or says that it listens. Never for our own pages.
 */
export const listens = ({ channel, hypotheses, keys }: Turn, activity: Activity): boolean => {
  if (channel === 'voice') return true
  if (channel !== 'directline' && channel !== 'botservice') return false
  return hypotheses !== undefined || keys !== undefined || saysSo(activity)
}
