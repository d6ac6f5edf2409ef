/** Every service with every council, as residents go about it. More of them: `npm run journeys -- --many 200 --seed 7`. */
import { SERVICES } from '../../dialogs/services/every'
import type { Journey } from './journey'
import { playAll, toldOf } from './playAll'
import { openWorld } from './world'

/** The share that must end right. */
const MOST = 0.98

let journeys: readonly Journey[]
beforeAll(async () => {
  const world = await openWorld()
  journeys = await playAll(world, { many: 2, seed: 'a' })
  await world.close()
}, 600_000)

const told = (which: (journey: Journey) => boolean): readonly string[] => journeys.filter(which).map(toldOf)

it('plays every service', () => {
  expect(new Set(journeys.map(({ service }) => service))).toEqual(new Set(SERVICES.map(({ name }) => name)))
})

it('opens no case on another address', () => {
  expect(told(({ verdict }) => verdict.wrongAddress === true)).toEqual([])
})

it('ends right', () => {
  const astray = told(({ verdict }) => verdict.outcome !== 'right')
  expect(astray.length <= (1 - MOST) * journeys.length ? [] : astray).toEqual([])
})
