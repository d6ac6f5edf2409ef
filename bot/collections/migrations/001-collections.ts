import { type Kysely, type Migration, sql } from 'kysely'

type Columns = readonly (readonly [name: string, type: 'text' | 'integer', given?: 'may be missing'])[]

const sets = (db: Kysely<unknown>): Promise<void> =>
  db.schema
    .createTable('collection_sets')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('council', 'text', (column) => column.notNull().unique())
    .addColumn('sample', 'integer', (column) => column.notNull())
    .addColumn('fingerprint', 'text')
    .addColumn('imported_at', 'text', (column) => column.notNull())
    .execute()

/** A table whose rows lie in the order of their key, so that all of one property are together on the disk. */
const table = async (db: Kysely<unknown>, name: string, key: readonly string[], columns: Columns) => {
  let made = db.schema.createTable(name).addColumn('set_id', 'integer', (column) => column.notNull())
  for (const [column, type, given] of columns)
    made = made.addColumn(column, type, (it) => (given === undefined ? it.notNull() : it))
  await made
    .addPrimaryKeyConstraint(`${name}_key`, ['set_id', ...key] as never)
    .modifyEnd(sql`without rowid`)
    .execute()
}

const services = (db: Kysely<unknown>) =>
  table(
    db,
    'collection_services',
    ['code'],
    [
      ['code', 'text'],
      ['stream', 'text'],
      ['name', 'text'],
      ['container', 'text', 'may be missing'],
      ['body_colour', 'text', 'may be missing'],
      ['lid_colour', 'text', 'may be missing'],
      ['litres', 'integer', 'may be missing'],
      ['out_by', 'text'],
      ['lgsl', 'integer', 'may be missing'],
      ['subscription', 'integer'],
      ['season_from', 'text', 'may be missing'],
      ['season_to', 'text', 'may be missing'],
    ],
  )

const texts = (...names: readonly string[]): Columns => names.map((name) => [name, 'text'] as const)

const rounds = async (db: Kysely<unknown>) => {
  await table(
    db,
    'rounds',
    ['round', 'service', 'start_day', 'rule'],
    texts('round', 'service', 'rule', 'start_day', 'until_day'),
  )
  await table(db, 'round_days', ['round', 'service', 'day'], texts('round', 'service', 'day'))
}

const properties = async (db: Kysely<unknown>) => {
  const columns = texts('uprn', 'address', 'postcode', 'usrn', 'kind', 'valid_from', 'valid_to')
  await table(db, 'properties', ['uprn'], [...columns, ['assisted', 'integer']])
  await db.schema
    .createIndex('properties_at_postcode')
    .on('properties')
    .columns(['set_id', 'postcode'])
    .execute()
  await table(
    db,
    'property_rounds',
    ['uprn', 'service', 'round', 'from_day'],
    texts('uprn', 'service', 'round', 'from_day', 'to_day'),
  )
  await table(
    db,
    'property_days',
    ['uprn', 'service', 'day'],
    texts('uprn', 'service', 'day', 'usual_day', 'reason'),
  )
}

/** Rounds, properties, and what changes or was logged. */
export const collections: Migration = {
  up: async (db) => {
    await sets(db)
    await services(db)
    await rounds(db)
    await properties(db)
    const key = ['scope', 'of_id', 'service', 'original_day', 'published_at']
    await table(db, 'overrides', key, texts(...key, 'new_day', 'reason'))
    const logged = ['scope', 'of_id', 'service', 'day', 'logged_at', 'event']
    await table(db, 'crew_events', logged, texts(...logged))
  },
}
