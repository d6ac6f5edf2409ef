import type Database from 'libsql'
import type { Filled, Keep, NewSet, Row } from './store'
import type { CollectionTable } from './tables'

/** The columns of every table without `set_id`, in the order they are written. */
const COLUMNS: { readonly [Table in CollectionTable]: readonly (keyof Row<Table> & string)[] } = {
  collection_services: [
    'code',
    'stream',
    'name',
    'container',
    'body_colour',
    'lid_colour',
    'litres',
    'out_by',
    'lgsl',
    'subscription',
    'season_from',
    'season_to',
  ],
  rounds: ['round', 'service', 'rule', 'start_day', 'until_day'],
  round_days: ['round', 'service', 'day'],
  properties: ['uprn', 'address', 'postcode', 'usrn', 'kind', 'assisted', 'valid_from', 'valid_to'],
  keyed_postcodes: ['keys', 'postcode'],
  streets: ['street', 'postcode'],
  property_rounds: ['uprn', 'service', 'round', 'from_day', 'to_day'],
  property_days: ['uprn', 'service', 'day', 'usual_day', 'reason'],
  overrides: ['scope', 'of_id', 'service', 'original_day', 'new_day', 'reason', 'published_at'],
  crew_events: ['scope', 'of_id', 'service', 'day', 'event', 'logged_at'],
}
const TABLES = Object.keys(COLUMNS) as readonly CollectionTable[]

const inserting = (database: Database.Database, set: number): Keep => {
  const statements = new Map(
    TABLES.map((table) => {
      const columns = ['set_id', ...COLUMNS[table]]
      const marks = columns.map(() => '?').join(', ')
      return [
        table,
        database.prepare(
          `insert into ${table} (${columns.join(', ')}) values (${marks}) on conflict do nothing`,
        ),
      ] as const
    }),
  )
  return (table, row) => {
    const values = (COLUMNS[table] as readonly (keyof typeof row)[]).map((column) => row[column])
    return statements.get(table)?.run([set, ...values]).changes === 1 ? 'kept' : 'taken'
  }
}

const removing = (database: Database.Database) => (council: string) => {
  const before = database.prepare('select id from collection_sets where council = ?').get([council]) as
    | { id: number }
    | undefined
  if (before === undefined) return
  for (const table of TABLES) database.prepare(`delete from ${table} where set_id = ?`).run([before.id])
  database.prepare('delete from collection_sets where id = ?').run([before.id])
}

const adding =
  (database: Database.Database) =>
  ({ council, importedAt, fingerprint }: NewSet): number => {
    const statement = database.prepare(
      'insert into collection_sets (council, sample, fingerprint, imported_at) values (?, 0, ?, ?)',
    )
    return Number(statement.run([council, fingerprint ?? null, importedAt.toISOString()]).lastInsertRowid)
  }

/** Replaces a council's set in one transaction, which stays open while the files are read. */
export const replacing =
  (database: Database.Database) =>
  async (set: NewSet, fill: (keep: Keep) => Promise<Filled>): Promise<void> => {
    database.exec('begin immediate')
    try {
      removing(database)(set.council)
      const id = adding(database)(set)
      const filled = await fill(inserting(database, id))
      if (filled.outcome === 'keep')
        database
          .prepare('update collection_sets set sample = ? where id = ?')
          .run([filled.sample ? 1 : 0, id])
      database.exec(filled.outcome === 'keep' ? 'commit' : 'rollback')
    } catch (thrown) {
      database.exec('rollback')
      throw thrown
    }
  }
