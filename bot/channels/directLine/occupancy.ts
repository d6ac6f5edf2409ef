import type { Config } from '../../config'
import { BotError } from '../../errors'
import type { Meter } from '../../metrics'

/** How many sockets are open, by conversation and by address. */
export interface Occupancy {
  /** Counts one in and gives the way out; throws `too_many` when the conversation or the address has enough. */
  enter(conversation: string, address: string): () => void
}

/** A dropped connection is noticed late, so that a reconnecting client is asked to wait rather than refused for good. */
const RETRY_SECONDS = 10

export const createOccupancy = (
  config: Pick<Config, 'LIMIT_SOCKETS_PER_ADDRESS' | 'LIMIT_SOCKETS_PER_CONVERSATION'>,
  meter: Meter,
): Occupancy => {
  const open = new Map<string, number>()
  let all = 0
  const add = (key: string, by: number): void => {
    const now = (open.get(key) ?? 0) + by
    if (now === 0) open.delete(key)
    else open.set(key, now)
  }
  const isFull = (key: string, most: number): boolean => most > 0 && (open.get(key) ?? 0) >= most
  return {
    enter: (conversation, address) => {
      const keys = [`conversation ${conversation}`, `address ${address}`] as const
      if (
        isFull(keys[0], config.LIMIT_SOCKETS_PER_CONVERSATION) ||
        isFull(keys[1], config.LIMIT_SOCKETS_PER_ADDRESS)
      )
        throw new BotError('too_many', { retryAfter: RETRY_SECONDS })
      const count = (by: number): void => {
        for (const key of keys) add(key, by)
        all += by
        meter.sockets(all)
      }
      count(1)
      return () => count(-1)
    },
  }
}
