/**
 * Plays whole hand-overs by chance and says what came of them: `npm run handoffs -- --many 1000 [--seed 7] [--steps 60]`, in
 * one process over SQLite in memory; `--killed`: by way of a process over a file that is killed at any moment; with
 * `--postgres` by way of three over a PostgreSQL. A run that went wrong is told with its seed, which plays it again.
 */
import { parseArgs } from 'node:util'
import { HANDOFF_STATES } from '../../bot/handoff/handoff'
import { startPostgres, type TestPostgres } from '../support/postgres/postgres'
import { playInProcess } from './inProcess'
import type { Played } from './play'
import { openTogether, playTogether } from './together'

const read = () =>
  parseArgs({
    options: {
      many: { type: 'string', default: '100' },
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '40' },
      killed: { type: 'boolean', default: false },
      postgres: { type: 'boolean', default: false },
    },
  }).values
type Wanted = ReturnType<typeof read>

/** So much of a story leads to what went wrong. */
const SHOWN = 40
const KILLED = 0.05
const PROCESSES = 3

const add = (sums: Record<string, number>, more: Readonly<Record<string, number>>): void => {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count
}

const createTally = () => {
  const came: Record<string, number> = {}
  let [runs, wrong] = [0, 0]
  return {
    tell: (seed: string, { faults, story, states }: Played): void => {
      runs += 1
      add(came, states)
      if (faults.length === 0) return
      wrong += 1
      console.log(`\nseed ${seed}:\n${faults.join('\n')}\n  ${story.slice(-SHOWN).join('\n  ')}`)
    },
    came,
    runs: () => runs,
    wrong: () => wrong,
  }
}
type Tally = ReturnType<typeof createTally>

const seedsOf = ({ many, seed }: Wanted): readonly string[] =>
  Array.from({ length: Number(many) }, (_, i) => `${seed}.${i}`)

interface Deaths {
  kills: Readonly<Record<string, number>>
  breaks: number
}

const playKilled = async (wanted: Wanted, tally: Tally): Promise<Deaths> => {
  const postgres: TestPostgres | undefined = wanted.postgres ? await startPostgres() : undefined
  const database = await postgres?.database()
  const together = await openTogether({
    ...(database === undefined ? { many: 1 } : { database, many: PROCESSES }),
    seed: wanted.seed,
    killed: KILLED,
  })
  let breaks = 0
  for (const seed of seedsOf(wanted)) {
    const played = await playTogether(together, seed, Number(wanted.steps))
    breaks += played.breaks
    tally.tell(seed, played)
  }
  const kills = together.processes.kills()
  await together.close()
  await postgres?.close()
  return { kills, breaks }
}

const main = async (): Promise<void> => {
  const wanted = read()
  const tally = createTally()
  const deaths = wanted.killed ? await playKilled(wanted, tally) : undefined
  if (deaths === undefined) await playInProcess(seedsOf(wanted), Number(wanted.steps), tally.tell)
  console.log(
    `\n${'where hand-offs stood'.padEnd(24)}${'came'.padStart(8)}${deaths ? 'killed'.padStart(8) : ''}`,
  )
  for (const state of HANDOFF_STATES) {
    const killed = deaths === undefined ? '' : String(deaths.kills[state] ?? 0).padStart(8)
    console.log(`${state.padEnd(24)}${String(tally.came[state] ?? 0).padStart(8)}${killed}`)
  }
  if (deaths !== undefined) {
    const all = Object.values(deaths.kills).reduce((sum, count) => sum + count, 0)
    console.log(`processes were killed ${all} times, screens lost their connection ${deaths.breaks} times`)
  }
  console.log(`${tally.runs()} runs, ${tally.wrong()} went wrong`)
  if (tally.wrong() > 0) process.exitCode = 1
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
