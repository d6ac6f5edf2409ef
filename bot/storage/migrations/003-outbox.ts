import type { Kysely, Migration } from 'kysely'

/** One row for each event of a case that nobody has been told of yet; written with the event, taken out when planned. */
const news = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('case_news')
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_news_once', ['reference', 'seq'])
    .addForeignKeyConstraint('case_news_of_event', ['reference', 'seq'], 'case_events', ['reference', 'seq'])
    .execute()

const deliveries = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('deliveries')
    .addColumn('position', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('consumer', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('planned_at', 'text', (column) => column.notNull())
    .addColumn('payload', 'text')
    .addColumn('outside_id', 'text')
    .addColumn('receipt', 'text')
    .addColumn('fault', 'text')
    .addUniqueConstraint('deliveries_once', ['consumer', 'subject', 'part'])
    .execute()
  await db.schema
    .createIndex('deliveries_due')
    .on('deliveries')
    .columns(['consumer', 'state', 'due_at'])
    .execute()
}

const texters = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('texters')
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('number', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull())
    .addColumn('last_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('texters_once', ['council', 'number'])
    .execute()

/** What is still to be told to whom, and who texts in which conversation. Events from before it are nobody's news. */
export const outbox: Migration = {
  up: async (db) => {
    await news(db)
    await deliveries(db)
    await texters(db)
  },
}
