/** Plays journeys and prints what came of them: `npm run journeys -- --many 50 --seed 1 [--service ID] [--council ID] [--show 3] [--voice]`. */
import { parseArgs } from 'node:util'
import type { Journey } from './journey'
import { nameOf, playAll, toldOf } from './playAll'
import { printCalls } from './printCalls'
import { openWorld } from './world'

const read = () => {
  const { values } = parseArgs({
    options: {
      many: { type: 'string', default: '50' },
      seed: { type: 'string', default: '1' },
      service: { type: 'string' },
      council: { type: 'string' },
      show: { type: 'string', default: '3' },
      voice: { type: 'boolean', default: false },
    },
  })
  return values
}
const countOf = (journeys: readonly Journey[], outcome: Journey['verdict']['outcome']): number =>
  journeys.filter(({ verdict }) => verdict.outcome === outcome).length

const row = (name: string, journeys: readonly Journey[]): string => {
  const [right, abandoned, wrong] = (['right', 'abandoned', 'wrong'] as const).map((each) =>
    countOf(journeys, each),
  )
  const turns = journeys.reduce((sum, each) => sum + each.turns, 0) / journeys.length
  const share = (100 * (right ?? 0)) / journeys.length
  const astray = journeys.filter(({ verdict }) => verdict.wrongAddress === true).length
  return [
    name.padEnd(44),
    ...[journeys.length, right, abandoned, wrong, astray].map((count) => String(count).padStart(7)),
    `${share.toFixed(1)} %`.padStart(9),
    turns.toFixed(1).padStart(7),
  ].join('')
}

const HEAD = `${'service × council'.padEnd(44)}${['played', 'right', 'gave up', 'wrong', 'astray'].map((word) => word.padStart(7)).join('')}${'right'.padStart(9)}${'turns'.padStart(7)}`

const main = async (): Promise<void> => {
  const { many, show, voice, ...wanted } = read()
  if (voice) return printCalls({ ...wanted, many: Number(many) }, Number(show))
  const world = await openWorld()
  const journeys = await playAll(world, { ...wanted, many: Number(many) })
  await world.close()
  const astray = journeys.filter(({ verdict }) => verdict.outcome !== 'right')
  for (const one of astray.slice(0, Number(show))) console.log(`\n${toldOf(one)}`)
  console.log(`\n${HEAD}`)
  for (const name of new Set(journeys.map(nameOf)))
    console.log(
      row(
        name,
        journeys.filter((journey) => nameOf(journey) === name),
      ),
    )
  console.log(row('all', journeys))
  if (astray.length > 0.02 * journeys.length) process.exitCode = 1
}

if (require.main === module)
  main().catch((error: unknown) => {
    console.error(error)
    process.exitCode = 1
  })
