import type { Advisor } from '../advisors/advisor'
import type { Handoff } from '../handoff/handoff'
import type { QueuedHandoff } from '../handoff/handoffs'
import type { DeskSeen } from './desk'

/** What an advisor has, and what waits. */
export interface Sections {
  offers: readonly QueuedHandoff[]
  /** Whoever waits for an answer first, the longest wait before all; then those where the resident is to answer. */
  mine: readonly QueuedHandoff[]
  /** In the order in which they come. */
  queue: readonly QueuedHandoff[]
  callbacks: readonly QueuedHandoff[]
  /** Calls that were put through, and that nobody has opened yet. */
  calls: readonly QueuedHandoff[]
}

const IN_HAND: readonly Handoff['state'][] = ['onCall', 'active', 'waiting', 'wrapUp']

const isMine = ({ handoff }: QueuedHandoff, { id }: Advisor): boolean => handoff.advisor === id

export const isInHand = ({ handoff }: QueuedHandoff): boolean => IN_HAND.includes(handoff.state)

const rank = ({ handoff, isUnanswered }: QueuedHandoff): number =>
  handoff.state === 'active' && isUnanswered ? -1 : IN_HAND.indexOf(handoff.state)

const lastWordAt = ({ handoff, last }: QueuedHandoff): number => (last?.at ?? handoff.since).getTime()

const byUrgency = (a: QueuedHandoff, b: QueuedHandoff): number =>
  rank(a) - rank(b) || lastWordAt(a) - lastWordAt(b)

/** A call that the telephone system has, or the assistant while it asks where to ring them back. */
export const isOnItsWay = ({ handoff: { state } }: QueuedHandoff): boolean =>
  state === 'putThrough' || state === 'held'

/** Whether the resident waits for this advisor's words. */
export const waitsForMe = (one: QueuedHandoff, advisor: Advisor): boolean =>
  isMine(one, advisor) && one.handoff.state === 'active' && one.isUnanswered

export const offersTo = ({ all }: Pick<DeskSeen, 'all'>, advisor: Advisor): readonly QueuedHandoff[] =>
  all.filter((one) => one.handoff.state === 'offered' && isMine(one, advisor))

export const ownOf = ({ all }: Pick<DeskSeen, 'all'>, advisor: Advisor): readonly QueuedHandoff[] =>
  all.filter((one) => isInHand(one) && isMine(one, advisor)).toSorted(byUrgency)

/** What waits, in the order of `Handoffs.list`; what is offered to oneself stands elsewhere. */
export const waitingIn = (
  { all }: Pick<DeskSeen, 'all'>,
  advisor: Advisor,
): Pick<Sections, 'queue' | 'callbacks' | 'calls'> => {
  const isOthersOffer = (one: QueuedHandoff): boolean =>
    one.handoff.state === 'offered' && !isMine(one, advisor)
  return {
    queue: all.filter((one) => one.handoff.state === 'queued' || isOthersOffer(one)),
    callbacks: all.filter(({ handoff }) => handoff.state === 'callbackScheduled'),
    calls: all.filter(({ handoff }) => handoff.state === 'putThrough'),
  }
}
