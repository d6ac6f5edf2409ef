import type Database from 'libsql'
import type { Filled, Keep, NewSet, Row } from './store'
import type { PlanningTable } from './tables'

/** The columns of every table without `set_id`, in the order they are written. */
const COLUMNS: { readonly [Table in PlanningTable]: readonly (keyof Row<Table> & string)[] } = {
  applications: [
    'key',
    'stem',
    'reference',
    'address',
    'postcode',
    'uprn',
    'description',
    'type',
    'scale',
    'target_day',
    'withdrawn_day',
    'decision',
    'decision_day',
    'decided_by',
    'appeal_reference',
    'appeal_day',
    'appeal_outcome',
    'appeal_outcome_day',
  ],
  application_events: ['key', 'event', 'day', 'until_day'],
}
const TABLES = Object.keys(COLUMNS) as readonly PlanningTable[]

const inserting = (database: Database.Database, set: number): Keep => {
  const statements = new Map(
    TABLES.map((table) => {
      const columns = ['set_id', ...COLUMNS[table]]
      const marks = columns.map(() => '?').join(', ')
      const insert = `insert into ${table} (${columns.join(', ')}) values (${marks}) on conflict do nothing`
      return [table, database.prepare(insert)] as const
    }),
  )
  return (table, row) => {
    const values = (COLUMNS[table] as readonly (keyof typeof row)[]).map((column) => row[column])
    return statements.get(table)?.run([set, ...values]).changes === 1 ? 'kept' : 'taken'
  }
}

const remove = (database: Database.Database, council: string): void => {
  const before = database.prepare('select id from planning_sets where council = ?').get([council]) as
    | { id: number }
    | undefined
  if (before === undefined) return
  for (const table of TABLES) database.prepare(`delete from ${table} where set_id = ?`).run([before.id])
  database.prepare('delete from planning_sets where id = ?').run([before.id])
}

const add = (database: Database.Database, { council, importedAt, fingerprint }: NewSet): number => {
  const statement = database.prepare(
    'insert into planning_sets (council, sample, fingerprint, imported_at) values (?, 0, ?, ?)',
  )
  return Number(statement.run([council, fingerprint ?? null, importedAt.toISOString()]).lastInsertRowid)
}

/** Replaces a council's set in one transaction, which stays open while the files are read. */
export const replacing =
  (database: Database.Database) =>
  async (set: NewSet, fill: (keep: Keep) => Promise<Filled>): Promise<void> => {
    database.exec('begin immediate')
    try {
      remove(database, set.council)
      const id = add(database, set)
      const filled = await fill(inserting(database, id))
      if (filled.outcome === 'keep')
        database.prepare('update planning_sets set sample = ? where id = ?').run([filled.sample ? 1 : 0, id])
      database.exec(filled.outcome === 'keep' ? 'commit' : 'rollback')
    } catch (thrown) {
      database.exec('rollback')
      throw thrown
    }
  }
