import type { Wait } from '../storage/handoffStore'
import { type Handoff, PRIORITIES } from './handoff'
import type { Place } from './handoffs'
import { hasPlace } from './moves'

/** Who comes first: the urgent, then whoever asked first. */
export const byPlace = (a: Handoff, b: Handoff): number =>
  PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
  a.queuedAt.getTime() - b.queuedAt.getTime() ||
  (a.id < b.id ? -1 : 1)

/** Those who wait with one another: for the same people. */
const inTheSame = (one: Handoff) => (other: Handoff) =>
  other.council === one.council &&
  other.team === one.team &&
  other.outside === one.outside &&
  hasPlace(other.state)

/** Who waits, and how long those waited who were taken within the last hour, the newest first. */
export interface Queue {
  waiting: readonly Handoff[]
  waits: readonly Wait[]
}

/** Fewer than these say nothing of how long it takes. */
const ENOUGH = 3
const LOOKED_AT = 10

/** In milliseconds, of the last few of a queue. */
const meanWait = ({ council, team }: Handoff, { waits }: Queue): number | undefined => {
  const lately = waits.filter((one) => one.council === council && one.team === team).slice(0, LOOKED_AT)
  if (lately.length < ENOUGH) return undefined
  const sum = lately.reduce(
    (all, { queuedAt, acceptedAt }) => all + acceptedAt.getTime() - queuedAt.getTime(),
    0,
  )
  return sum / lately.length
}

/**
 * The place of one among all that wait in its queue, and how long others who were taken within the last hour waited in it,
 * less what this one has waited already. Where fewer than three were taken there is no telling.
 */
export const placeOf = (one: Handoff, queue: Queue, at: Date): Place => {
  const mates = queue.waiting.filter(inTheSame(one)).filter(({ id }) => id !== one.id)
  const place = 1 + mates.filter((other) => byPlace(other, one) < 0).length
  const mean = meanWait(one, queue)
  if (mean === undefined) return { place }
  const left = mean - (at.getTime() - one.queuedAt.getTime())
  return { place, waitMinutes: Math.max(1, Math.ceil(left / 60_000)) }
}
