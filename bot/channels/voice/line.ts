import { z } from 'zod'
import type { Line } from '../../../dialogs/turn'
import type { Config } from '../../config'
import { valueFor } from '../../perCouncil'
import type { Message } from '../../storage/store'
import { thresholdsFor } from '../../voiceConfig'
import { senderOf } from '../sms/number'
import type { VoiceTurnIn } from './turn'

/** What was known of the caller when the call began. */
const Known = z.object({
  channelData: z.object({
    line: z.object({ number: z.string().optional(), relay: z.boolean().optional() }),
  }),
})
type Known = z.infer<typeof Known>['channelData']['line']

/** What a kept message of a call tells of its caller. */
export const knownIn = (message: Message | undefined): Known =>
  Known.safeParse(message?.activity).data?.channelData.line ?? {}

/** `tel:+441234567890`, `sip:+441234567890@gateway;user=phone` and numbers alone. */
const ADDRESS = /^(?:tel:|sips?:)?([^@;]*)/

const numberOf = ({ number = '', withheld = false }: NonNullable<VoiceTurnIn['caller']>) =>
  withheld ? undefined : senderOf(ADDRESS.exec(number)?.[1] ?? '')

/** The line as the dialogs see it: what this turn tells of it, and what the start told. */
export const lineOf = (
  config: Pick<Config, 'VOICE_CONFIDENCE' | 'VOICE_TRANSFER'>,
  council: string,
  { caller = {}, recogniser }: VoiceTurnIn,
  known: Known = {},
): Line => {
  const number = numberOf(caller) ?? known.number
  const { ask, act } = thresholdsFor(config.VOICE_CONFIDENCE, recogniser)
  return {
    sure: { act, ask },
    ...(number === undefined ? {} : { number }),
    ...(caller.relay === true || known.relay === true ? { relay: true } : {}),
    transfers: valueFor(config.VOICE_TRANSFER, council) !== undefined,
  }
}
