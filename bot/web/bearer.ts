import { createHash, timingSafeEqual } from 'node:crypto'
import { BotError } from '../errors'
import type { Request } from './answer'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether two secrets are the same; how long it takes tells nothing of either, not even its length. */
export const isSame = (given: string, wanted: string): boolean =>
  timingSafeEqual(digest(given), digest(wanted))

/** The bearer token of a request; throws `token_missing` when there is none. */
export const bearerOf = ({ headers }: Pick<Request, 'headers'>): string => {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (token === undefined) throw new BotError('token_missing')
  return token
}
