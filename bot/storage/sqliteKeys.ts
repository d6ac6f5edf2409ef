import type { Kysely } from 'kysely'
import type Database from 'libsql'
import type { KeptKey, KeyStore } from './keyStore'
import { prepare } from './prepare'
import type { Tables } from './tables'

type Db = Kysely<Tables>

const writing = (database: Database.Database, db: Db) => ({
  add: prepare(
    database,
    (given: {
      id: string
      council: string
      client: string
      services: string | null
      readOnly: number
      hash: string
      createdAt: string
    }) =>
      db.insertInto('api_keys').values({
        id: given.id,
        council: given.council,
        client: given.client,
        services: given.services,
        read_only: given.readOnly,
        hash: given.hash,
        created_at: given.createdAt,
      }),
  ),
  revoke: prepare(database, (given: { id: string; at: string }) =>
    db
      .updateTable('api_keys')
      .set({ revoked_at: given.at })
      .where('id', '=', given.id)
      .where('revoked_at', 'is', null)
      .returning('id'),
  ),
  use: prepare(database, (given: { id: string; at: string; since: string }) =>
    db
      .updateTable('api_keys')
      .set({ used_at: given.at })
      .where('id', '=', given.id)
      .where((where) => where.or([where('used_at', 'is', null), where('used_at', '<', given.since)])),
  ),
})

const reading = (database: Database.Database, db: Db) => ({
  find: prepare(database, (given: { id: string }) =>
    db.selectFrom('api_keys').selectAll().where('id', '=', given.id),
  ),
  all: prepare(database, () => db.selectFrom('api_keys').selectAll().orderBy('created_at').orderBy('id')),
})

type Row = NonNullable<ReturnType<ReturnType<typeof reading>['find']['first']>>

const toKey = (row: Row): KeptKey => ({
  id: row.id,
  council: row.council,
  client: row.client,
  ...(row.services === null ? {} : { services: JSON.parse(row.services) }),
  readOnly: row.read_only === 1,
  hash: row.hash,
  createdAt: new Date(row.created_at),
  ...(row.used_at === null ? {} : { usedAt: new Date(row.used_at) }),
  ...(row.revoked_at === null ? {} : { revokedAt: new Date(row.revoked_at) }),
})

/** The keys in a database. */
export const keysOver = (database: Database.Database, db: Db): KeyStore => {
  const { add, revoke, use } = writing(database, db)
  const { find, all } = reading(database, db)
  return {
    addKey: async ({ id, council, client, services, readOnly, hash, createdAt }) =>
      add.run({
        id,
        council,
        client,
        services: services === undefined ? null : JSON.stringify(services),
        readOnly: readOnly ? 1 : 0,
        hash,
        createdAt: createdAt.toISOString(),
      }),
    findKey: async (id) => {
      const row = find.first({ id })
      return row && toKey(row)
    },
    keys: async () => all.all({}).map(toKey),
    revokeKey: async (id, at) => revoke.first({ id, at: at.toISOString() }) !== undefined,
    useKey: async (id, at, since) => use.run({ id, at: at.toISOString(), since: since.toISOString() }),
  }
}
