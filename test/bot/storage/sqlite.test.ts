import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../../bot/storage/database'
import { openSqlite } from '../../../bot/storage/sqlite'
import { everyContract } from './everyContract'
import { manyContract } from './manyContract'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'store-')), 'conversations.db')

everyContract('SQLite in a file', () => openSqlite(newFile()))
everyContract('SQLite in memory', () => openSqlite(':memory:'))
manyContract('SQLite file', async (stores) => {
  const file = newFile()
  return Promise.all(Array.from({ length: stores }, () => openSqlite(file)))
})

describe('SQLite in a file', () => {
  it('makes the folder, and finds everything when opened again', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'store-')), 'deep', 'er', 'conversations.db')
    const at = new Date('2026-04-08T10:00:00Z')
    const first = await openSqlite(file)
    await first.start({
      id: 'one',
      council: 'otherford',
      channel: 'terminal',
      resident: 'r',
      locale: 'en-GB',
      startedAt: at,
    })
    await first.keep({ conversation: 'one', replies: [{ activity: { text: 'hello' }, at }], state: { n: 1 } })
    await first.close()
    const again = await openSqlite(file)
    expect(await again.find('one')).toMatchObject({ lastSeq: 1, state: { n: 1 } })
    expect(await again.messagesAfter('one', 0, 9)).toMatchObject([{ activity: { text: 'hello' } }])
    await again.close()
  })
  it('says which file cannot be opened', async () => {
    const file = join(newFile(), 'conversations.db')
    writeFileSync(dirname(file), 'a file where a folder should be')
    await expect(openSqlite(file)).rejects.toMatchObject({ code: 'store_not_opened', detail: file })
  })
  it('writes on after it has found the file busy, and lets others write', async () => {
    const file = newFile()
    const [store, other] = [await openSqlite(file), openDatabase(file)]
    const at = new Date('2026-04-08T10:00:00Z')
    other.exec('begin immediate')
    await expect(store.noteSignInTry('sam', at, at)).rejects.toMatchObject({ code: 'SQLITE_BUSY' })
    other.exec('commit')
    await store.audit({ at, who: 'sam', what: 'signedIn' })
    other.exec("insert into sign_in_tries (username, at) values ('alex', '')")
    expect(other.prepare('select count(*) as entries from audit_log').get([])).toMatchObject({ entries: 1 })
    expect((await store.noteSignInTry('sam', at, at)).tries).toEqual([at])
    other.close()
    await store.close()
  }, 30_000)
})
