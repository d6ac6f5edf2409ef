import type { Engine, RowOf, Steps } from './engine'
import type { KeptKey, KeyStore } from './keyStore'

const writing = ({ prepare, db }: Engine) => ({
  add: prepare(
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
  revoke: prepare((given: { id: string; at: string }) =>
    db
      .updateTable('api_keys')
      .set({ revoked_at: given.at })
      .where('id', '=', given.id)
      .where('revoked_at', 'is', null)
      .returning('id'),
  ),
  use: prepare((given: { id: string; at: string; since: string }) =>
    db
      .updateTable('api_keys')
      .set({ used_at: given.at })
      .where('id', '=', given.id)
      .where((where) => where.or([where('used_at', 'is', null), where('used_at', '<', given.since)])),
  ),
})

const reading = ({ prepare, db }: Engine) => ({
  find: prepare((given: { id: string }) => db.selectFrom('api_keys').selectAll().where('id', '=', given.id)),
  all: prepare(() => db.selectFrom('api_keys').selectAll().orderBy('created_at').orderBy('id')),
})

type Row = RowOf<ReturnType<typeof reading>['find']>

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
export const keysOver = (engine: Engine): KeyStore => {
  const { add, revoke, use } = writing(engine)
  const { find, all } = reading(engine)
  return {
    addKey: engine.steps(function* ({ id, council, client, services, readOnly, hash, createdAt }: KeptKey) {
      yield* add.run({
        id,
        council,
        client,
        services: services === undefined ? null : JSON.stringify(services),
        readOnly: readOnly ? 1 : 0,
        hash,
        createdAt: createdAt.toISOString(),
      })
    }),
    findKey: engine.steps(function* (id: string): Steps<KeptKey | undefined> {
      const row = yield* find.first({ id })
      return row && toKey(row)
    }),
    keys: engine.steps(function* () {
      return (yield* all.all({})).map(toKey)
    }),
    revokeKey: engine.steps(function* (id: string, at: Date) {
      return (yield* revoke.first({ id, at: at.toISOString() })) !== undefined
    }),
    useKey: engine.steps(function* (id: string, at: Date, since: Date) {
      yield* use.run({ id, at: at.toISOString(), since: since.toISOString() })
    }),
  }
}
