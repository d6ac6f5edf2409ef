import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import type { Wire } from '../turn/sharedNews'

const CHANNEL = 'news'
/** PostgreSQL takes less than 8,000 bytes in one notice. */
const ROOM = 7_900
/** How long the server has for an answer, before the connection is taken for broken. */
const ANSWER_MS = 5_000
/** How often a connection on which nothing comes is asked whether it is still one: a firewall may have dropped it. */
const BEAT_MS = 15_000
const AGAIN_MS = 500

interface Line {
  client: Client
  /** Its number on the server: what it sent itself comes back under it. */
  self: number
  ended: Promise<void>
}

const connect = async (url: string): Promise<Line> => {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    keepAlive: true,
  })
  // Its end is what counts; unheard, its error would stop the process.
  client.on('error', () => undefined)
  const ended = new Promise<void>((resolve) => client.once('end', () => resolve()))
  await client.connect()
  try {
    const { rows } = await client.query<{ self: number }>('select pg_backend_pid() as self')
    await client.query(`listen ${CHANNEL}`)
    return { client, self: rows[0]?.self ?? 0, ended }
  } catch (fault) {
    await client.end()
    throw fault
  }
}

/**
 * Notices over a connection of its own, which is made anew whenever it breaks. They are hints: PostgreSQL keeps none for
 * whoever is not there, so that after every break something may have been missed.
 */
export const openNotices = (url: string): Wire => {
  const closing = new AbortController()
  let line: Line | undefined
  let hear: (notice: string) => void = () => undefined
  let missed: () => void = () => undefined

  const holdLine = async (): Promise<void> => {
    const fresh = await connect(url)
    fresh.client.on('notification', ({ processId, payload }) => {
      if (processId !== fresh.self && payload !== undefined) hear(payload)
    })
    line = fresh
    missed()
    if (closing.signal.aborted) await fresh.client.end()
    await fresh.ended
  }
  const holdOn = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await holdLine().catch(() => undefined)
      line = undefined
      await pause(AGAIN_MS, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
  const beat = setInterval(() => {
    const asked = line
    asked?.client
      .query('select 1')
      .catch(() => asked.client.end())
      .catch(() => undefined)
  }, BEAT_MS)
  const held = holdOn()
  return {
    room: ROOM,
    send: async (notices) => {
      if (line === undefined) throw new Error('not connected')
      await line.client.query(`select pg_notify('${CHANNEL}', notice) from unnest($1::text[]) as notice`, [
        notices,
      ])
    },
    listen: (hearThem, lookAgain) => {
      hear = hearThem
      missed = lookAgain
    },
    close: async () => {
      closing.abort()
      clearInterval(beat)
      await line?.client.end()
      await held
    },
  }
}
