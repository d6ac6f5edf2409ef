import type { AdvisorsNow, AdvisorsPort, HandoffWish, QueuePlace, Standing } from '../../dialogs/ports'
import { teamFor } from '../../knowledge/advisors'
import { advisorHours } from '../../knowledge/calendar/advisorHours'
import type { Pack } from '../../knowledge/schema'
import { newId } from '../chance'
import type { HandoffChange } from '../storage/handoffStore'
import type { Conversation } from '../storage/store'
import { asksAgain, isRated, joins, leaves, stays, wantsCallBack } from './changes'
import type { Handoff, HandoffContext } from './handoff'
import { isInHand, isQueued } from './moves'
import { deskNow } from './outside/deskNow'
import { toldPlace } from './outside/toldPlace'
import type { HandoffParts } from './parts'
import { placeOf } from './queue'
import { queueOf } from './reading'
import { candidates, isAnybodyHere } from './routing'

/** The advisors for one turn: what the dialogs ask and do, and the one change that is to be kept with the turn. */
export interface AdvisorsOfTurn {
  port: AdvisorsPort
  change(): HandoffChange | undefined
}

/** More wait than this, and one more would wait for nothing: a call back is the honester offer. */
const MOST_WAITING = 50
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

const contextOf = ({ about, intent, service, particulars, references, distress, urgent }: HandoffWish) =>
  ({
    ...(about === undefined ? {} : { about }),
    ...(intent === undefined ? {} : { intent }),
    ...(service === undefined ? {} : { service }),
    ...(urgent === undefined ? {} : { urgentBecause: urgent.because }),
    particulars,
    references,
    distress,
  }) satisfies HandoffContext

/** `en-GB` is `en`: advisors have languages, not countries. */
const languageOf = (locale: string): string => locale.split('-')[0]?.toLowerCase() || 'en'

interface OfTurn {
  parts: HandoffParts
  pack: Pack
  conversation: Conversation
  at: Date
}

const newHandoff = ({ parts, pack, conversation, at }: OfTurn, wish: HandoffWish): Handoff => ({
  id: newId(parts.chance),
  council: conversation.council,
  conversation: conversation.id,
  channel: conversation.channel,
  team: teamFor(pack, wish).id,
  language: languageOf(conversation.locale),
  priority: wish.urgent?.priority ?? 'normal',
  ...(parts.hasDesk(conversation.council) ? { outside: 'desk' as const } : {}),
  state: 'queued',
  version: 0,
  queuedAt: at,
  since: at,
  passedBy: [],
  context: contextOf(wish),
  reopened: 0,
})

const hoursOf = ({ parts, pack, at }: OfTurn) => advisorHours(pack, at, parts.holidays[pack.council.nation])

/** Whether somebody of ours is here. */
const advisorsNow = async (turn: OfTurn, wish: Parameters<AdvisorsPort['now']>[0]): Promise<AdvisorsNow> => {
  const { parts, pack, conversation, at } = turn
  const wished = { council: conversation.council, team: teamFor(pack, wish).id }
  if (!isAnybodyHere(wished, await candidates(parts))) return { now: false, because: 'nobody' }
  const queue = await queueOf(parts, [conversation.council])
  const one = newHandoff(turn, { ...wish, particulars: [], references: [], distress: false })
  const place = placeOf(one, queue, at)
  return place.place > MOST_WAITING ? { now: false, because: 'full' } : { now: true, ...place }
}

/** Nobody is promised who isn't here: the calendar must not say closed, and somebody must be at their desk. */
const nowOf =
  (turn: OfTurn): AdvisorsPort['now'] =>
  async (wish): Promise<AdvisorsNow> => {
    const { parts, conversation, at } = turn
    const hours = hoursOf(turn)
    if (hours !== 'notPublished' && !hours.open)
      return {
        now: false,
        because: 'closed',
        ...(hours.opensAt === undefined ? {} : { opensAt: hours.opensAt }),
      }
    return parts.hasDesk(conversation.council)
      ? deskNow(parts, conversation.council, at)
      : advisorsNow(turn, wish)
  }

const standingOf = async (
  { parts, at }: OfTurn,
  one: Handoff,
  placeNow: (one: Handoff) => Promise<QueuePlace>,
): Promise<Standing | undefined> => {
  if (isQueued(one.state)) return { state: 'queued', ...(await placeNow(one)) }
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

/** The hand-off of a turn, as far as the turn has got with it. */
interface InTurn {
  current(): Promise<Handoff | undefined>
  keep(change: HandoffChange): Handoff
  /** Does something with the one that waits, if one does. */
  queued(change: (one: Handoff) => HandoffChange): Promise<Handoff | undefined>
  placeNow(one: Handoff): Promise<QueuePlace>
}

/** When advisors go home today. */
const closesAt = (turn: OfTurn): Date | undefined => {
  const hours = hoursOf(turn)
  return hours !== 'notPublished' && hours.open ? hours.until : undefined
}

const withPlace = (one: Handoff, { place }: QueuePlace): Handoff =>
  place === undefined ? one : { ...one, toldPlace: place }

const joining =
  (turn: OfTurn, { current, keep, placeNow }: InTurn): AdvisorsPort['join'] =>
  async (wish) => {
    const before = await current()
    if (before !== undefined && isQueued(before.state)) return placeNow(before)
    // Whoever awaits a call back has a place already.
    const isCalledBack = before?.state === 'callbackScheduled'
    const one = isCalledBack ? before : newHandoff(turn, wish)
    const place = await placeNow(one)
    const until = closesAt(turn)
    const told = withPlace(one, place)
    keep(isCalledBack ? asksAgain(told, turn.at, until) : joins(told, until))
    return place
  }

const portOf = (turn: OfTurn, inTurn: InTurn): AdvisorsPort => {
  const { at } = turn
  const { current, keep, queued, placeNow } = inTurn
  return {
    now: nowOf(turn),
    join: joining(turn, inTurn),
    standing: async () => {
      const one = await current()
      return one && standingOf(turn, one, placeNow)
    },
    leave: async () => {
      await queued((one) => leaves(one, at))
    },
    callBack: async (how) => {
      const one = await queued((waiting) => wantsCallBack(waiting, how, at))
      return one === undefined ? { place: 1 } : placeNow(one)
    },
    raise: async ({ priority, because }) => {
      const doing = { at, by: 'system', what: 'raised', why: priority } as const
      await queued((one) =>
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
    queued: async (change) => {
      const one = await current()
      return one !== undefined && isQueued(one.state) ? keep(change(one)) : undefined
    },
  })
  return { port, change: () => changed }
}
