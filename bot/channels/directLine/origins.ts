import type { Config } from '../../config'
import { BotError } from '../../errors'
import type { Request } from '../../web/answer'

/** `own`: our own page. `other`: an allowed website. `none`: no browser, so no website to speak of. */
export type From = 'own' | 'other' | 'none' | 'stranger'

/** Which website a request comes from, as far as browsers tell. */
export const whence =
  (allowed: Config['ALLOWED_ORIGINS']) =>
  ({ headers, site }: Request, council: string): From => {
    const { origin } = headers
    if (origin === undefined) return 'none'
    if (origin === site) return 'own'
    return allowed.some((entry) => entry.origin === origin && ['*', council].includes(entry.council))
      ? 'other'
      : 'stranger'
  }

/** What lets a script of an allowed website read the answer. */
export const corsHeaders = (from: From, origin: string | undefined): Readonly<Record<string, string>> =>
  from === 'other' && origin !== undefined
    ? {
        'Access-Control-Allow-Origin': origin,
        'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
        'Access-Control-Allow-Headers': 'authorization, content-type, x-requested-with, x-ms-bot-agent',
        'Access-Control-Expose-Headers': 'retry-after',
        'Access-Control-Max-Age': '86400',
        Vary: 'Origin',
      }
    : { Vary: 'Origin' }

/** Throws `origin_refused` for a website that is not allowed. */
export const notFromStrangers = (from: From): void => {
  if (from === 'stranger') throw new BotError('origin_refused')
}
