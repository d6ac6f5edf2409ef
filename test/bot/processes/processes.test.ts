import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { startPostgres, type TestPostgres } from '../../support/postgres/postgres'
import { startReceiver } from '../support/receiver'
import { expectFollowed, expectWhole, logOf, until, WAYS } from './checks'
import { handoffsGoOn } from './handoffsGoOn'
import { startResident } from './resident'
import { type Place, startSeveral } from './several'

/** As many as fit into everybody's tests; `ROUNDS=200 npx jest test/bot/processes` goes on for longer. */
const ROUNDS = Number(process.env.ROUNDS ?? 2)

let postgres: TestPostgres
let receiver: Awaited<ReturnType<typeof startReceiver>>
let places: readonly Place[]
let url: string

beforeAll(async () => {
  postgres = await startPostgres()
  receiver = await startReceiver()
  url = await postgres.database()
  places = await startSeveral(WAYS.length, {
    DATABASE_URL: url,
    DATABASE_CONNECTIONS: '5',
    WEBHOOK_URLS: receiver.url,
    WEBHOOK_SECRETS: 'a secret of more than enough characters',
  })
}, 120_000)
afterAll(async () => {
  await Promise.all(places.map((place) => place.stop()))
  await receiver.close()
  await postgres.close()
}, 60_000)

const place = (way: number): Place => {
  const found = places[way % WAYS.length]
  if (found === undefined) throw new Error('no such process')
  return found
}
it('one conversation goes on through all of them in turn, and each is told what the others were', async () => {
  const resident = await startResident(places)
  const follows = WAYS.map((way) => resident.follow(way))
  const said = Array.from({ length: 12 }, (_, i) => `turn ${i}`)
  for (const [i, text] of said.entries()) await resident.say(text, i)
  const log = await logOf(resident)
  expectWhole(log, said)
  await expectFollowed(log, follows)
}, 60_000)

it('one conversation goes on through all of them at once', async () => {
  const resident = await startResident(places)
  const follows = WAYS.map((way) => resident.follow(way))
  const said = Array.from({ length: 12 }, (_, i) => `turn ${i}`)
  await Promise.all(said.map((text, i) => resident.say(text, i)))
  const log = await logOf(resident)
  expectWhole(log, said)
  await expectFollowed(log, follows)
}, 60_000)

it('a message that is sent to all of them at once is one turn', async () => {
  const resident = await startResident(places)
  for (const text of ['one', 'two', 'three']) await resident.sayEverywhere(text)
  expectWhole(await logOf(resident), ['one', 'two', 'three'])
}, 60_000)

it('a page without JavaScript goes on whichever process answers', async () => {
  let cookie = ''
  const go = async (way: number, form?: Record<string, string>): Promise<string> => {
    const answer = await fetch(`${place(way).url()}/otherford`, {
      method: form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { Accept: 'text/html', Cookie: cookie },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    })
    cookie = (answer.headers.get('set-cookie') ?? cookie).split(';')[0] ?? ''
    return answer.text()
  }
  await go(0)
  const answers: string[] = []
  for (const way of [1, 2, 0, 1]) {
    await go(way, { text: `by ${way}`, clientId: `${answers.length}` })
    answers.push(`${answers.length + 1}: by ${way}`)
    const page = await go(way + 1)
    for (const each of answers) expect(page).toContain(each)
  }
}, 60_000)

it('each tells others of what happened once, whichever process it happened in', async () => {
  const residents = await Promise.all(WAYS.map(() => startResident(places)))
  const before = receiver.received.length
  await Promise.all(
    residents.flatMap((resident, r) => WAYS.map((way) => resident.say(`report ${r} ${way}`, way))),
  )
  const isDone = async () =>
    (
      await postgres.ask(
        url,
        `select 1 from deliveries where state = 'open' union all select 1 from case_news`,
      )
    ).length === 0
  await until(async () => receiver.received.length >= before + 9 && (await isDone()))
  const told = receiver.received.slice(before).map(({ headers }) => String(headers['webhook-id']))
  expect(told).toHaveLength(9)
  expect(new Set(told).size).toBe(9)
}, 60_000)

/** Three talk at once, each by way of whichever process; one of those is killed meanwhile, and another takes its place. */
const killOne = async (): Promise<void> => {
  const residents = await Promise.all(WAYS.map(() => startResident(places)))
  const follows = residents.map((resident) => WAYS.map((way) => resident.follow(way)))
  const said = Array.from({ length: 10 }, (_, i) => `${i % 3 === 0 ? 'report' : 'turn'} ${i}`)
  const talking = residents.map(async (resident) => {
    // Two at a time, so that turns of one conversation meet in several processes.
    for (let i = 0; i < said.length; i += 2)
      await Promise.all(said.slice(i, i + 2).map((text) => resident.say(text, randomInt(WAYS.length))))
  })
  await pause(randomInt(120))
  const victim = place(randomInt(WAYS.length))
  await victim.kill()
  await Promise.all([victim.start(), ...talking])
  for (const [i, resident] of residents.entries()) {
    const log = await logOf(resident)
    expectWhole(log, said)
    const references = log.flatMap(({ text }) => /^case (\d+)$/.exec(text)?.[1] ?? [])
    expect(new Set(references).size).toBe(said.filter((text) => text.startsWith('report')).length)
    const opened = `select 1 from cases where reference in (${references.map((each) => `'${each}'`).join()})`
    expect(await postgres.ask(url, opened)).toHaveLength(references.length)
    await expectFollowed(log, follows[i] ?? [])
  }
}

describe('hand-offs', () => handoffsGoOn(() => ({ postgres, url, places }), ROUNDS))

it(
  'one of them may be killed at any moment: nothing is lost, doubled or out of order',
  async () => {
    for (let round = 0; round < ROUNDS; round += 1) await killOne()
    // What a killed process was telling is told again when its lease ends: it is planned once all the same.
    await until(async () => (await postgres.ask(url, 'select 1 from case_news')).length === 0)
    const [counts] = await postgres.ask(
      url,
      'select (select count(*) from deliveries) - (select count(*) from case_events) as more',
    )
    expect(counts).toEqual({ more: '0' })
  },
  Math.max(60_000, ROUNDS * 20_000),
)
