import type { Pack } from '../../knowledge/schema'
import { BotError } from '../errors'
import type { Request } from '../web/answer'
import type { Arguments } from './arguments'
import type { Client } from './keys'
import type { Open311Parts } from './parts'
import { withoutEnding } from './written'

/** A request of another system, read. */
export interface Call {
  pack: Pack
  given: Arguments
  /** What the address ends with, without `.json`: the code of a service, the reference of a case. */
  part: string
  at: Date
  /** Scheme and host as the caller sees them. */
  site: string
  /** The address of this list with these arguments in place of the ones that were sent. */
  address(more: Arguments): string
}

/** Whoever calls, and about which council. */
export interface Caller {
  pack: Pack
  client?: Client | undefined
}

/** One of those who have a key for this council. */
export interface ClientCall extends Call {
  client: Client
}

const stringsIn = (body: unknown): readonly (readonly [string, string])[] =>
  typeof body === 'object' && body !== null
    ? Object.entries(body).flatMap(([name, value]) =>
        ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)] as const] : [],
      )
    : []

const givenIn = ({ query, body }: Request): Arguments =>
  Object.fromEntries([...query, ...stringsIn(body)].filter(([, value]) => value.trim() !== ''))

const addressIn =
  ({ site, path }: Request, { api_key: _, ...given }: Arguments) =>
  (more: Arguments): string =>
    `${site}${path}?${new URLSearchParams({ ...given, ...more })}`

/** Throws `council_unknown`, or `jurisdiction_unknown` for one that isn't of this address. */
export const callOf = (request: Request, { packs, clock }: Open311Parts): Call => {
  const pack = packs.get(request.params.council ?? '')
  if (pack === undefined) throw new BotError('council_unknown')
  const given = givenIn(request)
  const { id, codes } = pack.council
  const { jurisdiction_id: jurisdiction } = given
  if (jurisdiction !== undefined && jurisdiction !== id && jurisdiction !== codes.gss)
    throw new BotError('jurisdiction_unknown')
  const part = withoutEnding(request.params.part ?? '')
  return { pack, given, part, at: clock.now(), site: request.site, address: addressIn(request, given) }
}

const keyIn = ({ headers }: Request, { api_key }: Arguments): string | undefined =>
  api_key ?? /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]

/**
 * Who calls, if they show a key; throws `key_refused` for one that isn't of this council, and `too_many`. A key that is
 * not one is refused where none is needed, too: whoever shows it should hear of it.
 */
export const clientOf = async (
  request: Request,
  { pack, given, at }: Call,
  { keys, limits }: Open311Parts,
): Promise<Client | undefined> => {
  const key = keyIn(request, given)
  if (key === undefined) return undefined
  const client = await keys.read(key, at)
  if (client.council !== pack.council.id) throw new BotError('key_refused')
  await limits.client(client.id)
  return client
}
