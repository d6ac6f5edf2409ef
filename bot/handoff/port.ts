import type { AdvisorsPort, QueuePlace, Standing } from '../../dialogs/ports'
import type { HandoffChange } from '../storage/handoffStore'
import { asksAgain, joins, leaves, stays, wantsCallBack } from './changes'
import { isRated } from './endings'
import type { Handoff } from './handoff'
import { isInHand, isQueued } from './moves'
import { closesAt, type InTurn, newHandoff, nowOf, type OfTurn } from './ofTurn'
import { toldPlace } from './outside/toldPlace'
import { callsOf } from './portOfCalls'
import { placeOf } from './queue'
import { queueOf } from './reading'

/** The advisors for one turn: what the dialogs ask and do, and the one change that is to be kept with the turn. */
export interface AdvisorsOfTurn {
  port: AdvisorsPort
  change(): HandoffChange | undefined
}

/** How long after a talk an answer to "how was it?" is one. */
const ASKED_MS = 24 * 3_600_000

/** Two changes of one hand-off in one turn are one change. */
const both = (first: HandoffChange | undefined, second: HandoffChange): HandoffChange =>
  first === undefined
    ? second
    : {
        ...first,
        ...second,
        handoff: { ...second.handoff, version: first.handoff.version },
        events: [...(first.events ?? []), ...(second.events ?? [])],
        sets: [...(first.sets ?? []), ...(second.sets ?? [])],
        clears: [...(first.clears ?? []), ...(second.clears ?? [])],
      }

const standingOf = async (
  { parts, at }: OfTurn,
  one: Handoff,
  placeNow: (one: Handoff) => Promise<QueuePlace>,
): Promise<Standing | undefined> => {
  if (isQueued(one.state)) return { state: 'queued', ...(await placeNow(one)) }
  if (one.state === 'held') return { state: 'held', ...(await placeNow(one)) }
  if (one.state === 'putThrough' || one.state === 'onCall') return { state: 'putThrough' }
  if (isInHand(one.state) && one.advisor !== undefined)
    return {
      state: 'withAdvisor',
      name: one.person ?? (await parts.store.findAdvisor(one.advisor))?.name ?? '',
    }
  const { rating } = one
  if (rating === undefined || rating.why !== undefined || at.getTime() - rating.askedAt.getTime() > ASKED_MS)
    return undefined
  return { state: 'asked', ...(rating.given === undefined ? {} : { given: rating.given }) }
}

const withPlace = (one: Handoff, { place }: QueuePlace): Handoff =>
  place === undefined ? one : { ...one, toldPlace: place }

const joining =
  (turn: OfTurn, { current, keep, placeNow }: InTurn): AdvisorsPort['join'] =>
  async (wish) => {
    const before = await current()
    if (before !== undefined && isQueued(before.state)) return placeNow(before)
    // Whoever awaits a call back has a place already.
    const isCalledBack = before?.state === 'callbackScheduled' || before?.state === 'held'
    const one = isCalledBack ? before : newHandoff(turn, wish)
    const place = await placeNow(one)
    const until = closesAt(turn)
    const told = withPlace(one, place)
    keep(isCalledBack ? asksAgain(told, turn.at, until) : joins(told, until))
    return place
  }

const portOf = (turn: OfTurn, inTurn: InTurn): AdvisorsPort => {
  const { at } = turn
  const { current, keep, waiting, placeNow } = inTurn
  return {
    now: nowOf(turn),
    join: joining(turn, inTurn),
    standing: async () => {
      const one = await current()
      return one && standingOf(turn, one, placeNow)
    },
    leave: async () => {
      await waiting((one) => leaves(one, at))
    },
    callBack: async ({ told, ...how }) => {
      const one = await waiting((before) => wantsCallBack(before, how, at, told))
      return one === undefined ? { place: 1 } : placeNow(one)
    },
    raise: async ({ priority, because }) => {
      const doing = { at, by: 'system', what: 'raised', why: priority } as const
      await waiting((one) =>
        stays(one, doing, {
          priority,
          context: {
            ...one.context,
            urgentBecause: because,
            // Whoever was in danger is asked for no opinion of us.
            distress: one.context.distress || priority === 'safety',
          },
        }),
      )
    },
    ...callsOf(turn, inTurn),
    rate: async (given, why) => {
      const one = await current()
      if (one?.rating !== undefined) keep(isRated(one, given, why, at))
    },
  }
}

/** The advisors as the dialogs see them in one turn of one conversation. */
export const advisorsOfTurn = (turn: OfTurn): AdvisorsOfTurn => {
  const { parts, conversation, at } = turn
  let changed: HandoffChange | undefined
  const current = async (): Promise<Handoff | undefined> =>
    changed?.handoff ?? (await parts.store.handoffOf(conversation.id))
  const keep = (change: HandoffChange): Handoff => {
    changed = both(changed, change)
    return changed.handoff
  }
  const port = portOf(turn, {
    current,
    keep,
    placeNow: async (one) =>
      one.outside === undefined ? placeOf(one, await queueOf(parts, [one.council]), at) : toldPlace(one),
    waiting: async (change) => {
      const one = await current()
      const isWaiting = one !== undefined && (isQueued(one.state) || one.state === 'held')
      return isWaiting ? keep(change(one)) : undefined
    },
  })
  return { port, change: () => changed }
}
