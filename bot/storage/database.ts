import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Kysely, type Migration, Migrator } from 'kysely'
import Database from 'libsql'
import { BotError } from '../errors'

/** How long a write waits for another process that has the file: longer than any turn, shorter than a resident's patience. */
const BUSY_MS = 5_000

/** Opens a database in a file, made with its folder if it is not there, or `:memory:`. Throws `store_not_opened`. */
export const openDatabase = (file: string): Database.Database => {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const database = new Database(file, { timeout: BUSY_MS })
    // Write-ahead log with NORMAL: what was acknowledged outlives a killed process; a power cut may cost the last moments.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.pragma('foreign_keys = ON')
    return database
  } catch (cause) {
    throw new BotError('store_not_opened', { cause, detail: file })
  }
}

/** Brings tables up to date by migrations in the order of their names; throws `store_not_migrated` with its cause. */
export const bringUpToDate = async <T>(
  db: Kysely<T>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> => {
  const provider = { getMigrations: async () => ({ ...migrations }) }
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw new BotError('store_not_migrated', { cause: error })
}

/** So often, and so far apart, somebody who starts looks whether another who is at it has finished: a minute. */
const LOOKS = { most: 600, apartMs: 100 }

/** Begins once nobody else is writing to the file. Waiting for it at once would stop whoever is waited for in this process. */
const begin = async (database: Database.Database): Promise<void> => {
  // One statement for all looks: libsql leaves one that failed busy open, and nothing could be committed.
  const immediately = database.prepare('begin immediate')
  database.pragma('busy_timeout = 0')
  for (let looks = 1; ; looks += 1)
    try {
      immediately.run()
      return
    } catch (fault) {
      if (looks === LOOKS.most) throw fault
      await new Promise((resolve) => setTimeout(resolve, LOOKS.apartMs))
    }
}

/**
 * Brings the tables of a file up to date, all together or not at all, while every other process that starts waits; throws
 * `store_not_migrated` with its cause.
 */
export const bringFileUpToDate = async <T>(
  database: Database.Database,
  db: Kysely<T>,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> => {
  try {
    await begin(database)
    await bringUpToDate(db, migrations)
    database.exec('commit')
  } catch (cause) {
    if (database.inTransaction) database.exec('rollback')
    throw cause instanceof BotError ? cause : new BotError('store_not_migrated', { cause })
  } finally {
    database.pragma(`busy_timeout = ${BUSY_MS}`)
  }
}
