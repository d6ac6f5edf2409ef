import type { Migration } from 'kysely'

/** Secrets that every process must have the same, where nobody has set them. */
export const secrets: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('secrets')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('secret', 'text', (column) => column.notNull())
      .execute()
  },
}
