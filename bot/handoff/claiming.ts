/** Taking what waits: of two who do at once, one wins, and the other is told who. */
import { type Advisor, has } from '../advisors/advisor'
import { BotError } from '../errors'
import type { HandoffChange } from '../storage/handoffStore'
import type { Acting } from './act'
import { seenBy } from './acting'
import { isTaken } from './changes'
import type { Handoff } from './handoff'
import type { Handoffs } from './handoffs'
import { isInHand } from './moves'
import { audited, type HandoffParts } from './parts'
import { isOpened } from './phoneChanges'

const takenBy = async ({ store }: HandoffParts, one: Handoff): Promise<BotError> => {
  const name = one.advisor === undefined ? undefined : (await store.findAdvisor(one.advisor))?.name
  return new BotError('handoff_taken', name === undefined ? {} : { detail: name })
}

const isFree = (one: Handoff, { id }: Advisor): boolean =>
  one.outside === undefined &&
  (one.state === 'queued' ||
    one.state === 'callbackScheduled' ||
    one.state === 'putThrough' ||
    (one.state === 'offered' && one.advisor === id))

/** With this advisor already, in a chat or by phone. */
const hasIt = ({ advisor, state }: Handoff, { id }: Advisor): boolean =>
  advisor === id && (isInHand(state) || state === 'onCall')

/** What was passed on to one alone is for them, or for a supervisor. */
const mayTake = (one: Handoff, advisor: Advisor): boolean =>
  isFree(one, advisor) && ((one.onlyFor ?? advisor.id) === advisor.id || has(advisor, 'supervisor'))

/** A chat begins; a call was begun by the telephone. */
const taken = (one: Handoff, advisor: Advisor, { clock, words }: HandoffParts): HandoffChange =>
  one.state === 'putThrough' ? isOpened(one, advisor, clock.now()) : isTaken(one, advisor, clock.now(), words)

export const claiming =
  ({ parts, change }: Acting): Handoffs['claim'] =>
  async (advisor, id) => {
    const seen = await seenBy(parts, advisor, id)
    if (!has(advisor, 'advisor', 'supervisor')) throw new BotError('not_allowed')
    let isMine = false
    const made = await change(id, (one) => {
      isMine = hasIt(one, advisor)
      return isMine || !mayTake(one, advisor) ? undefined : taken(one, advisor, parts)
    })
    const now = made?.handoff ?? (await parts.store.findHandoff(id)) ?? seen
    // A second click on one's own is no quarrel.
    if (made === undefined && !isMine) throw await takenBy(parts, now)
    if (made !== undefined) await audited(parts, advisor, 'claimed', { council: now.council, subject: id })
    return now
  }
