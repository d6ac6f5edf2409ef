/**
 * The same hand-overs by way of processes that are killed at any moment: one over a file, three over a PostgreSQL. More:
 * `npm run handoffs -- --killed --many 40` and `npm run handoffs -- --killed --postgres --many 40`.
 */
import { startPostgres } from '../support/postgres/postgres'
import { openTogether, playTogether, type Together } from './together'

/** Few: a process takes a second to start again. */
const STEPS = 25

const faultsOf = async (together: Together, seed: string): Promise<readonly string[]> => {
  const { faults, story } = await playTogether(together, seed, STEPS)
  return faults.length === 0 ? [] : [`seed ${seed}:`, ...faults, ...story]
}

it('nothing is lost or doubled when the one process over a file is killed', async () => {
  const together = await openTogether({ many: 1, seed: 'killed', killed: 0.04 })
  expect(await faultsOf(together, 'killed.0')).toEqual([])
  expect(Object.values(together.processes.kills())).not.toEqual([])
  await together.close()
}, 300_000)

it('nothing is lost or doubled when any of three over a PostgreSQL is killed', async () => {
  const postgres = await startPostgres()
  const database = await postgres.database()
  const together = await openTogether({ database, many: 3, seed: 'several', killed: 0.04 })
  expect(await faultsOf(together, 'several.0')).toEqual([])
  expect(Object.values(together.processes.kills())).not.toEqual([])
  await together.close()
  await postgres.close()
}, 300_000)
