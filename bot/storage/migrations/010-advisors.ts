import type { Kysely, Migration } from 'kysely'

const advisors = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('advisors')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('username', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('roles', 'text', (column) => column.notNull())
    .addColumn('councils', 'text', (column) => column.notNull())
    .addColumn('teams', 'text', (column) => column.notNull())
    .addColumn('languages', 'text', (column) => column.notNull())
    .addColumn('capacity', 'integer', (column) => column.notNull())
    .addColumn('disabled', 'integer', (column) => column.notNull())
    .addColumn('password_hash', 'text')
    .addColumn('openid_issuer', 'text')
    .addColumn('openid_subject', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addUniqueConstraint('advisors_by_openid', ['openid_issuer', 'openid_subject'])
    .execute()

const sessions = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('advisor_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('advisor', 'text', (column) => column.notNull().references('advisors.id'))
    .addColumn('way', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('user_agent', 'text')
    .addColumn('revoked_at', 'text')
    .execute()
  await db.schema
    .createIndex('advisor_sessions_by_advisor')
    .on('advisor_sessions')
    .columns(['advisor', 'created_at'])
    .execute()
}

const invitations = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('advisor_invitations')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('advisor', 'text', (column) => column.notNull().unique().references('advisors.id'))
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .execute()

const tries = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('sign_in_tries')
    .addColumn('id', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('username', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('sign_in_tries_by_name')
    .on('sign_in_tries')
    .columns(['username', 'at'])
    .execute()
}

const audit = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('audit_log')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('who', 'text', (column) => column.notNull())
    .addColumn('council', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject', 'text')
    .addColumn('detail', 'text')
    .addColumn('address', 'text')
    .execute()
  for (const column of ['council', 'who', 'subject'])
    await db.schema.createIndex(`audit_log_by_${column}`).on('audit_log').columns([column, 'seq']).execute()
}

/** Who signs in and with what, who has, who tried to, and what everybody did. */
export const advisorsAndAudit: Migration = {
  up: async (db) => {
    await advisors(db)
    await sessions(db)
    await invitations(db)
    await tries(db)
    await audit(db)
  },
}
