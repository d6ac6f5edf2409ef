import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, SqliteDialect } from 'kysely'
import { bringUpToDate, openDatabase } from '../../../bot/storage/database'
import { conversationsAndMessages } from '../../../bot/storage/migrations/001-conversations'
import { casesAndReferences } from '../../../bot/storage/migrations/002-cases'
import { openSqlite } from '../../../bot/storage/sqlite'
import { aDraft } from '../support/aCase'
import { later, T } from '../support/open311'

it('cases that were opened before other systems could ask for them are found by them', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'store-')), 'conversations.db')
  const database = openDatabase(file)
  const db = new Kysely<unknown>({ dialect: new SqliteDialect({ database }) })
  await bringUpToDate(db, { '001-conversations': conversationsAndMessages, '002-cases': casesAndReferences })
  database.exec(`
    insert into conversations values ('one', 'otherford', 'web', 'r', 'en-GB', '${T.toISOString()}', null, 0, '${T.toISOString()}', 0);
    insert into case_references values ('111111111', 'key', '${T.toISOString()}');
    insert into cases values ('111111111', 'otherford', 'one', '${JSON.stringify(aDraft())}');
    insert into case_events values ('111111111', 1, 'received', '${T.toISOString()}', 'resident', null);
    insert into case_events values ('111111111', 2, 'done', '${later(1000).toISOString()}', 'council', 'Emptied');
  `)
  await db.destroy()
  const store = await openSqlite(file)
  const search = { council: 'otherford', services: ['missed-bin'], states: ['done'] as const, limit: 9 }
  expect(await store.listCases({ ...search, openedTo: T, updatedFrom: later(1000) })).toEqual([
    { one: await store.findCase('otherford', '111111111'), updatedAt: later(1000) },
  ])
  const events = await store.listEvents({
    council: 'otherford',
    client: 'bins',
    keptFrom: later(1000),
    limit: 9,
  })
  expect(events).toMatchObject([{ reference: '111111111', seq: 2, event: { note: 'Emptied' } }])
  await store.close()
})
