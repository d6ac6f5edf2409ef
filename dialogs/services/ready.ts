import type { Here } from '../information/about'
import type { World } from '../service'
import type { Running, Wanted } from './running'
import { beginning } from './running'
import type { Saying } from './saying'
import type { Making } from './turns'

/** Every service with its words, and what a turn of one is made with. */
export interface Ready {
  all: readonly Running[]
  at(here: Here): readonly Running[]
  /** The service that a message begins. */
  begins(wanted: Wanted): Running | undefined
  making(world: World): Making
  saying: Saying
}

/** The services that each council has; looked up in every turn, and always the same. */
export const byCouncil = (all: readonly Running[]): Ready['at'] => {
  const known = new Map<Here['pack'], readonly Running[]>()
  return ({ pack }) => {
    const own = known.get(pack) ?? all.filter(({ service }) => service.isAt(pack))
    known.set(pack, own)
    return own
  }
}

/** What a message begins is asked twice in one turn; the last is kept. */
export const rememberingLast = (at: Ready['at']): Ready['begins'] => {
  let last: { wanted: Wanted; begun: Running | undefined } | undefined
  return (wanted) => {
    const { here, said, intent } = wanted
    const isSame = last?.wanted.here === here && last.wanted.said === said && last.wanted.intent === intent
    if (last === undefined || !isSame) last = { wanted, begun: beginning(at(here), wanted) }
    return last.begun
  }
}
