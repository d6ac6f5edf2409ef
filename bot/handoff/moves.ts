import type { HandoffState } from './handoff'

/** From each state, where a hand-off may go. Back to the queue it goes to its old place; from a queue to another team's too. */
export const HANDOFF_MOVES = {
  queued: ['offered', 'active', 'queued', 'callbackScheduled', 'abandoned', 'failed', 'putThrough'],
  offered: ['queued', 'active', 'callbackScheduled', 'abandoned', 'failed', 'putThrough'],
  // Only at an outside desk can a talk fail, or a call back.
  active: ['waiting', 'queued', 'active', 'wrapUp', 'failed'],
  waiting: ['active', 'queued', 'wrapUp', 'failed'],
  callbackScheduled: ['queued', 'wrapUp', 'abandoned', 'failed', 'putThrough'],
  wrapUp: ['resolved', 'active'],
  resolved: ['active'],
  abandoned: [],
  failed: [],
  putThrough: ['onCall', 'held', 'failed', 'unopened'],
  // The screen may have opened before the telephone told that nobody answered.
  onCall: ['resolved', 'held', 'failed'],
  held: ['putThrough', 'callbackScheduled', 'queued', 'abandoned'],
  unopened: [],
} as const satisfies Readonly<Record<HandoffState, readonly HandoffState[]>>

export const mayGo = (from: HandoffState, to: HandoffState): boolean =>
  (HANDOFF_MOVES[from] as readonly HandoffState[]).includes(to)

/** In the queue, as the resident sees it. */
export const isQueued = (state: HandoffState): boolean => state === 'queued' || state === 'offered'

/** With an advisor. */
export const isInHand = (state: HandoffState): boolean => state === 'active' || state === 'waiting'

/** In its place among those who wait, whether or not they can be taken now. */
export const hasPlace = (state: HandoffState): boolean =>
  isQueued(state) || state === 'callbackScheduled' || state === 'held'

/** Still going on for the resident or the advisor. */
export const isGoingOn = (state: HandoffState): boolean =>
  !['resolved', 'abandoned', 'failed', 'unopened'].includes(state)
