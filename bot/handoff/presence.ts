import { type Advisor, type Presence, worksFor } from '../advisors/advisor'
import { BotError } from '../errors'
import type { HandoffChange, PresenceRow } from '../storage/handoffStore'
import { topicOf } from '../turn/news'
import { type Changing, changing, mustBeSupervisor } from './acting'
import { goesBack, isPassed } from './changes'
import type { Handoff } from './handoff'
import type { Handoffs } from './handoffs'
import { isInHand } from './moves'
import { audited, type HandoffParts } from './parts'
import { placeOf, type Queue } from './queue'
import { queueOf } from './reading'
import { assistantSays } from './said'

/** No sign of life for so long, and somebody has gone: a live page tells every fifteen seconds. */
export const GONE_MS = 60_000
/** A page without its script tells nothing until the next is asked for. */
const PAGE_MS = 10 * 60_000

/** What becomes of a conversation whose advisor has gone: an offer goes to others, a talk back to its old place. */
const withoutThem = (
  { clock, words }: HandoffParts,
  { id, name }: Pick<Advisor, 'id' | 'name'>,
  one: Handoff,
  queue: Queue,
): HandoffChange | undefined => {
  if (one.advisor !== id) return undefined
  const at = clock.now()
  if (one.state === 'offered') return isPassed(one, id, at, 'offerExpired')
  if (!isInHand(one.state)) return undefined
  const place = words.place(placeOf(one, queue, at))
  const line = assistantSays(one.council, words.say('advisorGone', { name, place }), at)
  return goesBack(one, { at, by: 'system', what: 'advisorGone', why: id }, line)
}

const lettingGo =
  (parts: HandoffParts, change: Changing) =>
  async (advisor: Pick<Advisor, 'id' | 'name'>): Promise<void> => {
    const theirs = await parts.store.listHandoffs({
      councils: 'all',
      advisor: advisor.id,
      states: ['offered', 'active', 'waiting'],
    })
    if (theirs.length === 0) return
    // Read once, and added to: a whole room may go at the same moment.
    const { waiting, waits } = await queueOf(parts, [...new Set(theirs.map(({ council }) => council))])
    const back = [...waiting]
    for (const { id } of theirs) {
      const done = await change(id, (one) => withoutThem(parts, advisor, one, { waiting: back, waits }))
      if (done !== undefined) back.push(done.handoff)
    }
  }

const tellCouncils = ({ news, packs }: HandoffParts, { councils, id }: Advisor): void => {
  for (const council of councils.includes('*') ? packs.keys() : councils)
    news.tell(topicOf.desk(council), 'desk')
  news.tell(topicOf.advisor(id), 'desk')
}

const rowFor = (
  before: PresenceRow | undefined,
  advisor: string,
  presence: Presence,
  at: Date,
): PresenceRow => ({
  advisor,
  presence,
  since: before?.presence === presence ? before.since : at,
  seenAt: at,
  idleSince: before === undefined || before.presence === 'offline' ? at : before.idleSince,
})

/** One entry for each council, so that those who answer for it there see it. Throws `not_allowed`. */
const auditSetting = async (parts: HandoffParts, by: Advisor, advisor: Advisor, presence: Presence) => {
  mustBeSupervisor(by)
  if (!advisor.councils.some((council) => worksFor(by, council))) throw new BotError('not_allowed')
  for (const council of advisor.councils)
    await audited(parts, by, 'presenceSet', {
      subject: advisor.id,
      detail: presence,
      ...(council === '*' ? {} : { council }),
    })
}

/** Who is here. */
export const createPresence = (parts: HandoffParts) => {
  const { store, clock } = parts
  const letGo = lettingGo(parts, changing(parts))
  const set = async (advisor: Advisor, presence: Presence): Promise<void> => {
    const before = await store.presenceOf(advisor.id)
    await store.setPresence(rowFor(before, advisor.id, presence, clock.now()))
    if (presence === 'offline') await letGo(advisor)
    tellCouncils(parts, advisor)
  }
  const setPresence: Handoffs['setPresence'] = async (by, id, presence) => {
    const advisor = by.id === id ? by : await store.findAdvisor(id)
    if (advisor === undefined) throw new BotError('handoff_unknown')
    if (by.id !== id) await auditSetting(parts, by, advisor, presence)
    await set(advisor, presence)
  }
  const seen: Handoffs['seen'] = async ({ id }, how = 'live') =>
    store.markSeen(id, new Date(clock.now().getTime() + (how === 'page' ? PAGE_MS - GONE_MS : 0)))
  /** Those without a sign of life are gone: their conversations go on without them. */
  const sweep = async (): Promise<void> => {
    const now = clock.now()
    const since = new Date(now.getTime() - GONE_MS)
    const silent = (await store.presences()).filter(
      ({ presence, seenAt }) => presence !== 'offline' && seenAt < since,
    )
    const gone: string[] = []
    for (const { advisor } of silent) if (await store.markGone(advisor, since, now)) gone.push(advisor)
    for (const id of new Set([...gone, ...(await store.leftBehind())])) {
      const advisor = await store.findAdvisor(id)
      if (advisor === undefined) continue
      await letGo(advisor)
      tellCouncils(parts, advisor)
    }
  }
  return { setPresence, seen, sweep, set }
}
export type Presences = ReturnType<typeof createPresence>
