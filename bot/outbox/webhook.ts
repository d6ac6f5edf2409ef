import type { Case } from '../cases/case'
import type { Clock } from '../clock'
import { BotError } from '../errors'
import type { CaseStore } from '../storage/caseStore'
import type { Delivery } from '../storage/outboxStore'
import { type Consumer, markOf } from './consumer'
import { postSigned } from './postSigned'

/** Somewhere of a council's that is told whatever happens to its cases. */
export interface Webhook {
  council: string
  url: string
  secret: string
}

interface WebhookParts {
  store: CaseStore
  clock: Clock
}

/** Ten seconds, a minute, and so on: two and a half days, so that a weekend without anybody at the other side is no loss. */
const GAPS = [10, 60, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000]

/** What is sent: neither who nor where, which whoever may know asks for by the reference. New fields may be added; those that are there keep their meaning. */
const bodyFor = (one: Case, id: string, seq: number): string => {
  const { reference, council, service, what, timeline } = one
  const event = timeline[seq - 1]
  if (event === undefined) throw new BotError('delivery_refused', { detail: 'no such event' })
  const { state, at, by, note } = event
  const before = timeline[seq - 2]?.state
  return JSON.stringify({
    id,
    event: before === undefined ? 'case.opened' : before === state ? 'case.noted' : 'case.moved',
    council,
    reference,
    /** Rises by one: whoever gets events out of order can tell. */
    sequence: seq,
    state,
    ...(before === undefined ? {} : { previousState: before }),
    at: at.toISOString(),
    by,
    ...(note === undefined ? {} : { note }),
    service,
    what,
  })
}

/** Tells a webhook. It may be told twice of the same event, with the same `id`. */
export const webhookConsumer = (
  { council, url, secret }: Webhook,
  { store, clock }: WebhookParts,
): Consumer => ({
  id: `webhook:${council}`,
  gaps: GAPS,
  wants: (news) => news.council === council,
  deliver: async (delivery: Delivery, signal) => {
    const id = markOf(delivery)
    const one = await store.findCase(council, delivery.subject)
    if (one === undefined) throw new BotError('delivery_refused', { detail: 'no such case' })
    const body = bodyFor(one, id, delivery.part)
    await postSigned({ url, secret }, { id, at: clock.now(), body }, signal)
    return undefined
  },
})
