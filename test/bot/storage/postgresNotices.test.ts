import { openNotices } from '../../../bot/storage/postgresNotices'
import { createSharedNewsroom, type SharedNewsroom } from '../../../bot/turn/sharedNews'
import { startPostgres, type TestPostgres } from '../../support/postgres/postgres'

// A server takes longer when the machine is busy with other tests.
jest.setTimeout(20_000)

let postgres: TestPostgres
let url: string
let newsrooms: SharedNewsroom[]

beforeAll(async () => {
  postgres = await startPostgres()
}, 60_000)
afterAll(() => postgres.close())
beforeEach(async () => {
  url = await postgres.database()
  newsrooms = [1, 2, 3].map(() => createSharedNewsroom(openNotices(url)))
})
afterEach(() => Promise.all(newsrooms.map((newsroom) => newsroom.close())))

const one = (i = 0): SharedNewsroom => {
  const newsroom = newsrooms[i]
  if (newsroom === undefined) throw new Error('no newsroom')
  return newsroom
}

/** Once something is heard of a conversation in every process. */
const heardEverywhere = (conversation: string): Promise<unknown> =>
  Promise.all(
    newsrooms.map(
      (newsroom) =>
        new Promise<void>((resolve) => {
          const stop = newsroom.watch(conversation, () => {
            stop()
            resolve()
          })
        }),
    ),
  )

const connected = async (): Promise<void> => {
  const listening = `select count(*)::int as n from pg_stat_activity
    where datname = current_database() and query = 'listen news'`
  while ((await postgres.ask(url, listening))[0]?.n !== newsrooms.length) await new Promise(setImmediate)
}

it('reaches every process, from each, once', async () => {
  await connected()
  const heard = newsrooms.map(() => [] as string[])
  for (const [i, newsroom] of newsrooms.entries())
    for (const conversation of ['a', 'b', 'c'])
      newsroom.watch(conversation, (news) => heard[i]?.push(`${conversation} ${news}`))
  const last = heardEverywhere('last')
  one(0).tell('a', 'messages')
  one(1).tell('b', 'typing')
  one(2).tell('c', 'messages')
  // What one process tells is heard in the order it was told.
  for (const newsroom of newsrooms) newsroom.tell('last', 'messages')
  await last
  while (heard.some((each) => each.length < 3)) await new Promise(setImmediate)
  for (const each of heard) expect(each.toSorted()).toEqual(['a messages', 'b typing', 'c messages'])
})

it('goes on after every connection was lost, and everybody looks again', async () => {
  await connected()
  for (let round = 0; round < 3; round += 1) {
    const looked = heardEverywhere('watched and never told of')
    await postgres.ask(
      url,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where pid <> pg_backend_pid() and datname = current_database()`,
    )
    await looked
    await connected()
    const heard = heardEverywhere('a')
    one(round).tell('a', 'messages')
    await heard
  }
})

it('carries ten thousand at once', async () => {
  await connected()
  const heard = new Set<string>()
  const conversations = Array.from({ length: 10_000 }, (_, i) => `conversation ${i}`)
  for (const conversation of conversations) one(1).watch(conversation, () => heard.add(conversation))
  for (const conversation of conversations) one(0).tell(conversation, 'messages')
  while (heard.size < conversations.length) await new Promise((resolve) => setTimeout(resolve, 5))
})
