import { createHmac } from 'node:crypto'

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

/**
 * The headers of a webhook, by Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`, in
 * base64, so that receivers can check it with a library of theirs.
 */
export const signatureHeaders = ({ id, at, body }: Signed, secret: string): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
