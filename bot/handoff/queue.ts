import { type Handoff, PRIORITIES } from './handoff'
import type { Place } from './handoffs'
import { isQueued } from './moves'

/** Who comes first: the urgent, then whoever asked first. */
export const byPlace = (a: Handoff, b: Handoff): number =>
  PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
  a.queuedAt.getTime() - b.queuedAt.getTime() ||
  (a.id < b.id ? -1 : 1)

/** Those who wait with one another: for the same people. */
const inTheSame = (one: Handoff) => (other: Handoff) =>
  other.council === one.council &&
  other.team === one.team &&
  (isQueued(other.state) || other.state === 'callbackScheduled')

/** Fewer than these say nothing of how long it takes. */
const ENOUGH = 3
const LOOKED_AT = 10
const AN_HOUR_MS = 3_600_000

const meanWait = (accepted: readonly Handoff[], at: Date): number | undefined => {
  const lately = accepted
    .filter(({ acceptedAt }) => acceptedAt !== undefined && at.getTime() - acceptedAt.getTime() < AN_HOUR_MS)
    .toSorted((a, b) => (b.acceptedAt?.getTime() ?? 0) - (a.acceptedAt?.getTime() ?? 0))
    .slice(0, LOOKED_AT)
  if (lately.length < ENOUGH) return undefined
  const waits = lately.map(({ acceptedAt, queuedAt }) => (acceptedAt?.getTime() ?? 0) - queuedAt.getTime())
  return waits.reduce((sum, wait) => sum + wait, 0) / waits.length
}

/**
 * The place of one among all that wait in its queue, and how long others who were taken within the last hour waited in it,
 * less what this one has waited already. Where fewer than three were taken there is no telling.
 */
export const placeOf = (one: Handoff, all: readonly Handoff[], at: Date): Place => {
  const mates = all.filter(inTheSame(one)).filter(({ id }) => id !== one.id)
  const place = 1 + mates.filter((other) => byPlace(other, one) < 0).length
  const accepted = all.filter(({ council, team }) => council === one.council && team === one.team)
  const mean = meanWait(accepted, at)
  if (mean === undefined) return { place }
  const left = mean - (at.getTime() - one.queuedAt.getTime())
  return { place, waitMinutes: Math.max(1, Math.ceil(left / 60_000)) }
}
