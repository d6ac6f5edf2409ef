/** What might happen next: mostly what makes sense where things stand, and now and then what doesn't. */
import type { Handoff, HandoffState } from '../../bot/handoff/handoff'
import type { Dice } from '../journeys/dice'
import type { Act } from './acts'
import { channelOf, PEOPLE, TEAMS } from './desk'
import type { Look, Talk } from './look'

/** Several things at once, or time that goes by with signs of life of whoever is named. */
export type Step = { acts: readonly Act[] } | { passes: number; alive: readonly string[] }

const SECOND = 1_000
const MINUTE = 60 * SECOND
const TIMES = [2, 20, 31, 45, 65].map((seconds) => seconds * SECOND)
const LONG_TIMES = [2, 4, 6, 11, 20, 32].map((minutes) => minutes * MINUTE)
const IDS = PEOPLE.map(({ id }) => id)

/** Everything said has a number of its own. */
export interface Numbers {
  next(): number
}
export const createNumbers = (): Numbers => {
  let last = 0
  return {
    next: () => {
      last += 1
      return last
    },
  }
}

interface Making {
  dice: Dice
  numbers: Numbers
}

const says = ({ numbers }: Making, conversation: string, what: string): Act => {
  const number = numbers.next()
  return { do: 'says', conversation, text: `${what}, #${number}`, clientId: `r${number}` }
}

const WISHES = ['person', 'person, urgent', 'person, upset', 'person, benefits']

/** What the resident may say or do, by where their hand-off stands; the more often it is here, the likelier. */
const WRITERS: Readonly<Partial<Record<HandoffState | 'none', readonly string[]>>> = {
  none: [...WISHES, 'hello', 'person'],
  queued: ['hello', 'hello', 'leave', 'call me', 'person', 'bye'],
  offered: ['hello', 'hello', 'leave', 'call me'],
  active: ['hello', 'hello', 'hello', 'fire', 'hello', 'person', 'hello', 'bye'],
  waiting: ['hello', 'hello', 'bye'],
  callbackScheduled: ['hello', 'person', 'call me'],
  wrapUp: ['good', 'hello', 'person'],
  resolved: ['good', 'person', 'hello', 'bye'],
  abandoned: ['person', 'hello'],
  failed: ['person', 'hello'],
}

const RINGS = ['through', 'through', 'through, urgent', 'through, benefits', 'hold', 'hello']

/** The same of callers, who are put through, and come back. */
const CALLING: typeof WRITERS = {
  none: RINGS,
  putThrough: ['busy', 'noAnswer', 'answered', 'answered', 'hello', 'bye', 'through', 'hold'],
  onCall: ['busy', 'answered', 'hello', 'bye'],
  held: ['call me', 'call me', 'hello', 'leave', 'through', 'bye'],
  queued: ['call me', 'through', 'hold'],
  offered: ['call me', 'through'],
  callbackScheduled: ['hello', 'through', 'hold'],
  wrapUp: RINGS,
  resolved: RINGS,
  abandoned: RINGS,
  failed: RINGS,
  unopened: RINGS,
}

const byResident = (making: Making, { id, handoffs }: Talk): Act => {
  const words = (channelOf(id) === 'voice' ? CALLING : WRITERS)[handoffs.at(-1)?.state ?? 'none']
  const what = making.dice.pick(words ?? ['hello'])
  if (what === 'bye' && making.dice.is(0.3))
    return { do: 'leavesForGood', conversation: id, clientId: `b${making.numbers.next()}` }
  return says(making, id, what)
}

type Does = Exclude<Act, { conversation: string } | { do: 'sweep' | 'presence' | 'lives' }>['do']

const ADVISORS: Readonly<Record<HandoffState, readonly Does[]>> = {
  queued: ['claim', 'claim', 'claim', 'takeOver', 'prioritise'],
  offered: ['claim', 'claim', 'claim', 'claim', 'pass', 'pass', 'takeOver'],
  active: ['answers', 'answers', 'answers', 'answers', 'wait', 'transfer', 'returnToBot', 'end', 'takeOver'],
  waiting: ['answers', 'answers', 'end', 'takeOver', 'returnToBot', 'transfer'],
  callbackScheduled: ['claim', 'claim', 'answers'],
  wrapUp: ['wrapUp', 'wrapUp', 'reopen', 'claim'],
  resolved: ['reopen', 'answers'],
  abandoned: ['claim', 'reopen'],
  failed: ['claim', 'reopen'],
  putThrough: ['claim', 'claim', 'claim', 'wrapUp', 'answers', 'takeOver'],
  onCall: ['wrapUp', 'wrapUp', 'claim', 'answers', 'end', 'transfer'],
  held: ['claim', 'takeOver'],
  unopened: ['claim', 'wrapUp', 'reopen'],
}

/** Whoever it is about, most of the time. */
const somebody = ({ dice }: Making, { advisor }: Handoff, what: Does): string => {
  if (what === 'takeOver' && dice.is(0.8)) return 'bo'
  return advisor !== undefined && dice.is(0.85) ? advisor : dice.pick(IDS)
}

const byAdvisor = (making: Making, one: Handoff): Act => {
  const { dice, numbers } = making
  const what = dice.pick(ADVISORS[one.state])
  const who = { advisor: somebody(making, one, what), handoff: one.id }
  if (what === 'answers') {
    const number = numbers.next()
    return { do: what, ...who, text: `Hello, #${number}`, clientId: `a${number}` }
  }
  if (what === 'transfer')
    return { do: what, ...who, to: dice.is(0.6) ? { team: dice.pick(TEAMS) } : { advisor: dice.pick(IDS) } }
  if (what === 'prioritise')
    return { do: what, ...who, priority: dice.pick(['safety', 'vulnerable', 'normal'] as const) }
  return { do: what, ...who }
}

const presence = ({ dice }: Making): Act => ({
  do: 'presence',
  advisor: dice.pick(IDS),
  presence: dice.pick(['available', 'available', 'available', 'available', 'away', 'offline'] as const),
})

/** Who acts: nobody says two things at once. */
const actorOf = (act: Act): string => {
  if ('advisor' in act) return act.advisor
  return 'conversation' in act ? act.conversation : ''
}

const act = (making: Making, { talks, handoffs }: Look): Act => {
  const { dice } = making
  if (dice.is(0.12)) return presence(making)
  if (handoffs.length > 0 && dice.is(0.55)) {
    const open = handoffs.filter(({ state }) => !['abandoned', 'failed'].includes(state))
    return byAdvisor(making, dice.pick(open.length > 0 && dice.is(0.9) ? open : handoffs))
  }
  return byResident(making, dice.pick(talks))
}

/** Everybody comes to their desks, and residents open their pages. */
export const beginning = (conversations: readonly string[]): Step => ({
  acts: [
    ...conversations.map((conversation) => ({ do: 'opens', conversation }) as const),
    ...IDS.map((advisor) => ({ do: 'presence', advisor, presence: 'available' }) as const),
  ],
})

export const nextStep = (making: Making, look: Look): Step => {
  const { dice } = making
  if (dice.is(0.15)) {
    const alive = IDS.filter(() => dice.is(0.85))
    return { passes: dice.pick(dice.is(0.75) ? TIMES : LONG_TIMES), alive }
  }
  if (dice.is(0.3)) return { acts: [{ do: 'sweep' }] }
  const acts = Array.from({ length: dice.pick([1, 1, 1, 2, 3, 5]) }, () => act(making, look))
  return { acts: acts.filter((one, i) => acts.findIndex((other) => actorOf(other) === actorOf(one)) === i) }
}
