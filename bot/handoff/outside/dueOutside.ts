/** What is done in time with a hand-off at an outside desk: its people's day is its own affair, residents without an answer are ours. */

import { closingSaid, type Due, type Moment } from '../dueThings'
import { isGivenUp } from '../endings'
import type { Handoff } from '../handoff'
import { isInHand, isQueued } from '../moves'
import { assistantSays } from '../said'
import { keysOf, type TimerKind, timer } from '../timing'
import { isEmpty } from './changes'
import { toldPlace } from './toldPlace'

const MINUTE = 60_000
/** So long a desk may take no hand-off before the resident is told that nobody is there. */
const REACHED_MS = 3 * MINUTE
/** So long it may leave a resident without an answer, after the first time that it was looked. */
const QUIET_MS = 24 * MINUTE

const isRetried = ({ state, attempts }: Moment['told'][number]): boolean => state === 'open' && attempts > 1

/** The desk is no longer there, wants no more of it, or has not taken what it was told for too long. */
const isUnreached = ({ council }: Handoff, { told, parts }: Moment, waitedMs: number): boolean =>
  !parts.hasDesk(council) ||
  told.some((one) => one.state === 'failed' || (isRetried(one) && waitedMs >= REACHED_MS))

/** Looked at every minute while it waits. */
const place: Due = (one, moment) => {
  const { at, parts } = moment
  if (!isQueued(one.state)) return undefined
  return isUnreached(one, moment, at.getTime() - one.since.getTime())
    ? isEmpty(one, parts.words, at)
    : { handoff: one, sets: [timer('place', one, at)] }
}

const longWait: Due = (one, { parts: { words }, at }) => {
  if (!isQueued(one.state)) return undefined
  const line = words.say('offerOverflow', { place: words.place(toldPlace(one)) })
  const says = [assistantSays(one.council, line, at, [words.say('optionCallBack').text])]
  return { handoff: one, says, clears: keysOf(one, 'longWait') }
}

/** Whoever came just before the end may still be taken. */
const closing: Due = (one, moment) => {
  const { at } = moment
  if (!isQueued(one.state)) return undefined
  return one.aloneSince === undefined
    ? { handoff: { ...one, aloneSince: at }, sets: [timer('closing', one, at)] }
    : isGivenUp(one, 'closing', closingSaid(moment, one), at, moment.parts.words)
}

/** A resident has waited for an answer. What the hub of a channel answers isn't seen here. */
const advisorQuiet: Due = (one, moment) => {
  const { at, parts } = moment
  if (!isInHand(one.state) || one.outside !== 'desk') return undefined
  const since = one.aloneSince ?? at
  // Six minutes have gone since the resident wrote.
  return isUnreached(one, moment, REACHED_MS) || at.getTime() - since.getTime() >= QUIET_MS
    ? isEmpty(one, parts.words, at)
    : { handoff: { ...one, aloneSince: since }, sets: [timer('advisorQuiet', one, at)] }
}

export const OUTSIDE_DUE: Partial<Record<TimerKind, Due>> = { place, longWait, closing, advisorQuiet }
