import type { AdvisorsNow, AdvisorsPort, HandoffWish } from '../../dialogs/ports'
import { type Handoff, PRIORITIES } from './handoff'
import { hasPlace, isGoingOn } from './moves'
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

/** The one that is going on for the resident: beside it there can be no other. */
const underway = async ({ current }: InTurn): Promise<Handoff | undefined> => {
  const one = await current()
  return one !== undefined && isGoingOn(one.state) && one.state !== 'wrapUp' ? one : undefined
}

/** With what is known by now, and all that was known before. */
const withWish = (one: Handoff, turn: OfTurn, wish: HandoffWish): Handoff => {
  const { context, priority, team } = newHandoff(turn, wish)
  const { particulars, references, distress } = one.context
  return {
    ...one,
    context: {
      ...one.context,
      ...context,
      particulars: context.particulars.length === 0 ? particulars : context.particulars,
      references: [...new Set([...references, ...context.references])],
      distress: distress || context.distress,
    },
    // Nobody's place falls because they asked again in other words.
    priority: PRIORITIES.indexOf(priority) < PRIORITIES.indexOf(one.priority) ? priority : one.priority,
    team: wish.intent === undefined && wish.service === undefined ? one.team : team,
  }
}

const puttingThrough =
  (turn: OfTurn, inTurn: InTurn): CallsPort['putThrough'] =>
  async (wish) => {
    const { parts, at } = turn
    const known = await underway(inTurn)
    // With somebody already, there is nobody else to put them through to.
    if (known !== undefined && !hasPlace(known.state)) return
    // Whoever speaks to them has it on our console, whatever desk a council has for chats.
    const { outside: _, ...one } = known === undefined ? newHandoff(turn, wish) : withWish(known, turn, wish)
    inTurn.keep(isPutThrough(one, newContextRef(parts.chance), at))
  }

/** Told twice, it is answered once. */
const answered = (one: Handoff, { at }: OfTurn, { keep }: InTurn): AdvisorsNow => {
  if (one.phone?.became !== 'answered') keep(isAnswered(one, at))
  return { now: true }
}

const transferring =
  (turn: OfTurn, inTurn: InTurn): CallsPort['transferred'] =>
  async (became) => {
    const one = await inTurn.current()
    if (one?.state !== 'putThrough' && one?.state !== 'onCall') return NOBODY
    if (became === 'answered') return answered(one, turn, inTurn)
    const now = await ringingBack(turn, { ...one.context, ...urgentOf(one) })
    const back = inTurn.keep(comesBack(one, became, now.now, turn.at))
    return now.now ? { now: true, ...(await inTurn.placeNow(back)) } : now
  }

const urgentOf = ({
  priority,
  context: { urgentBecause: because = '' },
}: Handoff): Pick<HandoffWish, 'urgent'> => (priority === 'normal' ? {} : { urgent: { priority, because } })

const holding =
  (turn: OfTurn, inTurn: InTurn): CallsPort['hold'] =>
  async (wish) => {
    const { placeNow, keep } = inTurn
    const one = await underway(inTurn)
    if (one?.state === 'callbackScheduled') return { now: true, isAgreed: true, ...(await placeNow(one)) }
    if (one !== undefined) return hasPlace(one.state) ? { now: true, ...(await placeNow(one)) } : NOBODY
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
