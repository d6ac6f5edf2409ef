/** What desks that aren't ours tell of a hand-off, and what comes of it. */
import { BotError } from '../../errors'
import type { HandoffChange, Utterance } from '../../storage/handoffStore'
import { without } from '../changes'
import { placeSays } from '../dueThings'
import { isGivenUp } from '../endings'
import { DESK, type Handoff } from '../handoff'
import { isInHand, isQueued } from '../moves'
import type { HandoffParts } from '../parts'
import { advisorSays, assistantSays, type HandoffStatus } from '../said'
import { atDesk, isCalledOutside, isEmpty, isFinished, isResolved, isTakenOutside } from './changes'

/** What a desk says of a hand-off: `handoff.status` of Bot Framework's protocol, and more where it has it. */
export interface DeskStatus {
  /** Left out: it is still where it was, and only the place is told. */
  state?: HandoffStatus
  /** Said to the resident. */
  message?: string
  /** Who takes it. */
  name?: string
  /** 1 is next. */
  place?: number
  waitMinutes?: number
}

/** One thing told. */
export interface Told {
  status: DeskStatus
  /** Where it is told from. */
  from: NonNullable<Handoff['outside']>
  at: Date
}

/** As they are called, or else as their team is. */
export const nameFor = ({ packs }: HandoffParts, one: Handoff, name: string | undefined): string =>
  name ?? one.person ?? packs.get(one.council)?.advisors.teams.find(({ id }) => id === one.team)?.name ?? ''

const state = (one: Handoff): never => {
  throw new BotError('handoff_state', { detail: `it is ${one.state}` })
}

/** Not while one of our own advisors has it. */
const mustNotBeOurs = (one: Handoff): void => {
  if (isInHand(one.state) && one.advisor !== DESK) state(one)
}

const accepted = (
  parts: HandoffParts,
  one: Handoff,
  { status, from, at }: Told,
): HandoffChange | undefined => {
  const who = atDesk(nameFor(parts, one, status.name))
  if (isQueued(one.state)) return isTakenOutside(one, who, from, at, parts.words)
  if (one.state === 'callbackScheduled') return isCalledOutside(one, who, at, parts.words)
  if (!isInHand(one.state) || one.advisor !== DESK) return state(one)
  return one.person === who.name ? undefined : { handoff: { ...one, person: who.name } }
}

const IS_OVER = ['resolved', 'abandoned', 'failed']

const failed = (parts: HandoffParts, one: Handoff, { at }: Told): HandoffChange | undefined => {
  if (IS_OVER.includes(one.state)) return undefined
  if (one.state === 'wrapUp') return isResolved(one, at)
  mustNotBeOurs(one)
  const { words } = parts
  const { tellsDesk: _, ...change } = isQueued(one.state)
    ? isEmpty(one, words, at)
    : isGivenUp(without(one, 'aloneSince'), 'nobody', words.say('gaveUp'), at, words)
  return change
}

const completed = (parts: HandoffParts, one: Handoff, told: Told): HandoffChange | undefined => {
  const { status, at } = told
  const { words } = parts
  const name = nameFor(parts, one, status.name)
  if (one.state === 'wrapUp') return isResolved(one, at)
  if (one.state === 'callbackScheduled') {
    const called = isCalledOutside(one, atDesk(name), at, words)
    const { events = [], handoff } = isResolved(called.handoff, at)
    return { ...called, handoff, says: [], events: [...(called.events ?? []), ...events] }
  }
  if (!isInHand(one.state)) return failed(parts, one, told)
  mustNotBeOurs(one)
  const line = assistantSays(one.council, words.say('ended', { name }), at)
  return isFinished(one, { at, by: DESK, what: 'ended' }, line, words)
}

/** Told to the resident when it is another than before. */
const placed = (parts: HandoffParts, one: Handoff, { status, at }: Told): HandoffChange | undefined => {
  const { place, waitMinutes } = status
  if (place === undefined || !isQueued(one.state)) return undefined
  const now = { place, ...(waitMinutes === undefined ? {} : { waitMinutes }) }
  const says = place === one.toldPlace ? [] : [placeSays(one, now, parts, at)]
  return { handoff: { ...one, toldPlace: place }, says }
}

/** Their own words come after the event and before ours; and the first of all carries the key, so that it is kept once. */
export const withWords = (
  parts: HandoffParts,
  { handoff, ...change }: HandoffChange,
  { status, from, at }: Told,
  key: string,
): HandoffChange => {
  const { council } = handoff
  const [event, ...lines] = change.says ?? []
  const words: readonly Utterance[] =
    status.message === undefined
      ? []
      : [advisorSays(council, nameFor(parts, handoff, status.name), { text: status.message }, at)]
  const isEvent = event?.activity.type === 'event'
  const all = isEvent
    ? [event, ...words, ...lines]
    : [...words, ...(event === undefined ? [] : [event]), ...lines]
  // The hub knows already what it has said.
  const besides = all.map((one) =>
    from === 'hub' && one.activity.type === 'event' ? { ...one, beside: 'never' as const } : one,
  )
  const [first, ...rest] = besides
  return {
    ...change,
    handoff,
    says: first === undefined ? [] : [{ ...first, clientId: key }, ...rest],
  }
}

const CHANGES = { accepted, failed, completed } as const

/** What comes of what was told; `undefined` for nothing. Throws `handoff_state` for what can't be where it stands. */
export const isTold = (parts: HandoffParts, one: Handoff, told: Told): HandoffChange | undefined =>
  (told.status.state === undefined ? placed : CHANGES[told.status.state])(parts, one, told)
