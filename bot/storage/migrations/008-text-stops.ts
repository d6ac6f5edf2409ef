import type { Migration } from 'kysely'

/** Numbers that texted STOP: kept until they text START, or else they would be texted again. */
export const textStops: Migration = {
  up: async (db) => {
    await db.schema
      .createTable('text_stops')
      .addColumn('council', 'text', (column) => column.notNull())
      .addColumn('number', 'text', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('text_stops_once', ['council', 'number'])
      .execute()
  },
}
