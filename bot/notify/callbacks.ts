import { z } from 'zod'
import { BotError } from '../errors'
import type { Log } from '../log'
import { readMark } from '../outbox/consumer'
import type { OfCouncil } from '../perCouncil'
import type { OutboxStore } from '../storage/outboxStore'
import { type Answer, json, type Request } from '../web/answer'
import { bearerOf, isSame } from '../web/bearer'

export interface CallbackParts {
  store: OutboxStore
  log: Log
  tokens: readonly OfCouncil[]
}

/** Whose Notify service calls: the council of its token, `*` for a token of all. Every token is compared, so that none shows by the time it takes. */
export const calledFor = (request: Request, tokens: readonly OfCouncil[]): string => {
  const given = bearerOf(request)
  const [found] = tokens.filter(({ value }) => isSame(given, value))
  if (found === undefined) throw new BotError('token_bad')
  return found.council
}

/** What Notify says became of a message, of which no more is read than is needed: `to` is not. */
const Receipt = z.object({
  id: z.uuid(),
  reference: z.string().nullish(),
  status: z.enum(['delivered', 'permanent-failure', 'temporary-failure', 'technical-failure']),
})

/**
 * POST /notify/receipts: a delivery receipt of Notify's. One of a message that isn't ours, sent by hand from the same
 * service, is taken and forgotten: refused, it would come again and again.
 */
export const receipts =
  ({ store, log, tokens }: CallbackParts) =>
  async (request: Request): Promise<Answer> => {
    const council = calledFor(request, tokens)
    const read = Receipt.safeParse(request.body)
    if (!read.success) throw new BotError('request_faulty')
    const { id, reference, status } = read.data
    const delivery = readMark(reference ?? '')
    const isOurs = delivery !== undefined && (await store.noteReceipt(delivery, { outsideId: id, status }))
    if (isOurs) log.receipt({ council, consumer: delivery.consumer, status })
    return json({ status: 'noted' })
  }
