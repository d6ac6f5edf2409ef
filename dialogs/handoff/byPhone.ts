/** A person is wanted on the telephone: put through at once, or rung back. */
import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Memory } from '../memory'
import type { AdvisorsNow, HandoffWish } from '../ports'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Reply } from '../turn'
import { isPerson, offerReplies } from './notNow'
import type { HandoffParts } from './parts'
import { opensSaid, placeSaid } from './said'

/** What stood before the wish was answered stays before it. */
const withAnswer = (
  { replies, memory }: Outcome,
  answer: readonly Reply[],
  handoff: Memory['handoff'],
  more: Partial<Memory> = {},
): Outcome => {
  const all = [...replies.slice(0, replies.findIndex(isPerson)), ...answer]
  return { replies: all, memory: { ...memory, ...more, handoff, last: lastSaid(all) } }
}

/** What they want a person for, now or before, for a call back. */
const about = ({ about: it }: HandoffWish, { handoff: before }: Memory): NonNullable<Memory['handoff']> => {
  const known = it ?? before?.about
  return {
    added: 0,
    ...(known === undefined ? {} : { about: known }),
    ...(before?.notThrough === true ? { notThrough: true } : {}),
  }
}

/** What was going on waits with them: it is taken up again where the call comes back. */
const throughNow = async (
  { words }: HandoffParts,
  wish: HandoffWish,
  outcome: Outcome,
  { ports }: Hearing,
): Promise<Outcome> => {
  await ports.advisors.putThrough(wish)
  const isTold = wish.about !== undefined || wish.urgent !== undefined || wish.particulars.length > 0
  const said = words.calls(isTold ? 'puttingThrough' : 'puttingThroughOnly')
  const reply: Reply = {
    ...replyOf(said, { does: 'transfer' }),
    interrupt: 'nothing',
  }
  const { service, aside } = outcome.memory
  const cleared = {
    service: undefined,
    aside: service ?? aside,
    ended: undefined,
    offered: undefined,
    misses: 0,
  }
  return withAnswer(outcome, [reply], about(wish, outcome.memory), cleared)
}

/** Why nobody can ring them back now, and when somebody is next here. */
const notNowSaid = (
  { words }: HandoffParts,
  { because, opensAt }: Extract<AdvisorsNow, { now: false }>,
  { here }: Hearing,
): Said => {
  if (opensAt === undefined) return words.calls(because)
  return words.calls(`${because}Opens`, {
    opens: opensSaid(words, opensAt, here.at, here.pack.council.timeZone),
  })
}

/**
 * What is said before a call back is offered: that they keep their place in the queue, or when somebody is next here. Where
 * the council rings nobody back, how else to reach a person.
 */
export const ringingBack = (
  parts: HandoffParts,
  now: AdvisorsNow,
  before: readonly Said[],
  hearing: Hearing,
): readonly Reply[] => {
  const offer = offerReplies(parts, hearing)
  const state = now.now
    ? parts.words.calls('place', { place: placeSaid(parts.words, now) })
    : notNowSaid(parts, now, hearing)
  const isOffered = offer.length > 0
  const said = isOffered ? [state] : [...(now.now ? [] : [state]), hearing.desk.person(hearing.here)]
  return [replyOf(paragraphs([...before, ...said])), ...offer]
}

const rungBack = async (
  parts: HandoffParts,
  wish: HandoffWish,
  outcome: Outcome,
  hearing: Hearing,
): Promise<Outcome> => {
  const { words } = parts
  const held = await hearing.ports.advisors.hold(wish)
  const wasThrough = outcome.memory.handoff?.notThrough === true
  const handoff = about(wish, outcome.memory)
  if (held.now && held.isAgreed) {
    const said = words.calls('agreed', { place: placeSaid(words, held) })
    return withAnswer(outcome, [replyOf(said)], handoff)
  }
  const why = wasThrough ? [words.calls('again')] : held.now ? [words.calls('notHere')] : []
  return withAnswer(outcome, ringingBack(parts, held, why, hearing), handoff)
}

/** Whether the call can be put through now. For that the calendar counts: the telephone has a queue of its own. */
const canBePutThrough = async (
  wish: HandoffWish,
  { memory }: Outcome,
  { turn, ports }: Hearing,
): Promise<boolean> => {
  if (turn.line?.transfers !== true || memory.handoff?.notThrough === true) return false
  return (await ports.advisors.now(wish, 'byPhone')).now
}

/** On the telephone nobody is chatted to: put through, else rung back in the same queue, else by a case. */
export const wishedByPhone = async (
  parts: HandoffParts,
  wish: HandoffWish,
  outcome: Outcome,
  hearing: Hearing,
): Promise<Outcome> => {
  const isBack = hearing.standing?.state === 'putThrough'
  // Whoever was put through and speaks to us was not.
  if (isBack) await hearing.ports.advisors.transferred('failed')
  const tried = { ...outcome, memory: isBack ? notThrough(outcome.memory) : outcome.memory }
  return (await canBePutThrough(wish, tried, hearing))
    ? throughNow(parts, wish, tried, hearing)
    : rungBack(parts, wish, tried, hearing)
}

/** It isn't tried again in this call. */
export const notThrough = (memory: Memory): Memory => ({
  ...memory,
  handoff: { added: 0, ...memory.handoff, notThrough: true },
})
