import { type Kysely, type Migration, sql } from 'kysely'

const sets = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('planning_sets')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('council', 'text', (column) => column.notNull().unique())
    .addColumn('sample', 'integer', (column) => column.notNull())
    .addColumn('fingerprint', 'text')
    .addColumn('imported_at', 'text', (column) => column.notNull())
    .execute()

/** A table of texts whose rows lie in the order of their key. */
const table = async (
  db: Kysely<unknown>,
  name: string,
  key: readonly string[],
  columns: readonly string[],
): Promise<void> => {
  let made = db.schema.createTable(name).addColumn('set_id', 'integer', (column) => column.notNull())
  for (const column of columns) made = made.addColumn(column, 'text', (it) => it.notNull())
  await made
    .addPrimaryKeyConstraint(`${name}_key`, ['set_id', ...key] as never)
    .modifyEnd(sql`without rowid`)
    .execute()
}

const index = (db: Kysely<unknown>, column: string): Promise<void> =>
  db.schema.createIndex(`applications_by_${column}`).on('applications').columns(['set_id', column]).execute()

/** Applications and what happened to them. */
export const applications: Migration = {
  up: async (db) => {
    await sets(db)
    await table(
      db,
      'applications',
      ['key'],
      [
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
    )
    for (const column of ['stem', 'postcode', 'uprn']) await index(db, column)
    const event = ['key', 'day', 'event']
    await table(db, 'application_events', event, [...event, 'until_day'])
  },
}
