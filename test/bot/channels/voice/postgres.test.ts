/** A gateway may send a turn again to another process. */
import { openPostgres } from '../../../../bot/storage/postgres'
import { cardinal } from '../../../../dialogs/aloud/numbers'
import { startPostgres, type TestPostgres } from '../../../support/postgres/postgres'
import { callsWith, heardIn, speech } from './aCall'

jest.setTimeout(60_000)

let postgres: TestPostgres
let url: string

beforeAll(async () => {
  postgres = await startPostgres()
  url = await postgres.database()
}, 60_000)
afterAll(() => postgres.close())

it('two processes that get the same turn at once give the same answer, and it is one turn', async () => {
  const open = async () => callsWith({ store: await openPostgres({ url, connections: 4 }) })
  const processes = [await open(), await open()]
  const both = (turn: Parameters<(typeof processes)[number]['turn']>[0]) =>
    Promise.all([...processes, ...processes].map((each) => each.turn(turn)))
  expect(new Set((await both({})).map(heardIn))).toEqual(new Set(['zero: start']))
  for (let turn = 1; turn < 6; turn++) {
    const answers = await both(speech(turn, 'bins'))
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1)
    expect(answers.map(heardIn)[0]).toBe(`${cardinal(turn)}: bins`)
  }
  await Promise.all(processes.map(({ store }) => store.close()))
})
