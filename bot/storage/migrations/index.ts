import { type Kysely, sql } from 'kysely'
import type Database from 'libsql'
import { bringFileUpToDate, bringUpToDate } from '../database'
import type { Engine } from '../engine'
import { conversationsAndMessages } from './001-conversations'
import { casesAndReferences } from './002-cases'
import { outbox } from './003-outbox'
import { equalityTallies } from './005-equality'
import { caseSubjects } from './006-case-subjects'
import { open311 } from './007-open311'
import { textStops } from './008-text-stops'
import { handoffsAndTimers } from './009-handoffs'
import { advisorsAndAudit } from './010-advisors'
import { caseIndex } from './011-case-index'
import { secrets } from './012-secrets'
import { talksElsewhere } from './012-talks-elsewhere'
import { callsPutThrough } from './013-calls-put-through'
import { postgresColumns } from './postgresColumns'

/** In order of their names; a name, once released, keeps its place and its meaning. */
const migrationsOn = (engine: Engine['name']) => ({
  '001-conversations': conversationsAndMessages,
  '002-cases': casesAndReferences,
  '003-outbox': outbox,
  '005-equality': equalityTallies,
  '006-case-subjects': caseSubjects,
  '007-open311': open311(engine),
  '008-text-stops': textStops,
  '009-handoffs': handoffsAndTimers,
  '010-advisors': advisorsAndAudit,
  '011-case-index': caseIndex,
  '012-secrets': secrets,
  '012-talks-elsewhere': talksElsewhere,
  '013-calls-put-through': callsPutThrough,
})

/** Brings a file up to date; throws `store_not_migrated` with its cause. */
export const migrateFile = <T>(database: Database.Database, db: Kysely<T>): Promise<void> =>
  bringFileUpToDate(database, db, migrationsOn('sqlite'))

/** Whether nothing is left to do. The migrator would look at every table to find out, each time a process starts. */
const isUpToDate = async <T>(db: Kysely<T>, names: readonly string[]): Promise<boolean> => {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
    return rows.length === names.length && rows.every(({ name }) => names.includes(name))
  } catch {
    // There is no such table before the first time.
    return false
  }
}

/** Brings a PostgreSQL database up to date, one process at a time; throws `store_not_migrated` with its cause. */
export const migratePostgres = async <T>(db: Kysely<T>): Promise<void> => {
  const migrations = migrationsOn('postgres')
  if (await isUpToDate(db, Object.keys(migrations))) return
  await bringUpToDate(db.withPlugin(postgresColumns), migrations)
}
