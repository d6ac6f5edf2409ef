import { createHmac } from 'node:crypto'
import { isSame } from '../../../web/bearer'

/** As jambonz' own SDK has it: clocks differ, and nobody may send it again much later. */
const TOLERANCE_MS = 5 * 60_000

/**
 * Whether a jambonz account that has the secret signed this now: `t=<seconds>,v1=<hex>`, HMAC-SHA256 over the time, a dot and
 * the body as it was sent.
 */
export const isFromJambonz = (header: string, body: string, secret: string, now: Date): boolean => {
  const parts = header.split(',').map((part) => part.trim().split('='))
  const timestamp = parts.find(([name]) => name === 't')?.[1] ?? ''
  const isInTime =
    /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) * 1000 - now.getTime()) <= TOLERANCE_MS
  const wanted = createHmac('sha256', secret).update(`${timestamp}.${body}`, 'utf8').digest('hex')
  return isInTime && parts.some(([name, value = '']) => name === 'v1' && isSame(value, wanted))
}
