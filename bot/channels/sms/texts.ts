import { z } from 'zod'
import { takeOutSecrets } from '../../../dialogs/understanding/secrets'
import type { Clock } from '../../clock'
import type { Councils } from '../../councils'
import { BotError } from '../../errors'
import { type CallbackParts, calledFor } from '../../notify/callbacks'
import { type Answer, json, type Request } from '../../web/answer'
import { HEARD, type Heard } from './hear'
import { senderOf } from './number'

/** More than any telephone sends; what is too long for an answer is the conversation's to say. */
const MOST_CHARACTERS = 10_000

/** A text as Notify passes it on. */
const Text = z.object({
  id: z.uuid(),
  source_number: z.string().max(40),
  message: z.string().max(MOST_CHARACTERS),
})

export interface TextsRouteParts extends CallbackParts {
  clock: Clock
  councils: Councils
  /** There is something to do. */
  nudge(): void
}

const councilOf = (council: string, councils: Councils): string => {
  if (councils.has(council)) return council
  const [only] = councils.keys()
  if (only === undefined || councils.size > 1) throw new BotError('council_unknown')
  return only
}

/**
 * POST /notify/texts: a resident's text message. It is kept before it is acknowledged, and answered afterwards; Notify may
 * send it again, and it is taken once. From a name or a short code, which can't be answered, it is taken and forgotten.
 */
export const texts =
  ({ store, tokens, clock, councils, nudge }: TextsRouteParts) =>
  async (request: Request): Promise<Answer> => {
    const council = councilOf(calledFor(request, tokens), councils)
    const read = Text.safeParse(request.body)
    if (!read.success) throw new BotError('request_faulty')
    const { id, source_number, message } = read.data
    const from = senderOf(source_number)
    if (from === undefined) return json({ status: 'noted' })
    const payload: Heard = { from, said: takeOutSecrets(message) }
    await store.plan([{ consumer: HEARD, council, subject: id, part: 0, payload }], clock.now())
    nudge()
    return json({ status: 'noted' })
  }
