/** An assistant with advisors over any store: what every process of these tests runs. */
import { randomBytes } from 'node:crypto'
import { createCases } from '../../bot/cases/cases'
import type { Clock } from '../../bot/clock'
import { councilsServed } from '../../bot/councils'
import type { OpenedHandoffs } from '../../bot/handoff/open'
import { openHandoffs } from '../../bot/handoff/open'
import { createLog } from '../../bot/log'
import { noRegisters } from '../../bot/registers'
import type { Store } from '../../bot/storage/store'
import { type Assistant, createAssistant } from '../../bot/turn/assistant'
import { createNewsroom } from '../../bot/turn/news'
import { createSayer } from '../../bot/turn/words'
import type { Converse } from '../../dialogs/conversation'
import { packs, wishes } from '../bot/handoff/world'
import { anAdvisor } from '../bot/support/anAdvisor'
import { silentMeter } from '../bot/support/world'

/** How every answer of the dialogs begins, and nothing else that is said. */
export const OURS = 'Assistant: '

/** The dialogs of `wishes`, told apart from whatever else the assistant says. */
export const converse: Converse = async (turn, memory, ports) => {
  const outcome = await wishes(turn, memory, ports)
  const replies = outcome.replies.map((reply) => ({ ...reply, text: `${OURS}${reply.text}` }))
  return { ...outcome, replies }
}

export const COUNCIL = 'otherford'

/** Some ring up, the others write. */
export const CALLERS = ['dan', 'eve']
export const channelOf = (conversation: string): 'voice' | 'webchat' =>
  CALLERS.includes(conversation) ? 'voice' : 'webchat'

/** Few enough to be in each other's way, with little room. */
export const PEOPLE = [
  anAdvisor({ id: 'kim', name: 'kim', capacity: 1 }),
  anAdvisor({ id: 'sam', name: 'sam', capacity: 2 }),
  anAdvisor({ id: 'ben', name: 'ben', capacity: 2, teams: ['benefits'] }),
  anAdvisor({ id: 'bo', name: 'bo', capacity: 1, roles: ['advisor', 'supervisor'] }),
]
export const TEAMS = ['customer-services', 'benefits']

/** What acts are done with. */
export interface Desk extends OpenedHandoffs {
  assistant: Assistant
  store: Store
}

/** Opens one in this process. Its sweep passes when it is asked to. */
export const openDesk = (store: Store, clock: Clock): Desk => {
  const [chance, log, news] = [{ bytes: randomBytes }, createLog('silent'), createNewsroom()]
  const opening = openHandoffs({ clock, chance, log, packs }, store, news)
  const assistant = createAssistant({
    ...{ store, clock, chance, log, news, converse },
    cases: createCases({ store, chance }),
    councils: councilsServed(packs, 'all'),
    registers: noRegisters,
    handoffs: opening.ofTurns,
    meter: silentMeter,
    say: createSayer(),
    limits: { messagesPerConversation: 0 },
  })
  return { assistant, store, ...opening.with(assistant) }
}

export { packs }
