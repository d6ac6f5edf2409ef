import type { Kysely, Migration } from 'kysely'

const owners = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .alterTable('conversations')
    .addColumn('owner', 'text', (column) => column.notNull().defaultTo('bot'))
    .execute()

const handoffs = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('handoffs')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('council', 'text', (column) => column.notNull())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('team', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('priority', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('queued_at', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('advisor', 'text')
    .addColumn('accepted_at', 'text')
    .addColumn('more', 'text', (column) => column.notNull())
    .execute()
  for (const columns of [
    ['council', 'state', 'queued_at'],
    ['conversation', 'queued_at'],
    ['advisor', 'state'],
    ['accepted_at'],
  ])
    await db.schema.createIndex(`handoffs_by_${columns[0]}`).on('handoffs').columns(columns).execute()
}

const events = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('handoff_events')
    .addColumn('handoff', 'text', (column) => column.notNull().references('handoffs.id'))
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('from_state', 'text')
    .addColumn('to_state', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addPrimaryKeyConstraint('handoff_events_in_order', ['handoff', 'seq'])
    .execute()

const timers = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('timers')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('due_at', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('timers_due').on('timers').columns(['due_at']).execute()
}

const presences = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('presences')
    .addColumn('advisor', 'text', (column) => column.primaryKey())
    .addColumn('presence', 'text', (column) => column.notNull())
    .addColumn('since', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addColumn('idle_since', 'text', (column) => column.notNull())
    .execute()

const notes = async (db: Kysely<unknown>): Promise<void> => {
  await db.schema
    .createTable('notes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('after_seq', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('notes_of').on('notes').columns(['conversation', 'at']).execute()
}

const marks = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('marks')
    .addColumn('conversation', 'text', (column) => column.notNull().references('conversations.id'))
    .addColumn('side', 'text', (column) => column.notNull())
    .addColumn('delivered', 'integer', (column) => column.notNull())
    .addColumn('read', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('marks_once', ['conversation', 'side'])
    .execute()

const looking = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('lookers')
    .addColumn('handoff', 'text', (column) => column.notNull().references('handoffs.id'))
    .addColumn('advisor', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('lookers_once', ['handoff', 'advisor'])
    .execute()

/** Who speaks in a conversation, hand-offs with their timers, who is here, and what colleagues write to each other. */
export const handoffsAndTimers: Migration = {
  up: async (db) => {
    await owners(db)
    await handoffs(db)
    await events(db)
    await timers(db)
    await presences(db)
    await notes(db)
    await marks(db)
    await looking(db)
  },
}
