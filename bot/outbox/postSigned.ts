import { BotError } from '../errors'
import { type Signed, signatureHeaders } from './signature'

const ANSWER_MS = 10_000
/** "Gone": the receiver wants no more of it (Standard Webhooks 1.0). */
const GONE = 410

const post = async (url: string, headers: Record<string, string>, body: string, signal: AbortSignal) => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
    // A redirect would carry it to somewhere that nobody has set.
    redirect: 'manual',
    signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
  }).catch((cause: unknown) => {
    throw new BotError('delivery_failed', { cause, detail: 'no answer' })
  })
  await answer.body?.cancel()
  return answer
}

/** Posts JSON as a Standard Webhook. Throws `delivery_refused` when the receiver wants no more of it, else `delivery_failed`. */
export const postSigned = async (
  { url, secret }: { url: string; secret: string },
  signed: Signed,
  signal: AbortSignal,
): Promise<void> => {
  const { ok, status } = await post(url, signatureHeaders(signed, secret), signed.body, signal)
  if (!ok)
    throw new BotError(status === GONE ? 'delivery_refused' : 'delivery_failed', { detail: String(status) })
}
