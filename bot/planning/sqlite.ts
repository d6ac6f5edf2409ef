import { Mutex } from 'async-mutex'
import { Kysely, SqliteDialect } from 'kysely'
import type Database from 'libsql'
import { bringFileUpToDate, openDatabase } from '../storage/database'
import { toApplication } from './fromRows'
import { applications } from './migrations/001-applications'
import { type Queries, queries } from './queries'
import { replacing } from './replace'
import type { By, PlanningStore } from './store'
import type { PlanningTables } from './tables'

/** In order of their names; a name, once released, keeps its place and its meaning. */
const MIGRATIONS = { '001-applications': applications }

const rowsBy = (query: Queries, set: number, by: By) => {
  if ('key' in by) return query.key.all({ set, is: by.key })
  if ('postcode' in by) return query.postcode.all({ set, is: by.postcode })
  if ('uprn' in by) return query.uprn.all({ set, is: by.uprn })
  return by.stems.flatMap((is) => query.stem.all({ set, is }))
}

const storeOver = (database: Database.Database, db: Kysely<PlanningTables>): PlanningStore => {
  const query = queries(database, db)
  const replace = replacing(database)
  const importing = new Mutex()
  return {
    known: async (council) => {
      const row = query.set.first({ council })
      if (row === undefined) return undefined
      return {
        sample: row.sample === 1,
        importedAt: new Date(row.imported_at),
        ...(row.fingerprint === null ? {} : { fingerprint: row.fingerprint }),
      }
    },
    find: async (council, by) => {
      const set = query.set.first({ council })?.id
      if (set === undefined) return []
      return rowsBy(query, set, by).map((row) => toApplication(row, query.events.all({ set, key: row.key })))
    },
    replace: (set, fill) => importing.runExclusive(() => replace(set, fill)),
    close: () => db.destroy(),
  }
}

/**
 * Opens the registers' database in a file of their own, or `:memory:`: an import writes for seconds, and turns must not
 * wait for it. Throws `store_not_opened` or `store_not_migrated`.
 */
export const openPlanningStore = async (file: string): Promise<PlanningStore> => {
  const database = openDatabase(file)
  const db = new Kysely<PlanningTables>({ dialect: new SqliteDialect({ database }) })
  await bringFileUpToDate(database, db, MIGRATIONS)
  return storeOver(database, db)
}
