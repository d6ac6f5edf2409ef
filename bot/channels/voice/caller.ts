import { senderOf } from '../sms/number'
import type { VoiceTurnIn } from './turn'

type Caller = NonNullable<VoiceTurnIn['caller']>

/** What networks and gateways write where a caller keeps the number back, or none came with the call (RFC 3323). */
const NO_NUMBER = ['anonymous', 'restricted', 'blocked', 'private', 'unavailable', 'unknown', 'withheld']

const KEYS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz']

/** ANONYMOUS on the keys of a telephone: some suppliers send the words so, as if they were numbers. */
const keyed = (word: string): string =>
  [...word].map((letter) => 2 + KEYS.findIndex((key) => key.includes(letter))).join('')

const WITHHELD = new Set([...NO_NUMBER, ...NO_NUMBER.map(keyed)])

/** `+441632960001` of `"Sam" <sip:+441632960001@pbx.example;user=phone>`, and of itself. */
const userIn = (address: string): string =>
  (/(?:sips?|tel):([^@;>]*)/i.exec(address)?.[1] ?? address).replace(/[\s()-]/g, '')

/** Relay UK is dialled as a prefix: 18001 by whoever types, 18002 by whoever rings them. No area code begins with 01800. */
const RELAY = /^(?:\+|00)?(?:44)?1800[12](?=\d{5})/

const isWithheld = (user: string): boolean => WITHHELD.has(user.toLowerCase().replace(/^\+?1?(?=\d)/, ''))

/**
 * Who rings, as far as the gateway tells: `from` and `to` are numbers or SIP addresses; `others` are whatever else it shows
 * of the call, in which Relay UK may be seen.
 */
export const callerIn = (from: string, to: string, others: readonly string[] = []): Caller => {
  const user = userIn(from)
  const relay = [from, to, ...others].some((address) => RELAY.test(userIn(address)))
  const number = isWithheld(user) ? undefined : senderOf(user.replace(RELAY, ''))
  return {
    ...(number === undefined ? {} : { number }),
    ...(isWithheld(user) ? { withheld: true } : {}),
    ...(relay ? { relay } : {}),
  }
}
