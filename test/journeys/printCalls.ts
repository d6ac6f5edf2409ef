/** Plays calls and prints what came of them: `npm run journeys -- --voice --many 20 --seed 1 [--service ID] [--council ID] [--show 3]`. */
import type { Call, CallOutcome } from './call'
import { callAll, nameOf, type Wanted } from './playAll'
import { openWorld } from './world'

const OUTCOMES: readonly CallOutcome[] = ['right', 'person', 'asHeard', 'otherwise']

const row = (name: string, calls: readonly Call[]): string => {
  const counts = OUTCOMES.map((outcome) => calls.filter((call) => call.outcome === outcome).length)
  const unconfirmed = calls.reduce((sum, call) => sum + call.unconfirmed, 0)
  const unspeakable = calls.filter((call) => call.unspeakable.length > 0).length
  const turns = calls.reduce((sum, call) => sum + call.turns, 0) / calls.length
  return [
    name.padEnd(44),
    ...[calls.length, ...counts, unconfirmed, unspeakable].map((count) => String(count).padStart(12)),
    turns.toFixed(1).padStart(7),
  ].join('')
}

const HEAD = [
  'service × council'.padEnd(44),
  ...['played', 'right', 'a person', 'as heard', 'otherwise', 'unconfirmed', 'unspeakable'].map((word) =>
    word.padStart(12),
  ),
  'turns'.padStart(7),
].join('')

const told = (call: Call): string =>
  `— ${nameOf(call)}, seed ${call.seed}: ${call.outcome}, ${call.because}\n${call.transcript.join('\n')}`

/** Fails the process where anything was written that nobody confirmed, or was said that can't be. */
export const printCalls = async (wanted: Wanted, show: number): Promise<void> => {
  const world = await openWorld('voice')
  const calls = await callAll(world, wanted)
  await world.close()
  const worst = calls.toSorted((a, b) => OUTCOMES.indexOf(b.outcome) - OUTCOMES.indexOf(a.outcome))
  for (const one of worst.filter(({ outcome }) => outcome !== 'right').slice(0, show))
    console.log(`\n${told(one)}`)
  console.log(`\n${HEAD}`)
  for (const name of new Set(calls.map(nameOf)))
    console.log(
      row(
        name,
        calls.filter((call) => nameOf(call) === name),
      ),
    )
  console.log(row('all', calls))
  if (calls.some(({ unconfirmed, unspeakable }) => unconfirmed > 0 || unspeakable.length > 0))
    process.exitCode = 1
}
