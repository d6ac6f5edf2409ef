import { noAdvisors } from '../../dialogs/ports'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../knowledge/schema'
import type { World } from '../app'
import type { Store } from '../storage/store'
import type { Assistant } from '../turn/assistant'
import type { Newsroom } from '../turn/news'
import { createHandoffs } from './createHandoffs'
import { createHandoffsOfTurns, type HandoffsOfTurns, noHandoffs } from './duringTurn'
import type { Handoffs } from './handoffs'
import { createOutsideDesks, type OutsideDesks } from './outside/outsideDesks'
import { createPresence } from './presence'
import { createSweep, type Sweep } from './sweep'
import { readSayHandoff } from './words'

/** Everything that hands over to people. */
export interface OpenedHandoffs {
  handoffs: Handoffs
  sweep: Sweep
  outside: OutsideDesks
}

/** Hand-offs before there is an assistant: what its turns need, and then the rest. */
export interface HandoffsOpening {
  ofTurns: HandoffsOfTurns
  with(assistant: Pick<Assistant, 'goOn'>): OpenedHandoffs
}

interface HandoffWorld extends Pick<World, 'clock' | 'chance' | 'log'> {
  /** Of the councils served. */
  packs: ReadonlyMap<string, Pack>
  /** Which councils have a desk of their own; left out: none. */
  hasDesk?(council: string): boolean
}

/** Puts hand-offs together over a store. */
export const openHandoffs = (world: HandoffWorld, store: Store, news: Newsroom): HandoffsOpening => {
  const hasDesk = world.hasDesk ?? (() => false)
  const parts = { ...world, hasDesk, store, news, words: readSayHandoff(), holidays: loadBankHolidays() }
  const presences = createPresence(parts)
  let sweep: Sweep | undefined
  return {
    ofTurns: createHandoffsOfTurns(parts, () => sweep?.nudge()),
    with: ({ goOn }) => {
      sweep = createSweep({ ...parts, presences, returned: goOn })
      return { handoffs: createHandoffs(parts, presences), sweep, outside: createOutsideDesks(parts) }
    },
  }
}

/** Where nobody is handed over to: conversations stay the assistant's. */
export const closedHandoffs = (): HandoffsOfTurns => noHandoffs(noAdvisors)
