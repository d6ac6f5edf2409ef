/** What each thing that can happen makes of a hand-off: pure, so that every process decides alike. */
import type { Particular } from '../../dialogs/ports'
import type { Advisor } from '../advisors/advisor'
import { BotError } from '../errors'
import type { HandoffChange, Utterance } from '../storage/handoffStore'
import { BOT, type Handoff, type HandoffHappening, type HandoffState, type Owner, QUEUE } from './handoff'
import { isInHand, mayGo } from './moves'
import { advisorSays, assistantSays, statusSays } from './said'
import { timer, timersToClear } from './timing'
import type { SayHandoff } from './words'

/** Why and by whom something happens. */
export interface Doing {
  at: Date
  by: string
  what: HandoffHappening
  why?: string
}

type Person = Pick<Advisor, 'id' | 'name' | 'capacity'>

/** Whose words these are; while a call back is awaited, the assistant's. */
const ownerIn = ({ state, advisor }: Handoff): Owner => {
  if (state === 'queued' || state === 'offered') return QUEUE
  const isTheirs = isInHand(state) || state === 'onCall'
  return isTheirs && advisor !== undefined ? advisor : BOT
}

export const happening = (
  from: HandoffState | undefined,
  to: HandoffState,
  { at, by, what, why }: Doing,
) => ({
  what,
  ...(from === undefined ? {} : { from }),
  to,
  at,
  by,
  ...(why === undefined ? {} : { why }),
})

/** A hand-off in a new state, with whoever speaks then; throws `handoff_state` for where it can't go. */
export const goesTo = (
  one: Handoff,
  to: HandoffState,
  doing: Doing,
  more: Partial<Handoff> = {},
): HandoffChange => {
  if (!mayGo(one.state, to)) throw new BotError('handoff_state', { detail: `${one.state} → ${to}` })
  const handoff: Handoff = { ...one, ...more, state: to, since: doing.at }
  return {
    handoff,
    owner: ownerIn(handoff),
    events: [happening(one.state, to, doing)],
    clears: timersToClear(handoff),
  }
}

/** Something that leaves it where it is. */
export const stays = (one: Handoff, doing: Doing, more: Partial<Handoff> = {}): HandoffChange => ({
  handoff: { ...one, ...more },
  events: [happening(one.state, one.state, doing)],
})

export const without = <K extends 'advisor' | 'onlyFor' | 'aloneSince'>(
  one: Handoff,
  ...keys: readonly K[]
): Handoff => {
  const copy = { ...one }
  for (const key of keys) delete copy[key]
  return copy
}

const timersOfWait = (one: Handoff, at: Date, until: Date | undefined) => [
  timer('place', one, at),
  timer('longWait', one, at),
  ...(until === undefined ? [] : [{ ...timer('closing', one, until), dueAt: until }]),
]

/** A wish for a person, in whatever state it begins; whoever goes before others leaves a trace of why. */
export const asked = ({ state, queuedAt: at, priority }: Handoff): NonNullable<HandoffChange['events']> => [
  happening(undefined, state, { at, by: 'resident', what: 'asked' }),
  ...(priority === 'normal'
    ? []
    : [happening(state, state, { at, by: 'system', what: 'raised', why: priority })]),
]

/** One asks for a person: `one` is new, with version 0. `until`: when advisors go home today. */
export const joins = (one: Handoff, until?: Date): HandoffChange => ({
  handoff: one,
  owner: QUEUE,
  events: asked(one),
  sets: timersOfWait(one, one.queuedAt, until),
})

/** What is told again takes the place of what was told before. */
const withTold = (before: readonly Particular[], told: readonly Particular[]): readonly Particular[] => [
  ...before.filter(({ id }) => !told.some((one) => one.id === id)),
  ...told,
]

export const leaves = (one: Handoff, at: Date): HandoffChange => ({
  ...goesTo(one, 'abandoned', { at, by: 'resident', what: 'left' }),
  tellsDesk: 'completed',
})

/** Somebody calls instead, when their place comes. `told`: what the advisor should know of it. */
export const wantsCallBack = (
  one: Handoff,
  callback: NonNullable<Handoff['callback']>,
  at: Date,
  told: readonly Particular[] = [],
): HandoffChange => ({
  ...goesTo(
    without(one, 'advisor'),
    'callbackScheduled',
    { at, by: 'resident', what: 'callbackAsked' },
    { callback, context: { ...one.context, particulars: withTold(one.context.particulars, told) } },
  ),
  tellsDesk: 'completed',
})

export const isOffered = (one: Handoff, { id, capacity }: Person, at: Date): HandoffChange => {
  const change = goesTo(one, 'offered', { at, by: 'system', what: 'offered', why: id }, { advisor: id })
  return { ...change, takes: { advisor: id, capacity }, sets: [timer('offer', one, at)] }
}

/** Back to its place, and not to the same advisor again for now; not for them alone either. */
export const isPassed = (
  one: Handoff,
  by: string,
  at: Date,
  what: 'offerPassed' | 'offerExpired',
): HandoffChange => {
  const passedBy = [...one.passedBy.filter((other) => other !== by), by]
  const change = goesTo(without(one, 'advisor', 'onlyFor'), 'queued', { at, by, what }, { passedBy })
  return { ...change, sets: [timer('again', one, at)] }
}

const SCHEDULED: HandoffState = 'callbackScheduled'

/** Whoever awaits a call back asks for a person again: back in the queue, in their old place. */
export const asksAgain = (one: Handoff, at: Date, until?: Date): HandoffChange => {
  const { callback: _, ...waiting } = one
  const change = goesTo(waiting, 'queued', { at, by: 'resident', what: 'asked' }, { passedBy: [] })
  return { ...change, sets: timersOfWait(one, at, until) }
}

/** One is called back: it is the advisor's to do, and to write up. The chat stays the assistant's. */
export const takesCallBack = (
  one: Handoff,
  { id, name }: Person,
  at: Date,
  { say }: SayHandoff,
): HandoffChange => ({
  ...goesTo(
    one,
    'wrapUp',
    { at, by: id, what: 'claimed' },
    { advisor: id, acceptedAt: one.acceptedAt ?? at },
  ),
  // Whoever rang up reads nothing.
  says: one.channel === 'voice' ? [] : [assistantSays(one.council, say('callingNow', { name }), at)],
})

/** An advisor takes it: the resident is told, and the standard event is sent once in its life. */
export const isTaken = (one: Handoff, who: Person, at: Date, words: SayHandoff): HandoffChange => {
  if (one.state === SCHEDULED) return takesCallBack(one, who, at, words)
  const what = one.state === 'offered' ? 'accepted' : 'claimed'
  const taken = without(one, 'onlyFor')
  const change = goesTo(
    taken,
    'active',
    { at, by: who.id, what },
    {
      advisor: who.id,
      acceptedAt: one.acceptedAt ?? at,
      passedBy: [],
    },
  )
  return {
    ...change,
    ownedBy: QUEUE,
    takes: { advisor: who.id, capacity: who.capacity },
    says: [
      ...(one.acceptedAt === undefined ? [statusSays(one.council, 'accepted', at)] : []),
      assistantSays(one.council, words.say('joined', { name: who.name }), at),
    ],
    sets: [timer('nudge', one, at), timer('advisorQuiet', one, at)],
  }
}

/** The advisor writes; from now on the resident is the one who is waited for. */
export const says = (
  one: Handoff,
  { id, name }: Person,
  said: { text: string; clientId?: string },
  at: Date,
): HandoffChange => ({
  handoff: one,
  ownedBy: id,
  says: [advisorSays(one.council, name, said, at)],
  clears: [timer('nudge', one, at).key, timer('advisorQuiet', one, at).key, timer('pause', one, at).key],
  sets: one.state === 'active' ? [timer('residentQuiet', one, at)] : [timer('close', one, at)],
})

/** The resident writes to their advisor, who may have been waiting for it. */
export const hears = (one: Handoff, at: Date): HandoffChange => {
  const timers = {
    sets: [timer('nudge', one, at), timer('advisorQuiet', one, at)],
    clears: [timer('residentQuiet', one, at).key, timer('pause', one, at).key, timer('close', one, at).key],
  }
  if (one.state !== 'waiting') return { handoff: one, ...timers }
  return { ...goesTo(one, 'active', { at, by: 'resident', what: 'residentBack' }), ...timers }
}

export const waits = (one: Handoff, by: string, at: Date): HandoffChange => ({
  ...goesTo(one, 'waiting', { at, by, what: 'waiting' }),
  sets: [timer('close', one, at)],
})

/** Back to the queue, to the old place: `line` tells the resident. */
export const goesBack = (
  one: Handoff,
  doing: Doing,
  line: Utterance,
  more: Partial<Handoff> = {},
): HandoffChange => ({
  ...goesTo(without(one, 'advisor', 'onlyFor'), 'queued', doing, more),
  says: [line],
  sets: [
    timer('place', one, doing.at),
    timer('longWait', one, doing.at),
    ...((more.passedBy ?? one.passedBy).length > 0 ? [timer('again', one, doing.at)] : []),
  ],
})
