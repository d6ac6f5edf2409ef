import { unmarked } from '../../dialogs/words'
import { type Advisor, has, maySee } from '../advisors/advisor'
import { BotError } from '../errors'
import type { HandoffSearch } from '../storage/handoffStore'
import type { Message } from '../storage/store'
import { toDeliver } from '../turn/toActivities'
import { seenBy } from './acting'
import { HANDOFF_STATES, type Handoff } from './handoff'
import type { Handoffs, HandoffView, QueuedHandoff } from './handoffs'
import { hasPlace, isGoingOn, isQueued } from './moves'
import { audited, type HandoffParts } from './parts'
import { byPlace, placeOf, type Queue } from './queue'
import { viewersNow } from './viewers'

const AN_HOUR_MS = 3_600_000
/** As many messages as a conversation may hold by default. */
const MOST_SHOWN = 2_000
const PREVIEW = 120

const GOING_ON = HANDOFF_STATES.filter(isGoingOn)

const councilsOf = ({ councils }: Pick<Advisor, 'councils'>): HandoffSearch['councils'] =>
  councils.includes('*') ? 'all' : councils

type Reading = Pick<HandoffParts, 'store' | 'clock'>

const waitingIn = ({ store }: Reading, councils: HandoffSearch['councils']): Promise<readonly Handoff[]> =>
  store.listHandoffs({ councils, states: ['queued', 'offered', 'callbackScheduled', 'held', 'putThrough'] })

const waitsIn = ({ store, clock }: Reading, councils: HandoffSearch['councils']): Promise<Queue['waits']> =>
  store.acceptedSince(councils, new Date(clock.now().getTime() - AN_HOUR_MS))

/** Everything that decides places. */
export const queueOf = async (parts: Reading, councils: HandoffSearch['councils']): Promise<Queue> => {
  const [waiting, waits] = await Promise.all([waitingIn(parts, councils), waitsIn(parts, councils)])
  return { waiting, waits }
}

/** The same for a list of those who wait: where nobody does, nobody is told how long it takes. */
const listedQueue = async (parts: Reading, councils: HandoffSearch['councils']): Promise<Queue> => {
  const waiting = await waitingIn(parts, councils)
  return { waiting, waits: waiting.length === 0 ? [] : await waitsIn(parts, councils) }
}

const NO_QUEUE: Queue = { waiting: [], waits: [] }

const previewOf = ({ from, activity, at, seq }: Message): NonNullable<QueuedHandoff['last']> => ({
  from,
  text: unmarked(String(activity.text ?? '')).slice(0, PREVIEW),
  at,
  seq,
})

/** What is said when somebody joins is said within this time: it answers nobody. */
const JOINING_MS = 1_000

/** The resident spoke last, or nobody has spoken since an advisor took it. */
const isUnanswered = ({ state, since }: Handoff, last: Message | undefined): boolean =>
  last?.from === 'resident' ||
  (state === 'active' && last?.from === 'assistant' && last.at.getTime() - since.getTime() < JOINING_MS)

/** What a list shows of each, looked up for all of them at once. */
const toQueued = async (
  parts: HandoffParts,
  handoffs: readonly Handoff[],
  queue: Queue,
): Promise<readonly QueuedHandoff[]> => {
  const [viewers, lasts] = await Promise.all([
    viewersNow(parts, handoffs),
    parts.store.lastSaid(handoffs.map(({ conversation }) => conversation)),
  ])
  return handoffs.map((handoff) => {
    const last = lasts.get(handoff.conversation)
    const isWaiting = hasPlace(handoff.state)
    return {
      handoff,
      ...(isWaiting ? { place: placeOf(handoff, queue, parts.clock.now()) } : {}),
      viewers: viewers(handoff.id),
      ...(last === undefined ? {} : { last: previewOf(last) }),
      isUnanswered: isUnanswered(handoff, last),
    }
  })
}

/** One's own, and for everybody else's only what there is to choose from; supervisors see all. */
const isListed =
  (advisor: Advisor) =>
  (one: Handoff): boolean =>
    maySee(advisor, one) &&
    one.outside === undefined &&
    (has(advisor, 'supervisor') ||
      one.advisor === advisor.id ||
      (['queued', 'callbackScheduled', 'putThrough'].includes(one.state) &&
        (one.onlyFor ?? advisor.id) === advisor.id))

/** What may be listed for somebody: for a supervisor everything; else one's own, and what waits. */
const listable = async (
  { store }: HandoffParts,
  advisor: Advisor,
  { waiting }: Queue,
): Promise<readonly Handoff[]> => {
  const councils = councilsOf(advisor)
  if (has(advisor, 'supervisor')) return store.listHandoffs({ councils, states: GOING_ON })
  const own = await store.listHandoffs({ councils, advisor: advisor.id, states: GOING_ON })
  return [...own, ...waiting.filter((one) => one.advisor !== advisor.id)]
}

const listing =
  (parts: HandoffParts): Handoffs['list'] =>
  async (advisor) => {
    const queue = await listedQueue(parts, councilsOf(advisor))
    const listed = (await listable(parts, advisor, queue)).filter(isListed(advisor)).toSorted(byPlace)
    return toQueued(parts, listed, queue)
  }

const listingOwn =
  (parts: HandoffParts): Handoffs['own'] =>
  async (advisor) => {
    const search = { councils: councilsOf(advisor), advisor: advisor.id, states: GOING_ON }
    return toQueued(parts, (await parts.store.listHandoffs(search)).filter(isListed(advisor)), NO_QUEUE)
  }

/** Whether a look is the first of this advisor within an hour, and so for the audit log. */
type IsNews = (advisor: string, handoff: string) => boolean

const onceAnHour = ({ clock }: HandoffParts): IsNews => {
  const last = new Map<string, number>()
  return (advisor, handoff) => {
    const [key, now] = [`${advisor} ${handoff}`, clock.now().getTime()]
    for (const [old, at] of last) if (now - at >= AN_HOUR_MS) last.delete(old)
    if (last.has(key)) return false
    last.set(key, now)
    return true
  }
}

const viewing =
  (parts: HandoffParts, isNews: IsNews): Handoffs['view'] =>
  async (advisor, id, after = 0): Promise<HandoffView> => {
    const { store } = parts
    const one = await seenBy(parts, advisor, id)
    const { council, conversation } = one
    if (isNews(advisor.id, id)) await audited(parts, advisor, 'conversationSeen', { council, subject: id })
    const queue = isQueued(one.state) ? await queueOf(parts, [council]) : NO_QUEUE
    const [queued, messages, notes, events, marks] = await Promise.all([
      toQueued(parts, [one], queue),
      store.messagesAfter(conversation, after, MOST_SHOWN),
      store.notesOf(conversation),
      store.handoffEvents(id),
      store.marksOf(conversation),
    ])
    const [shown] = queued
    if (shown === undefined) throw new BotError('handoff_unknown')
    return {
      ...shown,
      messages: messages.map((message) => toDeliver(conversation, message)),
      notes,
      events,
      marks,
    }
  }

const listingPeople =
  ({ store }: HandoffParts): Handoffs['people'] =>
  async (advisor) => {
    const [people, presences, busy] = await Promise.all([
      store.advisors(),
      store.presences(),
      store.inHand({ councils: councilsOf(advisor), states: ['offered', 'active', 'waiting', 'onCall'] }),
    ])
    const presenceOf = new Map(presences.map((one) => [one.advisor, one]))
    const shares = ({ councils }: Advisor): boolean =>
      advisor.councils.includes('*') ||
      councils.includes('*') ||
      councils.some((council) => advisor.councils.includes(council))
    return people
      .filter((one) => !one.isDisabled && shares(one))
      .map(({ passwordHash, openId, createdAt, ...one }) => ({
        advisor: one,
        presence: presenceOf.get(one.id),
        open: busy.get(one.id) ?? 0,
      }))
  }

/** What is only looked at. */
export const reading = (
  parts: HandoffParts,
): Pick<Handoffs, 'list' | 'own' | 'view' | 'call' | 'people'> => ({
  list: listing(parts),
  own: listingOwn(parts),
  view: viewing(parts, onceAnHour(parts)),
  call: async (advisor, ref) => {
    const one = await parts.store.handoffByRef(ref)
    return seenBy(parts, advisor, one?.id ?? '')
  },
  people: listingPeople(parts),
})
