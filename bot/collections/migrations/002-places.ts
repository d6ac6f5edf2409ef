import { type Kysely, type Migration, sql } from 'kysely'
import { newPlaces } from '../import/places'
import type { CollectionTables } from '../tables'

const table = (db: Kysely<unknown>, name: string, key: string): Promise<void> =>
  db.schema
    .createTable(name)
    .addColumn('set_id', 'integer', (column) => column.notNull())
    .addColumn(key, 'text', (column) => column.notNull())
    .addColumn('postcode', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${name}_key`, ['set_id', key, 'postcode'] as never)
    .modifyEnd(sql`without rowid`)
    .execute()

type Db = Kysely<CollectionTables>

/** So many properties at a time: a council has up to 350,000. */
const AT_ONCE = 10_000

const page = (db: Db, set: number, after: string) =>
  db
    .selectFrom('properties')
    .select(['uprn', 'address', 'postcode'])
    .where('set_id', '=', set)
    .where('uprn', '>', after)
    .orderBy('uprn')
    .limit(AT_ONCE)
    .execute()

const keep = async (
  db: Db,
  set: number,
  kept: Set<string>,
  property: { address: string; postcode: string },
) => {
  const { keyed, streets } = newPlaces(kept, property)
  for (const row of keyed)
    await db
      .insertInto('keyed_postcodes')
      .values({ ...row, set_id: set })
      .execute()
  for (const row of streets)
    await db
      .insertInto('streets')
      .values({ ...row, set_id: set })
      .execute()
}

const keepAll = async (db: Db, set: number): Promise<void> => {
  const kept = new Set<string>()
  let last: string | undefined = ''
  while (last !== undefined) {
    const properties: Awaited<ReturnType<typeof page>> = await page(db, set, last)
    for (const property of properties) await keep(db, set, kept, property)
    last = properties.at(-1)?.uprn
  }
}

/** Postcodes by their telephone keys, and streets; with those of what was imported before. */
export const places: Migration = {
  up: async (plain) => {
    await table(plain, 'keyed_postcodes', 'keys')
    await table(plain, 'streets', 'street')
    const db: Db = plain
    for (const { id } of await db.selectFrom('collection_sets').select('id').execute()) await keepAll(db, id)
  },
}
