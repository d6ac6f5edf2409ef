import type { AdvisorsNow, AdvisorsPort, HandoffWish } from '../../dialogs/ports'
import type { Handoff } from './handoff'
import { newContextRef } from './newContextRef'
import { type InTurn, newHandoff, nowOf, type OfTurn } from './ofTurn'
import { comesBack, isAnswered, isHeld, isPutThrough } from './phoneChanges'

type CallsPort = Pick<AdvisorsPort, 'putThrough' | 'transferred' | 'hold'>

const NOBODY: AdvisorsNow = { now: false, because: 'nobody' }

/** Who could ring them back; a council with a desk of its own rings back by its cases, as it has no queue of ours. */
const ringingBack = async (turn: OfTurn, wish: Parameters<AdvisorsPort['now']>[0]): Promise<AdvisorsNow> => {
  const now = await nowOf(turn)(wish)
  return now.now && turn.parts.hasDesk(turn.conversation.council) ? NOBODY : now
}

/** A caller who asks again has a place already. */
const before = async ({ current }: InTurn): Promise<Handoff | undefined> => {
  const one = await current()
  return one !== undefined && ['held', 'callbackScheduled'].includes(one.state) ? one : undefined
}

/** With what is known by now. */
const withWish = (one: Handoff, turn: OfTurn, wish: HandoffWish): Handoff => {
  const { context, priority, team } = newHandoff(turn, wish)
  return { ...one, context, priority, team }
}

const puttingThrough =
  (turn: OfTurn, inTurn: InTurn): CallsPort['putThrough'] =>
  async (wish) => {
    const { parts, at } = turn
    const held = await before(inTurn)
    // Whoever speaks to them has it on our console, whatever desk a council has for chats.
    const { outside: _, ...one } = held === undefined ? newHandoff(turn, wish) : withWish(held, turn, wish)
    inTurn.keep(isPutThrough(one, newContextRef(parts.chance), at))
  }

const transferring =
  (turn: OfTurn, { current, keep, placeNow }: InTurn): CallsPort['transferred'] =>
  async (became) => {
    const { at } = turn
    const one = await current()
    const isThere = one?.state === 'putThrough' || one?.state === 'onCall'
    if (one === undefined || !isThere) return NOBODY
    if (became === 'answered') {
      keep(isAnswered(one, at))
      return { now: true }
    }
    const now = await ringingBack(turn, { ...one.context, ...urgentOf(one) })
    const back = keep(comesBack(one, became, now.now, at))
    return now.now ? { now: true, ...(await placeNow(back)) } : now
  }

const urgentOf = ({
  priority,
  context: { urgentBecause: because = '' },
}: Handoff): Pick<HandoffWish, 'urgent'> => (priority === 'normal' ? {} : { urgent: { priority, because } })

const holding =
  (turn: OfTurn, inTurn: InTurn): CallsPort['hold'] =>
  async (wish) => {
    const { placeNow, keep } = inTurn
    const one = await before(inTurn)
    if (one?.state === 'callbackScheduled') return { now: true, isAgreed: true, ...(await placeNow(one)) }
    if (one !== undefined) return { now: true, ...(await placeNow(one)) }
    const now = await ringingBack(turn, wish)
    if (now.now) keep(isHeld(newHandoff(turn, wish), turn.at))
    return now
  }

/** What a telephone call does with the advisors, in one turn. */
export const callsOf = (turn: OfTurn, inTurn: InTurn): CallsPort => ({
  putThrough: puttingThrough(turn, inTurn),
  transferred: transferring(turn, inTurn),
  hold: holding(turn, inTurn),
})
