import { BotError } from '../errors'
import type { HandoffChange } from '../storage/handoffStore'
import type { Conversation } from '../storage/store'
import { topicOf } from '../turn/news'
import { hears, leaves, stays } from './changes'
import { ends } from './endings'
import { BOT, QUEUE } from './handoff'
import { isInHand, isQueued } from './moves'
import { isFinished } from './outside/changes'
import type { HandoffParts } from './parts'
import { type AdvisorsOfTurn, advisorsOfTurn } from './port'

/** What a turn has to do with people. */
export interface HandoffsOfTurns {
  /** The advisors as the dialogs see them in this turn. */
  during(conversation: Conversation, at: Date): AdvisorsOfTurn
  /** True while an advisor speaks in it, so that nobody else may. On the telephone they speak elsewhere. */
  isWithPerson(conversation: Pick<Conversation, 'owner' | 'channel'>): boolean
  /** What a resident's message to their advisor changes. `danger`: the advisor is to see that at once. */
  heard(
    conversation: Conversation,
    at: Date,
    noticed: { danger?: boolean },
  ): Promise<HandoffChange | undefined>
  /** What changes when the resident ends the conversation. */
  ended(conversation: Conversation, at: Date): Promise<HandoffChange | undefined>
  /** A turn was kept with a change: those who look on are told. */
  kept(change: HandoffChange): void
}

/** Hand-offs as turns see them. `changed`: there may be something to offer. */
export const createHandoffsOfTurns = (parts: HandoffParts, changed: () => void): HandoffsOfTurns => ({
  during: (conversation, at) => {
    const pack = parts.packs.get(conversation.council)
    if (pack === undefined) throw new BotError('council_unknown', { detail: conversation.council })
    return advisorsOfTurn({ parts, pack, conversation, at })
  },
  isWithPerson: ({ owner, channel }) => channel !== 'voice' && owner !== BOT && owner !== QUEUE,
  heard: async ({ id }, at, { danger = false }) => {
    const one = await parts.store.handoffOf(id)
    if (one === undefined || !isInHand(one.state)) return undefined
    const change = hears(one, at)
    if (!danger || one.priority === 'safety') return change
    const { handoff } = change
    const raised = stays(
      handoff,
      { at, by: 'system', what: 'raised', why: 'safety' },
      { priority: 'safety', context: { ...handoff.context, distress: true } },
    )
    return { ...change, ...raised, events: [...(change.events ?? []), ...(raised.events ?? [])] }
  },
  ended: async ({ id }, at) => {
    const one = await parts.store.handoffOf(id)
    if (one === undefined) return undefined
    if (isQueued(one.state) || one.state === 'held') return leaves(one, at)
    if (!isInHand(one.state)) return undefined
    const doing = { at, by: 'resident', what: 'left' } as const
    const end = one.outside === undefined ? ends : isFinished
    // Whoever has left is asked nothing any more.
    const { says: _, ...change } = end(one, doing, undefined, parts.words)
    return { ...change, tellsDesk: 'completed' }
  },
  kept: ({ handoff }) => {
    parts.news.tell(topicOf.desk(handoff.council), 'desk')
    if (handoff.advisor !== undefined) parts.news.tell(topicOf.advisor(handoff.advisor), 'messages')
    changed()
  },
})

/** Where there are no advisors, such as in the terminal: every conversation is the assistant's. */
export const noHandoffs = (port: AdvisorsOfTurn['port']): HandoffsOfTurns => ({
  during: () => ({ port, change: () => undefined }),
  isWithPerson: () => false,
  heard: async () => undefined,
  ended: async () => undefined,
  kept: () => undefined,
})
