/** Keeps turns, each with a case, as fast as it can and says on standard output what was acknowledged, until it is killed. */
import { openSqlite } from '../../../bot/storage/sqlite'
import { aCase } from '../support/aCase'

const write = async (file: string): Promise<void> => {
  const store = await openSqlite(file)
  const at = new Date('2026-04-08T10:00:00Z')
  await store.start({
    id: 'one',
    council: 'otherford',
    channel: 'directline',
    resident: 'r',
    locale: 'en-GB',
    startedAt: at,
  })
  for (let i = 0; ; i++) {
    const reference = await store.referenceFor(`${i}`, at, () => `${100_000_000 + i}`)
    await store.keep({
      conversation: 'one',
      said: { activity: { text: `turn ${i}` }, at, clientId: `${i}` },
      replies: [{ activity: { text: `answer ${i}` }, at }],
      state: { turns: i },
      opens: [aCase({ reference })],
    })
    process.stdout.write(`${i}\n`)
    await new Promise(setImmediate)
  }
}

void write(process.argv[2] ?? '')
