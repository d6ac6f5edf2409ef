/** One conversation: what is known, what was said, and what can be done. */
import type { Pack } from '../../knowledge/schema'
import { type Advisor, has } from '../advisors/advisor'
import { BotError } from '../errors'
import type { HandoffView } from '../handoff/handoffs'
import type { Answer } from '../web/answer'
import { allowedFor } from './allowed'
import { type FoundAnswer, foundAnswers } from './approved'
import { type DeskSeen, nameIn } from './desk'
import type { Form } from './forms'
import { ownValues } from './home'
import { aboutOf } from './line'
import type { Making } from './making'
import { passingOn } from './passing'
import type { ConsoleRequest } from './route'
import { summaryOf } from './summary'
import { lastSeqIn, receiptOf, type Showing, shownItems } from './transcript'

/** What a page is shown with besides the conversation: what came of a form, and what was written in it. */
export interface Shown {
  problem?: string
  done?: string
  /** The fields of a form that was not taken, so that nothing written is lost. */
  form?: Form
  /** Text to go on with in the reply. */
  draft?: string
  /** Approved answers that were looked for. */
  found?: readonly FoundAnswer[]
  wanted?: string
}

export const packOf = ({ parts }: Making, council: string): Pack => {
  const pack = parts.packs.get(council)
  if (pack === undefined) throw new BotError('handoff_unknown')
  return pack
}

/** How things are called on the page of this advisor. */
export const showingFor = (
  { parts }: Making,
  nameOf: Showing['nameOf'],
  advisor: Advisor,
  pack: Pack,
): Showing => ({
  words: parts.words,
  timeZone: pack.council.timeZone,
  advisor,
  nameOf: (id) => (id === advisor.id ? advisor.name : nameOf(id)),
})

/** The states of which a line tells apart whose it is. */
const OWNED = ['offered', 'active', 'waiting', 'wrapUp', 'onCall']

/** Where it stands, in a sentence. */
export const standingOf = (
  { parts: { words } }: Making,
  seen: Pick<DeskSeen, 'people'>,
  { handoff, place }: HandoffView,
  advisor: Advisor,
): string => {
  const { state, advisor: owner } = handoff
  if (OWNED.includes(state) && owner === advisor.id) return words.line('conversation', `${state}Me`)
  if (state === 'queued' && place !== undefined)
    return words.line('conversation', 'queuedPlace', { place: String(place.place) })
  const name = nameIn(seen, owner) ?? words.line('conversation', 'aColleague')
  return words.line('conversation', state, { name })
}

/** A supervisor listens in; whoever else has no part in it looks on. */
const onlookingOf = ({ handoff }: HandoffView, advisor: Advisor): 'listening' | 'lookingOn' | undefined => {
  const isGoingOn = ['active', 'waiting'].includes(handoff.state)
  if (!isGoingOn || handoff.advisor === advisor.id) return undefined
  return has(advisor, 'supervisor') ? 'listening' : 'lookingOn'
}

const othersLooking = (seen: DeskSeen, view: HandoffView, advisor: Advisor): readonly string[] =>
  view.viewers.filter((id) => id !== advisor.id).flatMap((id) => nameIn(seen, id) ?? [])

/** What changes around the messages: refreshed as one piece. */
const aroundValues = async (making: Making, seen: DeskSeen, view: HandoffView, advisor: Advisor) => {
  const pack = packOf(making, view.handoff.council)
  return {
    id: view.handoff.id,
    council: pack.council,
    state: view.handoff.state,
    standing: standingOf(making, seen, view, advisor),
    onlooking: onlookingOf(view, advisor),
    viewers: othersLooking(seen, view, advisor),
    summary: await summaryOf(making.parts, pack, view),
    about: aboutOf(making.parts.words, view),
    may: allowedFor(advisor, view.handoff),
    passing: passingOn(making.parts, seen, view, advisor),
    services: making.parts.servicesAt(pack),
    receipt: receiptOf(making.parts.words, view.messages, view.marks),
    priority: view.handoff.priority,
    isCall: view.handoff.channel === 'voice',
    ...ownValues(making, seen, advisor),
  }
}

const looking = async (making: Making, advisor: Advisor, id: string) =>
  Promise.all([making.desk.fresh(advisor), making.parts.handoffs.view(advisor, id)])

/** The page. Throws `handoff_unknown` for one that isn't there or may not be seen. */
export const showConversation = async (
  making: Making,
  request: ConsoleRequest,
  shown: Shown = {},
  status = 200,
): Promise<Answer> => {
  const { advisor, params } = request
  const [seen, view] = await looking(making, advisor, params.handoff ?? '')
  const around = await aroundValues(making, seen, view, advisor)
  const pack = packOf(making, view.handoff.council)
  const { words } = making.parts
  const values = {
    ...around,
    title: words.line('conversation', 'title', { about: around.about }),
    items: shownItems(
      showingFor(making, (one) => nameIn(seen, one), advisor, pack),
      view,
    ),
    lastSeq: lastSeqIn(view.messages) ?? 0,
    at: making.parts.clock.now().toISOString(),
    clientId: making.newId(),
    form: {},
    ...shown,
  }
  return making.page(request, 'conversation', values, status)
}

/** What stands around the messages, or the messages again after the connection was lost. */
const part = async (making: Making, request: ConsoleRequest, wanted: string): Promise<Answer> => {
  const { advisor, params } = request
  const [seen, view] = await Promise.all([
    making.desk.shared(advisor),
    making.parts.handoffs.view(advisor, params.handoff ?? ''),
  ])
  const pack = packOf(making, view.handoff.council)
  if (wanted === 'transcript') {
    const items = shownItems(
      showingFor(making, (one) => nameIn(seen, one), advisor, pack),
      view,
    )
    return making.fragment('transcript', { items })
  }
  const values = await aroundValues(making, seen, view, advisor)
  return making.fragment('around', { ...values, form: {}, isCompact: true })
}

/** The page, with `?part=around` or `?part=transcript` a piece of it, and with `?find=` approved answers. */
export const conversationPage =
  (making: Making) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const wanted = request.query.get('part')
    if (wanted === 'answers') return answersPart(making, request)
    if (wanted !== null) return part(making, request, wanted)
    const { handoffs } = making.parts
    await handoffs.seen(request.advisor, 'page')
    await handoffs.look(request.advisor, request.params.handoff ?? '', true)
    return showConversation(making, request, making.doneIn(request))
  }

const answersPart = async (making: Making, request: ConsoleRequest): Promise<Answer> => {
  const { handoff } = await making.parts.handoffs.view(request.advisor, request.params.handoff ?? '')
  const wanted = (request.query.get('find') ?? '').trim()
  const found = foundAnswers(making.parts, packOf(making, handoff.council), wanted)
  return making.fragment('answers', { found, wanted, id: handoff.id })
}
