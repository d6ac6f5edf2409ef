import type { Kysely, Migration } from 'kysely'

/** What a case is about, in a column of its own: every report of one bin is looked for before another is taken. */
export const caseSubjects: Migration = {
  up: async (db: Kysely<unknown>) => {
    await db.schema.alterTable('cases').addColumn('subject', 'text').execute()
    await db.schema.createIndex('cases_by_subject').on('cases').columns(['council', 'subject']).execute()
  },
}
