import type { Case } from '../cases/case'
import type { Clock } from '../clock'
import { BotError } from '../errors'
import type { CaseStore } from '../storage/caseStore'
import type { Delivery } from '../storage/outboxStore'
import { type Consumer, markOf } from './consumer'
import { signatureHeaders } from './signature'

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
const ANSWER_MS = 10_000
/** "Gone": the receiver wants no more of it (Standard Webhooks 1.0). */
const GONE = 410

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

const taken = async (url: string, headers: Record<string, string>, body: string, signal: AbortSignal) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    // A redirect would carry a case to somewhere that nobody has set.
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
  }).catch((cause: unknown) => {
    throw new BotError('delivery_failed', { cause, detail: 'no answer' })
  })
  await answer.body?.cancel()
  return answer
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
    const headers = signatureHeaders({ id, at: clock.now(), body }, secret)
    const { ok, status } = await taken(url, headers, body, signal)
    if (ok) return undefined
    throw new BotError(status === GONE ? 'delivery_refused' : 'delivery_failed', { detail: String(status) })
  },
})
