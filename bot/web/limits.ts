import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Config } from '../config'
import { BotError } from '../errors'

/** How often, from whom. Each throws `too_many` with the seconds to wait. Counted in this process only. */
export interface Limits {
  request(address: string): Promise<void>
  conversation(address: string): Promise<void>
  message(conversation: string): Promise<void>
  /** A reference looked up on the tracking page. */
  tracking(address: string): Promise<void>
  /** An attempt of somebody of the council’s to sign in. */
  signIn(address: string): Promise<void>
  /** A request of another system, by the id of its key. */
  client(key: string): Promise<void>
}

/** The first four of the eight groups of an IPv6 address, zeros that are left out put back. */
const firstHalf = (address: string): string => {
  const [before = [], after] = address
    .split('::')
    .map((part) => part.split(':').filter((group) => group !== ''))
  const groups =
    after === undefined
      ? before
      : [...before, ...Array(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after]
  return groups.slice(0, 4).join(':')
}

/** Whoever has one IPv6 address has 2^64 of them: the first half is whose they are. */
const ownerOf = (address: string): string =>
  address.includes(':') && !address.startsWith('::ffff:') ? firstHalf(address) : address

const waitOf = (refused: unknown): number =>
  typeof refused === 'object' && refused !== null && 'msBeforeNext' in refused
    ? Math.max(1, Math.ceil(Number(refused.msBeforeNext) / 1000))
    : 1

const atMost = (points: number, duration: number) => {
  if (points === 0) return async () => {}
  const limiter = new RateLimiterMemory({ points, duration })
  return async (key: string): Promise<void> => {
    try {
      await limiter.consume(key)
    } catch (refused) {
      throw new BotError('too_many', { retryAfter: waitOf(refused) })
    }
  }
}

export const createLimits = (config: Config): Limits => {
  const requests = atMost(config.LIMIT_REQUESTS_PER_MINUTE, 60)
  const conversations = atMost(config.LIMIT_CONVERSATIONS_PER_HOUR, 3_600)
  const tracking = atMost(config.LIMIT_TRACKING_PER_HOUR, 3_600)
  const signIns = atMost(config.LIMIT_SIGN_INS_PER_HOUR, 3_600)
  return {
    request: (address) => requests(ownerOf(address)),
    conversation: (address) => conversations(ownerOf(address)),
    message: atMost(config.LIMIT_MESSAGES_PER_MINUTE, 60),
    tracking: (address) => tracking(ownerOf(address)),
    signIn: (address) => signIns(ownerOf(address)),
    client: atMost(config.LIMIT_REQUESTS_PER_KEY, 60),
  }
}
