/** What is done in time with a hand-off at an outside desk: its people's day is its own affair, residents without an answer are ours. */

import { isGivenUp } from '../changes'
import { closingSaid, type Due, type Moment } from '../dueThings'
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

/** What it was told it wants no more of, or has not taken for too long. */
const isUnreached = ({ told }: Moment, waitedMs: number): boolean =>
  told.some(
    ({ state, attempts }) => state === 'failed' || (isRetried(state, attempts) && waitedMs >= REACHED_MS),
  )

const isRetried = (state: string, attempts: number): boolean => state === 'open' && attempts > 1

/** Looked at every minute while it waits. */
const place: Due = (one, moment) => {
  const { at, parts } = moment
  if (!isQueued(one.state)) return undefined
  return isUnreached(moment, at.getTime() - one.since.getTime())
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
const advisorQuiet: Due = (one, { at, told, parts }) => {
  if (!isInHand(one.state) || one.outside !== 'desk') return undefined
  const since = one.aloneSince ?? at
  const isLost = told.some(({ state, attempts }) => isRetried(state, attempts))
  return isLost || at.getTime() - since.getTime() >= QUIET_MS
    ? isEmpty(one, parts.words, at)
    : { handoff: { ...one, aloneSince: since }, sets: [timer('advisorQuiet', one, at)] }
}

export const OUTSIDE_DUE: Partial<Record<TimerKind, Due>> = { place, longWait, closing, advisorQuiet }
