import type { Migration } from 'kysely'

/**
 * How often each answer to an equality question was given, by council and month. No row is a person's: there is nothing
 * in it of the case, the conversation or the day, and one person's answers don't stand together.
 */
export const equalityTallies: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('equality_tallies')
      .addColumn('council', 'text', (column) => column.notNull())
      .addColumn('month', 'text', (column) => column.notNull())
      .addColumn('question', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('equality_tallies_once', ['council', 'month', 'question', 'answer'])
      .execute()
  },
}
