import type { TurnContext } from 'botbuilder-core'
import { BotError } from '../errors'

/** Something one stage leaves for later ones, typed; gone with its turn. */
export interface Shared<T> {
  put(context: TurnContext, value: T): void
  /** What was left; throws `stage_missing`, naming the stage, when nothing was. */
  of(context: TurnContext): T
  /** What was left, or `undefined`. */
  maybe(context: TurnContext): T | undefined
  /** As if nothing had been left. */
  forget(context: TurnContext): void
}

/** A place for what the stage `leftBy` leaves. */
export const shared = <T>(leftBy: string): Shared<T> => {
  // Keyed by the turn's state: stages see the context through a proxy, the state itself is the same for all.
  const left = new WeakMap<object, { value: T }>()
  return {
    put: (context, value) => {
      left.set(context.turnState, { value })
    },
    of: (context) => {
      const found = left.get(context.turnState)
      if (found === undefined)
        throw new BotError('stage_missing', { detail: `${leftBy} must come before this stage` })
      return found.value
    },
    maybe: (context) => left.get(context.turnState)?.value,
    forget: (context) => {
      left.delete(context.turnState)
    },
  }
}
