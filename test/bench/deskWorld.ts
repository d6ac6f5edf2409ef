/** A day in full swing, written into a store: advisors who are signed in, each with conversations in hand. */

import { createSessions } from '../../bot/advisors/sessions'
import { newId, systemChance } from '../../bot/chance'
import { systemClock } from '../../bot/clock'
import { joins } from '../../bot/handoff/changes'
import type { Handoff } from '../../bot/handoff/handoff'
import type { Handoffs } from '../../bot/handoff/handoffs'
import { openHandoffs } from '../../bot/handoff/open'
import { createLog } from '../../bot/log'
import type { KeptAdvisor } from '../../bot/storage/advisorStore'
import type { Store } from '../../bot/storage/store'
import { createNewsroom } from '../../bot/turn/news'
import { loadKnowledge } from '../../knowledge/load'

/** One conversation in hand. */
export interface BenchTalk {
  handoff: string
  conversation: string
}

export interface BenchAdvisor {
  /** What their browser shows. */
  cookie: string
  /** The first is open on their page. */
  talks: readonly [BenchTalk, ...BenchTalk[]]
}

interface Making {
  store: Store
  handoffs: Handoffs
  council: string
  team: string
}

const advisorAt = (i: number, { council }: Making, capacity: number): KeptAdvisor => ({
  id: `advisor-${i}`,
  name: `Advisor ${i}`,
  username: `advisor${i}@example.gov.uk`,
  roles: ['advisor'],
  councils: [council],
  teams: ['*'],
  languages: ['en'],
  capacity,
  isDisabled: false,
  createdAt: systemClock.now(),
})

const waiting = ({ council, team }: Making, conversation: string): Handoff => {
  const at = systemClock.now()
  return {
    ...{ id: newId(systemChance), council, team, conversation },
    ...{ channel: 'webchat', language: 'en', priority: 'normal', state: 'queued', version: 0 },
    ...{ queuedAt: at, since: at, passedBy: [], reopened: 0 },
    context: { about: 'A bin that was not collected', particulars: [], references: [], distress: false },
  }
}

/** A conversation as it stands when somebody has just begun to answer. */
const talkOf = async (making: Making, advisor: KeptAdvisor): Promise<BenchTalk> => {
  const { store, handoffs, council } = making
  const conversation = newId(systemChance)
  const at = systemClock.now()
  const of = { council, channel: 'webchat', resident: 'r', locale: 'en-GB' }
  await store.start({ id: conversation, ...of, startedAt: at })
  const said = { activity: { type: 'message', text: 'My bin was not collected' }, at }
  const replies = [{ activity: { type: 'message', text: 'Do you want to talk to an advisor?' }, at }]
  await store.keep({ conversation, said, replies, state: null })
  const one = waiting(making, conversation)
  await store.changeHandoff(joins(one))
  await handoffs.claim(advisor, one.id)
  await handoffs.say(advisor, one.id, { text: 'Hello, how can I help?' })
  return { handoff: one.id, conversation }
}

const AN_HOUR_MS = 3_600_000

/** Fills a store with so many advisors, and so many conversations in the hands of each. */
export const fillDesk = async (
  store: Store,
  council: string,
  advisors: number,
  each: number,
): Promise<readonly BenchAdvisor[]> => {
  const packs = new Map([...loadKnowledge().councils].filter(([id]) => id === council))
  const team = packs.get(council)?.advisors.teams[0]?.id
  if (team === undefined) throw new Error(`${council} has no advisors`)
  const world = { clock: systemClock, chance: systemChance }
  const opening = openHandoffs({ ...world, log: createLog('silent'), packs }, store, createNewsroom())
  const { handoffs } = opening.with({ goOn: async () => undefined })
  const sessions = createSessions({
    ...world,
    store,
    config: { ADVISOR_IDLE_MINUTES: 60, ADVISOR_HOURS: 12 },
  })
  const making = { store, handoffs, council, team }
  const filled: BenchAdvisor[] = []
  for (let i = 0; i < advisors; i += 1) {
    const advisor = advisorAt(i, making, each)
    await store.addAdvisor(advisor)
    const at = systemClock.now()
    // Nobody is gone while their pages are not open yet.
    const seenAt = new Date(at.getTime() + AN_HOUR_MS)
    await store.setPresence({ advisor: advisor.id, presence: 'available', since: at, seenAt, idleSince: at })
    const first = await talkOf(making, advisor)
    const others: BenchTalk[] = []
    while (others.length < each - 1) others.push(await talkOf(making, advisor))
    const token = await sessions.begin(advisor, { way: 'password', userAgent: 'bench' })
    filled.push({ cookie: `advisor=${token}`, talks: [first, ...others] })
  }
  return filled
}
