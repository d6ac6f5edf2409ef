import { Pool, types } from 'pg'
import { BotError } from '../errors'

/** How to reach a PostgreSQL. */
export interface PostgresOptions {
  /** As `postgres://user:password@host:5432/name`. */
  url: string
  /** Connections at most. */
  connections: number
}

/** How long to wait for a connection: longer than any turn, shorter than a resident's patience. */
const CONNECT_MS = 5_000
/** A process that hangs in the middle of a transaction keeps rows from the others for no longer. */
const HUNG_MS = 10_000

/** Counts and sums: none of ours grows past what a number holds exactly. */
const WIDE = new Set<number>([types.builtins.INT8, types.builtins.NUMERIC])

const parsers: NonNullable<ConstructorParameters<typeof Pool>[0]>['types'] = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    WIDE.has(oid) ? Number : types.getTypeParser(oid, format as 'text'),
}

/** The address without its password: for whoever runs it. */
export const placeOf = (url: string): string => {
  if (!URL.canParse(url)) return ''
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname}`
}

/** Connections to a PostgreSQL, of which one has answered. Throws `store_not_opened`. */
export const openPool = async ({ url, connections }: PostgresOptions): Promise<Pool> => {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    idle_in_transaction_session_timeout: HUNG_MS,
    keepAlive: true,
    types: parsers,
  })
  // A connection that breaks is left out, and whoever was using it is told; unheard, its error would stop the process.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  try {
    await pool.query('select 1')
    return pool
  } catch (cause) {
    await pool.end()
    throw new BotError('store_not_opened', { cause, detail: placeOf(url) })
  }
}
