import type { AdvisorsThere } from '../../bot/scripts/memoryAdvisors'
import { assistantIn } from './assistant'
import { type Call, callOf } from './call'
import { diceOf } from './dice'
import { type Journey, journeyOf } from './journey'
import type { JourneyWorld } from './world'

/** Which journeys, how many of each service with each council, and from which seed. */
export interface Wanted {
  many: number
  seed: string
  service?: string | undefined
  council?: string | undefined
}

/** Every service with every council that has it, as far as they are wanted. */
const pairsIn = ({ services, packs }: JourneyWorld, { service: only, council }: Wanted) =>
  services
    .filter(({ service }) => (only ?? service.name) === service.name)
    .flatMap((running) =>
      [...packs]
        .filter(([id, pack]) => (council ?? id) === id && running.service.isAt(pack))
        .map(([id]) => ({ running, council: id })),
    )

/** Who is there to talk to, in the hours of the council. */
const THERE: readonly AdvisorsThere[] = ['nobody', 'full', { before: 0 }, { before: 3 }]

/** Plays them all, one after the other. */
export const playAll = async (world: JourneyWorld, wanted: Wanted): Promise<readonly Journey[]> => {
  const journeys: Journey[] = []
  for (const { running, council } of pairsIn(world, wanted))
    for (let i = 0; i < wanted.many; i++) {
      const seed = `${wanted.seed}.${i}`
      const there = diceOf(`${seed} ${running.service.name} ${council} advisors`).pick(THERE)
      journeys.push(await journeyOf(world, running, council, seed, assistantIn(world, council, there)))
    }
  return journeys
}

/** The same by telephone, one after the other. */
export const callAll = async (world: JourneyWorld, wanted: Wanted): Promise<readonly Call[]> => {
  const calls: Call[] = []
  for (const { running, council } of pairsIn(world, wanted))
    for (let i = 0; i < wanted.many; i++)
      calls.push(await callOf(world, running, council, `${wanted.seed}.${i}`, assistantIn(world, council)))
  return calls
}

export const nameOf = ({ service, council }: Pick<Journey, 'service' | 'council'>): string =>
  `${service} × ${council}`

/** One that didn't end right, for whoever mends it: `seed` plays it again. */
export const toldOf = ({ seed, verdict, transcript, ...journey }: Journey): string =>
  `— ${nameOf(journey)}, seed ${seed}: ${verdict.outcome}, ${verdict.because}\n${transcript.join('\n')}`
