/** What a turn asks and does of the advisors is made of: the turn, a new hand-off, and whether anybody is there. */
import type { AdvisorsNow, AdvisorsPort, HandoffWish, QueuePlace } from '../../dialogs/ports'
import { teamFor } from '../../knowledge/advisors'
import { advisorHours } from '../../knowledge/calendar/advisorHours'
import type { Pack } from '../../knowledge/schema'
import { newId } from '../chance'
import type { HandoffChange } from '../storage/handoffStore'
import type { Conversation } from '../storage/store'
import type { Handoff, HandoffContext } from './handoff'
import { deskNow } from './outside/deskNow'
import type { HandoffParts } from './parts'
import { placeOf } from './queue'
import { queueOf } from './reading'
import { candidates, isAnybodyHere } from './routing'

/** More wait than this, and one more would wait for nothing: a call back is the honester offer. */
const MOST_WAITING = 50

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

export interface OfTurn {
  parts: HandoffParts
  pack: Pack
  conversation: Conversation
  at: Date
}

export const newHandoff = ({ parts, pack, conversation, at }: OfTurn, wish: HandoffWish): Handoff => ({
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
export const nowOf =
  (turn: OfTurn): AdvisorsPort['now'] =>
  async (wish, how): Promise<AdvisorsNow> => {
    const { parts, conversation, at } = turn
    const hours = hoursOf(turn)
    if (hours !== 'notPublished' && !hours.open)
      return {
        now: false,
        because: 'closed',
        ...(hours.opensAt === undefined ? {} : { opensAt: hours.opensAt }),
      }
    if (how === 'byPhone') return { now: true }
    return parts.hasDesk(conversation.council)
      ? deskNow(parts, conversation.council, at)
      : advisorsNow(turn, wish)
  }

/** The hand-off of a turn, as far as the turn has got with it. */
export interface InTurn {
  current(): Promise<Handoff | undefined>
  keep(change: HandoffChange): Handoff
  /** Does something with the one that waits, on the line or not, if one does. */
  waiting(change: (one: Handoff) => HandoffChange): Promise<Handoff | undefined>
  placeNow(one: Handoff): Promise<QueuePlace>
}

/** When advisors go home today. */
export const closesAt = (turn: OfTurn): Date | undefined => {
  const hours = hoursOf(turn)
  return hours !== 'notPublished' && hours.open ? hours.until : undefined
}
