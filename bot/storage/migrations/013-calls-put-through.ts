import type { Migration } from 'kysely'

/** The reference that an advisor opens a call by, which was put through to them. */
export const callsPutThrough: Migration = {
  up: async (db) => {
    await db.schema.alterTable('handoffs').addColumn('context_ref', 'text').execute()
    await db.schema
      .createIndex('handoffs_by_context_ref')
      .on('handoffs')
      .columns(['context_ref'])
      .unique()
      .execute()
  },
}
