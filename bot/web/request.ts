import type { IncomingMessage } from 'node:http'
import type { Config } from '../config'
import { BotError } from '../errors'

type Believed = Pick<Config, 'TRUST_PROXY' | 'PUBLIC_URL'>

const listIn = (header: string | string[] | undefined): readonly string[] =>
  String(header ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

/** Path and query of what was asked for; throws `request_faulty` when it is no address at all. */
export const addressIn = (url: string): { path: string; query: URLSearchParams } => {
  if (!URL.canParse(url, 'http://localhost')) throw new BotError('request_faulty')
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  return { path: pathname, query: searchParams }
}

/** The caller's address: what the last of the believed proxies saw. */
export const addressOf = ({ headers, socket }: IncomingMessage, { TRUST_PROXY }: Believed): string => {
  const seen = [...listIn(headers['x-forwarded-for']), socket.remoteAddress ?? 'unknown']
  return seen[Math.max(0, seen.length - 1 - TRUST_PROXY)] ?? 'unknown'
}

/**
 * Scheme and host as the caller sees them. The guard has made sure that the host is one. The scheme is believed of
 * anybody: whoever lies about it is told a wrong address, and nobody else is.
 */
export const siteOf = ({ headers }: IncomingMessage, { PUBLIC_URL }: Believed): string => {
  if (PUBLIC_URL !== undefined) return PUBLIC_URL
  const secure = listIn(headers['x-forwarded-proto'])[0] === 'https'
  return new URL(`${secure ? 'https' : 'http'}://${headers.host ?? 'localhost'}`).origin
}
