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
import { createPresence } from './presence'
import { createSweep, type Sweep } from './sweep'
import { readSayHandoff } from './words'

/** Everything that hands over to people. */
export interface OpenedHandoffs {
  handoffs: Handoffs
  sweep: Sweep
}

/** Hand-offs before there is an assistant: what its turns need, and then the rest. */
export interface HandoffsOpening {
  ofTurns: HandoffsOfTurns
  with(assistant: Pick<Assistant, 'goOn'>): OpenedHandoffs
}

/** Puts hand-offs together over a store. `packs` are those of the councils served. */
export const openHandoffs = (
  world: Pick<World, 'clock' | 'chance' | 'log'> & { packs: ReadonlyMap<string, Pack> },
  store: Store,
  news: Newsroom,
): HandoffsOpening => {
  const parts = { ...world, store, news, words: readSayHandoff(), holidays: loadBankHolidays() }
  const presences = createPresence(parts)
  let sweep: Sweep | undefined
  return {
    ofTurns: createHandoffsOfTurns(parts, () => sweep?.nudge()),
    with: ({ goOn }) => {
      sweep = createSweep({ ...parts, presences, returned: goOn })
      return { handoffs: createHandoffs(parts, presences), sweep }
    },
  }
}

/** Where nobody is handed over to: conversations stay the assistant's. */
export const closedHandoffs = (): HandoffsOfTurns => noHandoffs(noAdvisors)
