import { type Kysely, type Migration, sql } from 'kysely'
import type { Engine } from '../engine'

/** How a case stands, beside its timeline: what lists of cases are searched by. */
const standing = async (db: Kysely<unknown>, engine: Engine['name']): Promise<void> => {
  for (const name of ['service', 'state', 'opened_at', 'updated_at'])
    await db.schema
      .alterTable('cases')
      .addColumn(name, 'text', (column) => column.notNull().defaultTo(''))
      .execute()
  const event = (what: string, order: string) =>
    sql`(select ${sql.ref(what)} from case_events where case_events.reference = cases.reference order by seq ${sql.raw(order)} limit 1)`
  const service = { sqlite: sql`json_extract(draft, '$.service')`, postgres: sql`draft::json ->> 'service'` }
  await sql`update cases set
    service = ${service[engine]},
    state = ${event('state', 'desc')},
    opened_at = ${event('at', 'asc')},
    updated_at = ${event('at', 'desc')}`.execute(db)
  await db.schema
    .createIndex('cases_by_opening')
    .on('cases')
    .columns(['council', 'opened_at', 'reference'])
    .execute()
  await db.schema.createIndex('cases_by_update').on('cases').columns(['council', 'updated_at']).execute()
}

/** When an event came to us: a back office may tell of it later than it was. */
const keeping = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .alterTable('case_events')
    .addColumn('kept_at', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await sql`update case_events set kept_at = at`.execute(db)
  await db.schema
    .createIndex('case_events_by_keeping')
    .on('case_events')
    .columns(['kept_at', 'reference', 'seq'])
    .execute()
}

const updates = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('case_updates')
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('update_id', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('code', 'text')
    .addPrimaryKeyConstraint('case_updates_once', ['council', 'client', 'update_id'])
    .addUniqueConstraint('case_updates_of_event', ['reference', 'seq'])
    .addForeignKeyConstraint('case_updates_event', ['reference', 'seq'], 'case_events', ['reference', 'seq'])
    .execute()

const keys = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('client', 'text', (column) => column.notNull())
    .addColumn('services', 'text')
    .addColumn('read_only', 'integer', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute()

/** What other systems need: cases by time and state, updates they have sent, and their keys. */
export const open311 = (engine: Engine['name']): Migration => ({
  up: async (db) => {
    await standing(db, engine)
    await keeping(db)
    await updates(db)
    await keys(db)
  },
})
