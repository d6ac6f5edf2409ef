import type { Hearing, Listener, Outcome } from './hearing'

/** The answer of the first listener that has one. */
export const firstOf = async (
  listeners: readonly Listener[],
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  for (const listen of listeners) {
    const outcome = await listen(hearing)
    if (outcome !== undefined) return outcome
  }
  return undefined
}
