import type { Timer } from '../storage/handoffStore'
import type { Handoff, HandoffState } from './handoff'
import { isInHand, isQueued } from './moves'

const MINUTE = 60_000

/** What is done at a time, and how long after what. In milliseconds. */
export const AFTER = {
  /** An offer that nobody accepts goes on to the next. */
  offer: 30_000,
  /** Offers that all let pass are made again. */
  again: 2 * MINUTE,
  /** The resident is told when their place has changed, at most so often. */
  place: MINUTE,
  /** A long wait: a call back is offered. */
  longWait: 10 * MINUTE,
  /** Advisors have gone home: nobody is left waiting for them. From closing time, and again while some are still here. */
  closing: 10 * MINUTE,
  /** A resident waits for the advisor's answer: the advisor is nudged; then the conversation goes back to the queue. */
  nudge: 2 * MINUTE,
  advisorQuiet: 6 * MINUTE,
  /** The advisor waits for the resident: they are asked; the chat is paused; it ends. */
  residentQuiet: 5 * MINUTE,
  pause: 10 * MINUTE,
  close: 60 * MINUTE,
  /** A call that was put through and that nobody has opened here: the longest queue of a telephone is over by then. */
  unopened: 120 * MINUTE,
  /** A caller who was to be rung back and has said nothing: they have hung up, and we weren't told. */
  held: 30 * MINUTE,
  /** The assistant goes on, at once. */
  returns: 0,
} as const
export type TimerKind = keyof typeof AFTER
export const TIMER_KINDS = Object.keys(AFTER) as readonly TimerKind[]

const keyOf = (kind: TimerKind, { id }: Pick<Handoff, 'id'>): string => `${kind}/${id}`

/** A timer of a hand-off, so long after `from`. */
export const timer = (kind: TimerKind, one: Pick<Handoff, 'id'>, from: Date): Timer => ({
  key: keyOf(kind, one),
  kind,
  subject: one.id,
  dueAt: new Date(from.getTime() + AFTER[kind]),
})

const IN_QUEUE: readonly TimerKind[] = ['place', 'longWait', 'closing', 'again']

/** Which timers mean anything in a state. */
const meaningIn = (state: HandoffState): readonly TimerKind[] => {
  if (state === 'offered') return [...IN_QUEUE, 'offer']
  if (isQueued(state)) return IN_QUEUE
  if (state === 'waiting') return ['close']
  if (state === 'putThrough') return ['unopened']
  if (state === 'held') return ['held']
  if (isInHand(state)) return ['nudge', 'advisorQuiet', 'residentQuiet', 'pause']
  return ['returns']
}

/** The keys of the timers that mean nothing any more. */
export const timersToClear = (one: Pick<Handoff, 'id' | 'state'>): readonly string[] => {
  const kept = meaningIn(one.state)
  return TIMER_KINDS.filter((kind) => !kept.includes(kind)).map((kind) => keyOf(kind, one))
}

/** The keys of some timers of a hand-off. */
export const keysOf = (one: Pick<Handoff, 'id'>, ...kinds: readonly TimerKind[]): readonly string[] =>
  kinds.map((kind) => keyOf(kind, one))
