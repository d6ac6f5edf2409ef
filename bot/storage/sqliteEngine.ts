import { Kysely, SqliteDialect } from 'kysely'
import { openDatabase } from './database'
import type { Engine, Steps } from './engine'
import { migrateFile } from './migrations'
import { prepare } from './prepare'
import type { Tables } from './tables'

/** SQLite answers at once, so that its steps never wait. */
const run = <T>(steps: Steps<T>): T => {
  const end = steps.next()
  if (end.done !== true) throw new TypeError('a query of another engine')
  return end.value
}

// biome-ignore lint/correctness/useYield: what is answered at once waits for nothing
function* answered<T>(value: T): Steps<T> {
  return value
}

/**
 * Opens the database in a file, made if it is not there, or `:memory:`, and brings it up to date. Throws
 * `store_not_opened` or `store_not_migrated`.
 */
export const openSqliteEngine = async (file: string): Promise<Engine> => {
  const database = openDatabase(file)
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  await migrateFile(database, db)
  return {
    name: 'sqlite',
    db,
    prepare: (build) => {
      const prepared = prepare(database, build)
      return {
        first: (given) => answered(prepared.first(given)),
        all: (given) => answered(prepared.all(given)),
        run: (given) => answered(prepared.run(given)),
      }
    },
    locked: (query) => query,
    transaction: <A extends readonly unknown[], T>(steps: (...given: A) => Steps<T>) => {
      const atOnce = database.transaction((given: A) => run(steps(...given))).immediate
      return async (...given: A) => atOnce(given)
    },
    steps:
      <A extends readonly unknown[], T>(steps: (...given: A) => Steps<T>) =>
      async (...given: A) =>
        run(steps(...given)),
    isOpen: () => database.open,
    close: () => db.destroy(),
  }
}
