/** One process on SQLite beside three on PostgreSQL; by itself: `npx tsx test/bench/engines.ts [--short]`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../support/postgres/postgres'
import { hold, pace, QUESTIONS } from './drive'
import { type BenchServer, cpuOf, cpuOfFamily, parentOf, startAssistant } from './servers'

const PER_SECOND = 150
const MOST_MS = 500

interface Load {
  council: string
  seconds: number
  conversations: number
}

/** What came of holding a rate, and of what a turn costs when there is nothing to wait for. */
interface Measured {
  median: number
  p95: number
  /** Processor time of a turn (post and fetch), in microseconds: the assistant's own, and the database's. */
  turn: number
  database: number
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? Number.NaN

const measure = async (
  servers: readonly [BenchServer, ...BenchServer[]],
  databaseCpu: () => number,
  { council, seconds, conversations }: Load,
): Promise<Measured> => {
  const urls = servers.map(({ url }) => url)
  await pace(urls, council, { perSecond: PER_SECOND, seconds: 2 })
  const waits = await pace(urls, council, { perSecond: PER_SECOND, seconds })
  const [one] = servers
  const before = { own: cpuOf(one.pid), database: databaseCpu() }
  await hold(one.url, council, conversations, QUESTIONS.length)
  const turns = conversations * QUESTIONS.length
  return {
    median: at(waits, 0.5),
    p95: at(waits, 0.95),
    turn: (cpuOf(one.pid) - before.own) / turns,
    database: (databaseCpu() - before.database) / turns,
  }
}

const onSqlite = async (folder: string, load: Load): Promise<Measured> => {
  const server = await startAssistant(join(folder, 'sqlite'))
  const measured = await measure([server], () => 0, load)
  await server.stop()
  return measured
}

const onPostgres = async (folder: string, load: Load): Promise<Measured> => {
  const postgres = await startPostgres('durable')
  const url = await postgres.database()
  const start = (name: string) => startAssistant(join(folder, name), { DATABASE_URL: url })
  const [first, ...others] = [await start('first'), await start('second'), await start('third')]
  if (first === undefined) throw new Error('no server')
  const [backend] = await postgres.ask(
    url,
    `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() limit 1`,
  )
  const server = parentOf(Number(backend?.pid))
  const measured = await measure([first, ...others], () => cpuOfFamily(server), load)
  await Promise.all([first, ...others].map((each) => each.stop()))
  await postgres.close()
  return measured
}

const held = (name: string, { median, p95 }: Measured): string =>
  `  ${name.padEnd(24)}median ${median.toFixed(1)} ms, 95th of 100 ${p95.toFixed(1)} ms`

const carried = (name: string, { turn, database }: Measured): string =>
  `  ${name.padEnd(24)}${Math.round(1e6 / (turn + database))} turns a second   (${Math.round(turn)} µs a turn, and ${Math.round(database)} µs in the database's own processes)`

/** Measures both, one after the other, and says how they compare. */
export const compareEngines = async (council: string, isShort: boolean): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-engines-'))
  const load: Load = { council, seconds: isShort ? 5 : 20, conversations: isShort ? 20 : 60 }
  try {
    const sqlite = await onSqlite(folder, load)
    const postgres = await onPostgres(folder, load)
    return [
      `${PER_SECOND} messages a second for ${load.seconds} s, each until its answer is kept (this machine may be busy):`,
      held('one process, SQLite', sqlite),
      `${held('three, PostgreSQL', postgres)} (at most ${MOST_MS} ms)`,
      'What one core carries:',
      carried('on SQLite', sqlite),
      carried('on PostgreSQL', postgres),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (require.main === module)
  compareEngines('redditch', process.argv.includes('--short')).then(
    (lines) => console.log(lines.join('\n')),
    (error: unknown) => {
      console.error(error)
      process.exitCode = 1
    },
  )
