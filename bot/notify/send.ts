import { markOf } from '../outbox/consumer'
import type { Delivery } from '../storage/outboxStore'
import type { Message } from './client'

/**
 * A minute, and so on to most of a day. The first is also how long Notify has to list what it took: a message whose sending
 * was cut short is looked for after that, and sent again only when it isn't there.
 */
export const NOTIFY_GAPS = [60, 300, 900, 3_600, 10_800, 21_600, 43_200]

/** Where to, and with whose key. */
export interface NotifyAccount {
  url: string
  key: string
  signal: AbortSignal
}

/**
 * Sends once, for all we can know: every attempt after the first asks Notify, before it sends, whether an earlier one
 * arrived. What is left is what no sender can rule out: a message that Notify took and does not list a minute later.
 */
export const sendOnce = async (
  { url, key, signal }: NotifyAccount,
  delivery: Delivery,
  message: Omit<Message, 'mark'>,
): Promise<string> => {
  // Loaded only where it is used: it takes longer, and more memory, than the whole of the outbox.
  const { openNotify } = require('./client') as typeof import('./client')
  const notify = openNotify(url, key, signal)
  const mark = markOf(delivery)
  const before = delivery.attempt > 1 ? await notify.find(mark) : undefined
  return before ?? notify.send({ ...message, mark })
}
