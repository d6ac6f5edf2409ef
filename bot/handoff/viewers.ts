import type { Handoff } from './handoff'
import type { HandoffParts } from './parts'

type Reading = Pick<HandoffParts, 'store' | 'clock'>

/** A page that tells nothing for so long has been closed, or its machine sleeps. */
const LOOKS_MS = 45_000

/** Who looks at a conversation now. */
export const viewersOf = async ({ store, clock }: Reading, handoff: string): Promise<readonly string[]> => {
  const lookers = await store.lookers(new Date(clock.now().getTime() - LOOKS_MS), handoff)
  return lookers.map(({ advisor }) => advisor)
}

/** Who looks at which conversation now. */
export const viewersNow = async (parts: Reading, handoffs: readonly Pick<Handoff, 'id'>[]) => {
  const [one, ...others] = handoffs
  if (one !== undefined && others.length === 0) {
    const viewers = await viewersOf(parts, one.id)
    return () => viewers
  }
  const lookers = await parts.store.lookers(new Date(parts.clock.now().getTime() - LOOKS_MS))
  return (id: string): readonly string[] =>
    lookers.filter(({ handoff }) => handoff === id).map(({ advisor }) => advisor)
}
