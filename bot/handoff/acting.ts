import { type Advisor, has, maySee } from '../advisors/advisor'
import { BotError, type FaultCode } from '../errors'
import type { HandoffChange, HandoffOutcome } from '../storage/handoffStore'
import { topicOf } from '../turn/news'
import type { Handoff } from './handoff'
import { isInHand } from './moves'
import type { HandoffParts } from './parts'

/** So many others may change a hand-off while one change is being made. */
const MOST_TRIES = 20

/** A change that was made, and the numbers of what was said with it. */
export interface Done {
  handoff: Handoff
  seqs: readonly number[]
}

const FAULTS = {
  full: 'advisor_full',
  away: 'advisor_away',
  notOwner: 'not_owner',
} as const satisfies Partial<Record<HandoffOutcome['outcome'], FaultCode>>

/** Tells everybody who looks on: the resident, the advisors concerned, and the council's lists. */
const tell = ({ news }: HandoffParts, before: Handoff | undefined, after: Handoff): void => {
  news.tell(after.conversation, 'messages')
  news.tell(topicOf.desk(after.council), 'desk')
  for (const advisor of new Set([before?.advisor, after.advisor]))
    if (advisor !== undefined)
      news.tell(topicOf.advisor(advisor), after.state === 'offered' ? 'offer' : 'desk')
}

type Build = (one: Handoff) => HandoffChange | undefined

/** `again`: somebody else was faster. */
const attempt = async (
  parts: HandoffParts,
  id: string,
  build: Build,
): Promise<Done | undefined | 'again'> => {
  const one = await parts.store.findHandoff(id)
  if (one === undefined) throw new BotError('handoff_unknown')
  const change = build(one)
  if (change === undefined) return undefined
  const made = await parts.store.changeHandoff(change)
  if (made.outcome === 'changed') return 'again'
  if (made.outcome === 'repeated') return { handoff: one, seqs: made.seqs }
  if (made.outcome !== 'done') throw new BotError(FAULTS[made.outcome])
  tell(parts, one, made.handoff)
  return made
}

/**
 * Makes a change of a hand-off as it is now, and again when somebody else was faster. `build` throws coded errors for what
 * can't be done with it as it stands, and gives `undefined` when there is nothing to do. Throws `handoff_unknown`.
 */
export const changing =
  (parts: HandoffParts) =>
  async (id: string, build: Build): Promise<Done | undefined> => {
    for (let tried = 0; tried < MOST_TRIES; tried++) {
      const done = await attempt(parts, id, build)
      if (done !== 'again') return done
    }
    throw new BotError('handoff_state', { detail: 'it never stopped changing' })
  }
export type Changing = ReturnType<typeof changing>

/** A hand-off that this advisor may see; throws `handoff_unknown` for any other. */
export const seenBy = async ({ store }: HandoffParts, advisor: Advisor, id: string): Promise<Handoff> => {
  const one = await store.findHandoff(id)
  if (one === undefined || !maySee(advisor, one)) throw new BotError('handoff_unknown')
  return one
}

/** Throws `not_owner` unless it is in this advisor's hands. */
export const mustHave = (one: Handoff, { id }: Pick<Advisor, 'id'>): void => {
  if (one.advisor !== id || !isInHand(one.state)) throw new BotError('not_owner')
}

/** Throws `handoff_state` for one that is at an outside desk, where our advisors have no say. */
export const mustBeOurs = (one: Handoff): Handoff => {
  if (one.outside !== undefined) throw new BotError('handoff_state', { detail: 'it is at an outside desk' })
  return one
}

export const mustBeSupervisor = (advisor: Advisor): void => {
  if (!has(advisor, 'supervisor')) throw new BotError('not_allowed')
}
