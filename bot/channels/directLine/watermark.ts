import { BotError } from '../../errors'

/** How far a client has read: the number of the last message it has, as text. Throws `request_faulty` for anything else. */
export const readWatermark = (given: string): number => {
  if (!/^\d{1,15}$/.test(given)) throw new BotError('request_faulty', { detail: 'watermark' })
  return Number(given)
}
