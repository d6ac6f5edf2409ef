import type { Config } from '../config'
import { valueFor } from '../perCouncil'

/** A council's own desk. */
export interface Desk {
  council: string
  /** Where it is told. */
  url: string
  /** Signs what it is told and what it answers. */
  secret: string
}

/** The desk of a council that has one of its own. */
export const deskOf = (
  config: Pick<Config, 'DESK_WEBHOOK_URLS' | 'DESK_WEBHOOK_SECRETS'>,
  council: string,
): Desk | undefined => {
  const url = valueFor(config.DESK_WEBHOOK_URLS, council)
  const secret = valueFor(config.DESK_WEBHOOK_SECRETS, council)
  return url === undefined || secret === undefined ? undefined : { council, url, secret }
}
