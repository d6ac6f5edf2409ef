import type { Hearing, Outcome } from '../listening/hearing'
import type { Services } from '../services/createServices'
import type { Intent } from '../understanding/intents'
import type { CallWords } from './lines'
import { type CallMemory, noCallYet } from './memory'
import type { CallPhrases } from './phrases'

/** What the telephone side of the dialogs is made of. */
export interface CallParts {
  words: CallWords
  phrases: CallPhrases
  services: Services
  topicName: (intent: Intent) => string
}

/** Everything that answers a turn, as in any channel. */
export type Listen = (hearing: Hearing) => Promise<Outcome>

/** What the call remembers. */
export const callIn = ({ memory }: Pick<Hearing, 'memory'>): CallMemory => memory.call ?? noCallYet

/** The same with something of the call's changed. */
export const withCall = <Has extends Pick<Outcome, 'memory'>>(
  has: Has,
  change: Partial<CallMemory>,
): Has => ({
  ...has,
  memory: { ...has.memory, call: { ...(has.memory.call ?? noCallYet), ...change } },
})

/** The same words as if they had been typed or pressed: nothing about them is in doubt. */
export const asPicked = (hearing: Hearing, said: string): Hearing => {
  const { keys: _, hypotheses: __, ...turn } = hearing.turn
  return { ...hearing, turn: { ...turn, said }, said, alternatives: [{ text: said }], isSure: true }
}

/** A person, as by the key for it. "Is anyone in danger?" is theirs to ask: a later yes is none to that. */
export const asPerson = (hearing: Hearing): Hearing => {
  const { event: _, hypotheses: __, ...turn } = hearing.turn
  const closed = callIn(hearing).danger === undefined ? hearing : withCall(hearing, { danger: undefined })
  return { ...closed, turn: { ...turn, keys: '0' }, said: '', alternatives: [], isSure: true }
}
