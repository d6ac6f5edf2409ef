/** Runs in this process, over SQLite in memory. */
import { openSqliteEngine } from '../../bot/storage/sqliteEngine'
import { storeOver } from '../../bot/storage/storeOver'
import { NOW } from '../bot/handoff/world'
import { standingClock } from '../bot/support/world'
import { diceOf } from '../journeys/dice'
import { perform } from './acts'
import { openDesk, PEOPLE } from './desk'
import { type Played, play } from './play'
import { emptied, setWitness } from './witness'

/** Plays runs of these seeds, one after the other, each over an empty database; calls back after each. */
export const playInProcess = async (
  seeds: readonly string[],
  steps: number,
  tell: (seed: string, played: Played) => void,
): Promise<void> => {
  const engine = await openSqliteEngine(':memory:')
  const store = storeOver(engine)
  await setWitness(engine)
  for (const person of PEOPLE) await store.addAdvisor(person)
  for (const seed of seeds) {
    await emptied(engine)
    const clock = standingClock(NOW)
    const desk = openDesk(store, clock)
    const doer = {
      do: (act: Parameters<typeof perform>[1]) => perform(desk, act),
      moveOn: async (ms: number) => clock.moveOn(ms),
      now: () => clock.now(),
    }
    tell(seed, await play({ engine, doer, dice: diceOf(seed), steps, sweeps: true }))
  }
  await store.close()
}
