import { type Kysely, type Migration, sql } from 'kysely'

/** One thin row for each case: what a list is sorted and narrowed by, apart from the case with its long answers. */
const index = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('case_index')
    .addColumn('reference', 'text', (column) => column.primaryKey().references('cases.reference'))
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('service', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('opened_at', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .addColumn('chased', 'integer', (column) => column.notNull())
    .addColumn('replied', 'integer', (column) => column.notNull())
    .addColumn('seen', 'integer', (column) => column.notNull())
    .addColumn('team', 'text')
    .addColumn('assignee', 'text')
    .execute()
  const order = ['due_at', 'opened_at desc', 'reference'] as const
  const by = (name: string) => db.schema.createIndex(name).on('case_index')
  await by('case_index_by_due')
    .columns([...order])
    .execute()
  await by('case_index_by_council')
    .columns(['council', ...order])
    .execute()
  await by('case_index_by_assignee')
    .columns(['assignee', ...order])
    .execute()
}

/** The words, numbers and addresses that a case is found by; see `caseTerms.ts`. */
const terms = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('case_terms')
    .addColumn('reference', 'text', (column) => column.notNull().references('cases.reference'))
    .addColumn('term', 'text', (column) => column.notNull())
    .addColumn('council', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_terms_once', ['reference', 'term'])
    .execute()
  await db.schema
    .createIndex('case_terms_by_term')
    .on('case_terms')
    .columns(['council', 'term', 'reference'])
    .execute()
}

/** Cases whose rows above are to be written anew, and by which rules they were written. */
const pending = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('case_unindexed')
    .addColumn('reference', 'text', (column) => column.primaryKey().references('cases.reference'))
    .execute()
  await db.schema
    .createTable('case_index_rules')
    .addColumn('council', 'text', (column) => column.primaryKey())
    .addColumn('rules', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into case_unindexed (reference) select reference from cases`.execute(db)
}

/** What colleagues did with a case, for colleagues alone. */
const acts = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('case_acts')
    .addColumn('reference', 'text', (column) => column.notNull().references('cases.reference'))
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('event', 'integer')
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('case_acts_once', ['reference', 'key'])
    .addUniqueConstraint('case_acts_in_order', ['reference', 'seq'])
    .execute()

/** What the advisors’ console needs of cases: finding them among many, who has them, and what colleagues did. */
export const caseIndex: Migration = {
  up: async (db) => {
    await index(db)
    await terms(db)
    await pending(db)
    await acts(db)
  },
}
