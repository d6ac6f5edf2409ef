/** Runs over a store that several processes share, which are killed now and then: SQLite in a file, or a PostgreSQL. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../bot/storage/engine'
import { openPostgresEngine } from '../../bot/storage/postgresEngine'
import { openSqliteEngine } from '../../bot/storage/sqliteEngine'
import { storeOver } from '../../bot/storage/storeOver'
import { NOW } from '../bot/handoff/world'
import { diceOf } from '../journeys/dice'
import { PEOPLE } from './desk'
import { CONVERSATIONS, type Played, play } from './play'
import { type Processes, startProcesses } from './processes'
import { openScreens } from './screens'
import { emptied, setWitness } from './witness'

const SECRET = 'a secret of all processes, for tests'

/** What is done with processes, and what they are over. */
export interface Together {
  engine: Engine
  processes: Processes
  close(): Promise<void>
}

export interface Wanted {
  /** The address of an empty PostgreSQL database; left out: SQLite in a file. */
  database?: string
  many: number
  seed: string
  /** How often a process is killed over something that is done: 0–1. */
  killed: number
}

/** Opens a store with the witness and accounts, and processes over it. */
export const openTogether = async ({ database, many, seed, killed }: Wanted): Promise<Together> => {
  const folder = mkdtempSync(join(tmpdir(), 'handoffs-'))
  const engine =
    database === undefined
      ? await openSqliteEngine(join(folder, 'conversations.db'))
      : await openPostgresEngine({ url: database, connections: 2 })
  await setWitness(engine)
  const store = storeOver(engine)
  for (const person of PEOPLE) await store.addAdvisor(person)
  const env = {
    DATA_DIR: folder,
    TOKEN_SECRET: SECRET,
    LIMIT_REQUESTS_PER_MINUTE: '0',
    ...(database === undefined ? {} : { DATABASE_URL: database }),
  }
  const dice = diceOf(`${seed} deaths`)
  const processes = await startProcesses({ env, many, dice, killed, from: new Date(NOW) })
  const close = async (): Promise<void> => {
    await processes.close()
    await engine.close()
  }
  return { engine, processes, close }
}

/** Plays one run, from a database with nothing in it but accounts, with everybody's screens before them. */
export const playTogether = async (
  { engine, processes }: Together,
  seed: string,
  steps: number,
): Promise<Played & { breaks: number }> => {
  await emptied(engine)
  const dice = diceOf(seed)
  const screens = openScreens(CONVERSATIONS, processes, diceOf(`${seed} breaks`), SECRET)
  const played = await play({ engine, doer: processes, dice, steps, sweeps: false, screens })
  screens.close()
  return { ...played, breaks: screens.breaks() }
}
