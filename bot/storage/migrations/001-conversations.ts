import type { Kysely, Migration } from 'kysely'

const conversations = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('conversations')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('resident', 'text', (column) => column.notNull())
    .addColumn('locale', 'text', (column) => column.notNull())
    .addColumn('started_at', 'text', (column) => column.notNull())
    .addColumn('state', 'text')
    .addColumn('last_seq', 'integer', (column) => column.notNull())
    .addColumn('last_at', 'text', (column) => column.notNull())
    .addColumn('ended', 'integer', (column) => column.notNull())
    .execute()

const messages = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('messages')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('turn', 'integer', (column) => column.notNull())
    .addColumn('said_by', 'text', (column) => column.notNull())
    .addColumn('activity', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('client_id', 'text')
    .addPrimaryKeyConstraint('messages_in_order', ['conversation', 'seq'])
    .addUniqueConstraint('messages_once', ['conversation', 'client_id'])
    .execute()

const readiness = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('readiness')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('checks', 'integer', (column) => column.notNull())
    .execute()

/** Conversations, their messages, and the row that a readiness check writes. */
export const conversationsAndMessages: Migration = {
  up: async (db) => {
    await conversations(db)
    await messages(db)
    await readiness(db)
  },
}
