/** Whole hand-overs by chance, judged after every step. More: `npm run handoffs -- --many 1000 --seed 7`. */
import { HANDOFF_STATES } from '../../bot/handoff/handoff'
import { playInProcess } from './inProcess'

/** Seeds, and steps of each: some hundreds of runs take seconds, thousands are for the command. */
const SEEDS = Array.from({ length: 120 }, (_, i) => `t${i}`)
const STEPS = 30

it('loses nothing, doubles nothing, keeps every place and leaves nobody silent, whatever people do', async () => {
  const faults: string[] = []
  const states = new Map<string, number>()
  await playInProcess(SEEDS, STEPS, (seed, played) => {
    if (played.faults.length > 0) faults.push([`seed ${seed}:`, ...played.faults, ...played.story].join('\n'))
    for (const [state, times] of Object.entries(played.states))
      states.set(state, (states.get(state) ?? 0) + times)
  })
  expect(faults).toEqual([])
  // Every state was come to, so that something was judged in each.
  expect(HANDOFF_STATES.filter((state) => (states.get(state) ?? 0) < 5)).toEqual([])
}, 240_000)
