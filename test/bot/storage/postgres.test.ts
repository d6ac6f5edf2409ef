import { openPostgres } from '../../../bot/storage/postgres'
import { openPostgresEngine } from '../../../bot/storage/postgresEngine'
import { startPostgres, type TestPostgres } from '../../support/postgres/postgres'
import { everyContract } from './everyContract'
import { manyContract } from './manyContract'

// A server takes longer than a file when the machine is busy with other tests.
jest.setTimeout(20_000)

let postgres: TestPostgres
let url: string

beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.database()
  await (await openPostgres({ url, connections: 1 })).close()
}, 60_000)
afterAll(() => postgres.close())

/** A store with nothing in it. */
const open = async () => {
  await postgres.empty(url)
  return openPostgres({ url, connections: 4 })
}

everyContract('PostgreSQL', open)
manyContract('PostgreSQL', async (stores) => {
  await postgres.empty(url)
  return Promise.all(Array.from({ length: stores }, () => openPostgres({ url, connections: 4 })))
})

describe('a PostgreSQL database', () => {
  const at = new Date('2026-04-08T10:00:00Z')
  const start = { council: 'otherford', channel: 'web', resident: 'r', locale: 'en-GB', startedAt: at }

  it('that is empty may be opened by several at once', async () => {
    const empty = await postgres.database()
    const stores = await Promise.all([1, 2, 3, 4].map(() => openPostgres({ url: empty, connections: 1 })))
    expect(await Promise.all(stores.map((store) => store.isReady()))).toEqual([true, true, true, true])
    await Promise.all(stores.map((store) => store.close()))
  })
  it('sorts text byte by byte, whatever order its language has', async () => {
    const [language] = await postgres.ask(url, `select 'a' < 'B' as is_alphabetical`)
    expect(language).toEqual({ is_alphabetical: true })
    const others = await postgres.ask(
      url,
      `select table_name, column_name from information_schema.columns
       where table_schema = 'public' and data_type = 'text' and collation_name is distinct from 'C'`,
    )
    expect(others).toEqual([])
  })
  it('that cannot be reached is named without its password', async () => {
    const opening = openPostgres({ url: 'postgres://me:secret@127.0.0.1:1/council', connections: 1 })
    await expect(opening).rejects.toMatchObject({ code: 'store_not_opened', detail: '127.0.0.1:1/council' })
  })
  it('that was changed by a newer version is not touched', async () => {
    const newer = await postgres.database()
    await (await openPostgres({ url: newer, connections: 1 })).close()
    await postgres.ask(newer, `insert into kysely_migration values ('999-newer', '2030-01-01T00:00:00Z')`)
    await expect(openPostgres({ url: newer, connections: 1 })).rejects.toMatchObject({
      code: 'store_not_migrated',
    })
  })
  it('may lose every connection, and goes on with new ones', async () => {
    const store = await open()
    await store.start({ id: 'one', ...start })
    const end = `select pg_terminate_backend(pid) from pg_stat_activity
      where pid <> pg_backend_pid() and datname = current_database()`
    for (let times = 0; times < 3; times += 1) {
      const asked = [1, 2, 3, 4].map(() => store.find('one').catch(() => undefined))
      await postgres.ask(url, end)
      await Promise.all(asked)
      let found = await store.find('one').catch(() => undefined)
      while (found === undefined) found = await store.find('one').catch(() => undefined)
      expect(found).toMatchObject({ id: 'one' })
    }
    await store.close()
  })
  it('keeps what it cannot hold, a NUL, as the sign for what is unknown', async () => {
    const store = await open()
    await store.start({ id: 'one', ...start })
    const said = { activity: { text: 'a\0b' }, at, clientId: 'a\0b' }
    await store.keep({ conversation: 'one', said, replies: [], state: null })
    expect(await store.keptAs('one', 'a\0b')).toMatchObject({ seqs: [1] })
    expect((await store.messagesAfter('one', 0, 1))[0]?.activity).toEqual({ text: 'a\0b' })
    await store.close()
  })
  it('lets both finish when two transactions waited for each other', async () => {
    await postgres.empty(url)
    const engine = await openPostgresEngine({ url, connections: 2 })
    const count = engine.prepare((given: { id: number }) =>
      engine.db
        .insertInto('readiness')
        .values((value) => ({ id: given.id, checks: value.lit(1) }))
        .onConflict((conflict) =>
          conflict
            .column('id')
            .doUpdateSet((value) => ({ checks: value('readiness.checks', '+', value.lit(1)) })),
        )
        .returning('checks'),
    )
    const counted: number[] = []
    const both = engine.transaction(function* (first: number, second: number) {
      yield* count.first({ id: first })
      counted.push(first)
      // Each goes on once the other has its first row too.
      while (counted.length < 2) yield* count.first({ id: first })
      return yield* count.first({ id: second })
    })
    await Promise.all([both(1, 2), both(2, 1)])
    expect(counted.length).toBeGreaterThan(2)
    await engine.close()
  })
})
