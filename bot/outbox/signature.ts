import { createHmac } from 'node:crypto'
import { isSame } from '../web/bearer'

/** Standard Webhooks: a secret that begins so is bytes in base64; any other is its own characters. */
const PREFIX = 'whsec_'

const keyOf = (secret: string): Buffer =>
  secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret, 'utf8')

/** What is sent, by whatever name the receiver will know it again. */
export interface Signed {
  id: string
  /** When this attempt is made: a receiver refuses what is old, so that nobody sends it once more. */
  at: Date
  body: string
}

const signatureOf = (id: string, timestamp: string, body: string, secret: string): string =>
  createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')

/**
 * The headers of a webhook, by Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, in
 * base64, so that receivers can check it with a library of theirs.
 */
export const signatureHeaders = ({ id, at, body }: Signed, secret: string): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = signatureOf(id, timestamp, body, secret)
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

/** What is signed is believed for so long before and after: clocks differ, and nobody may send it again much later. */
const TOLERANCE_MS = 5 * 60_000

/** Whether somebody who has the secret signed this now. The header may hold several signatures, as while a secret changes. */
export const isSigned = (
  given: { id: string; timestamp: string; signature: string; body: string },
  secret: string,
  now: Date,
): boolean => {
  const { id, timestamp, signature, body } = given
  const isInTime =
    /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now.getTime()) <= TOLERANCE_MS
  const wanted = `v1,${signatureOf(id, timestamp, body, secret)}`
  return id !== '' && isInTime && signature.split(' ').some((one) => isSame(one, wanted))
}
