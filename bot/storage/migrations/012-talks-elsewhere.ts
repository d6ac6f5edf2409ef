import type { Migration } from 'kysely'

/** How a conversation on a channel elsewhere is reached without being asked, and by which number one by text is. */
export const talksElsewhere: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('conversation_references')
      .addColumn('conversation', 'text', (column) => column.primaryKey().references('conversations.id'))
      .addColumn('reference', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('texters_in').on('texters').columns(['conversation']).execute()
  },
}
