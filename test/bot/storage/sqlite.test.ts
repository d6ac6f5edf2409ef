import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openSqlite } from '../../../bot/storage/sqlite'
import { caseStoreContract } from './caseContract'
import { caseIndexContract } from './caseIndexContract'
import { storeContract } from './contract'
import { equalityStoreContract } from './equalityContract'
import { exchangeContract } from './exchangeContract'
import { handoffContract } from './handoffContract'
import { manyContract } from './manyContract'
import { outboxContract } from './outboxContract'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'store-')), 'conversations.db')

storeContract('SQLite in a file', () => openSqlite(newFile()))
storeContract('SQLite in memory', () => openSqlite(':memory:'))
caseStoreContract('SQLite in a file', () => openSqlite(newFile()))
caseStoreContract('SQLite in memory', () => openSqlite(':memory:'))
caseIndexContract('SQLite in a file', () => openSqlite(newFile()))
caseIndexContract('SQLite in memory', () => openSqlite(':memory:'))
outboxContract('SQLite in a file', () => openSqlite(newFile()))
outboxContract('SQLite in memory', () => openSqlite(':memory:'))
equalityStoreContract('SQLite in a file', () => openSqlite(newFile()))
equalityStoreContract('SQLite in memory', () => openSqlite(':memory:'))
handoffContract('SQLite in a file', () => openSqlite(newFile()))
handoffContract('SQLite in memory', () => openSqlite(':memory:'))
exchangeContract('SQLite in a file', () => openSqlite(newFile()))
exchangeContract('SQLite in memory', () => openSqlite(':memory:'))

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
})
