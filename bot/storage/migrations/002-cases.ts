import type { Kysely, Migration } from 'kysely'

/** A reference stays here for good, so that no number is ever given twice. */
const references = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('case_references')
    .addColumn('reference', 'text', (column) => column.primaryKey())
    .addColumn('key', 'text', (column) => column.notNull().unique())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()

const cases = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('cases')
    .addColumn('reference', 'text', (column) => column.primaryKey().references('case_references.reference'))
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('draft', 'text', (column) => column.notNull())
    .execute()

const events = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('case_events')
    .addColumn('reference', 'text', (column) => column.notNull().references('cases.reference'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('note', 'text')
    .addPrimaryKeyConstraint('case_events_in_order', ['reference', 'seq'])
    .execute()

const tries = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('case_tries')
    .addColumn('reference', 'text', (column) => column.notNull().references('cases.reference'))
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('case_tries_by_case').on('case_tries').columns(['reference', 'at']).execute()
}

/** Cases, what happened to them, the references ever given, and wrong attempts to see details. */
export const casesAndReferences: Migration = {
  up: async (db) => {
    await references(db)
    await cases(db)
    await events(db)
    await tries(db)
  },
}
