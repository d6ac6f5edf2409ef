import { SERVICES } from '../../dialogs/services/every'
import type { Call } from './call'
import { callAll, nameOf } from './playAll'
import { openWorld } from './world'

/** Every service with every council by telephone, every third thing misheard. More of them: `npm run journeys -- --voice --many 20`. */

/** The shares that must end right, and right or with a person. */
const RIGHT = 0.7
const RIGHT_OR_PERSON = 0.85

let calls: readonly Call[]
beforeAll(async () => {
  const world = await openWorld('voice')
  calls = await callAll(world, { many: 1, seed: 'a' })
  await world.close()
}, 600_000)

const told = (which: (call: Call) => boolean): readonly string[] =>
  calls.filter(which).map((call) => `${nameOf(call)}, seed ${call.seed}\n${call.transcript.join('\n')}`)

const shareOf = (...outcomes: readonly Call['outcome'][]): number =>
  calls.filter(({ outcome }) => outcomes.includes(outcome)).length / calls.length

it('plays every service', () => {
  expect(new Set(calls.map(({ service }) => service))).toEqual(new Set(SERVICES.map(({ name }) => name)))
})

it('writes nothing that the caller did not confirm when it was read back', () => {
  expect(told(({ unconfirmed }) => unconfirmed > 0)).toEqual([])
})

it('says no figure, link or click', () => {
  expect(calls.flatMap(({ unspeakable }) => unspeakable)).toEqual([])
})

it('ends right, or with a person', () => {
  expect(shareOf('right')).toBeGreaterThan(RIGHT)
  expect(shareOf('right', 'person')).toBeGreaterThan(RIGHT_OR_PERSON)
})
