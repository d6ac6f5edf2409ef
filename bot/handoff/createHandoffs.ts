import { has } from '../advisors/advisor'
import { BotError } from '../errors'
import { topicOf } from '../turn/news'
import { type Act, type Acting, acting } from './act'
import { changing, mustHave, seenBy } from './acting'
import { isPassed, says, waits } from './changes'
import { claiming } from './claiming'
import { ends, isGivenBack, isWrappedUp } from './endings'
import type { Handoffs } from './handoffs'
import { isInHand } from './moves'
import { noting } from './noting'
import type { HandoffParts } from './parts'
import { transferring } from './passingOn'
import type { Presences } from './presence'
import { reading } from './reading'
import { assistantSays, idOfAdvisors } from './said'
import { prioritising, reopening, takingOver } from './supervising'
import { viewersOf } from './viewers'

const saidBefore = async (
  { store }: HandoffParts,
  conversation: string,
  clientId: string | undefined,
): Promise<readonly number[] | undefined> =>
  clientId === undefined ? undefined : (await store.keptAs(conversation, idOfAdvisors(clientId)))?.seqs

const saying =
  ({ parts, change }: Acting): Handoffs['say'] =>
  async (advisor, id, said) => {
    const text = said.text.trim()
    if (text === '') throw new BotError('argument_faulty', { detail: 'text is empty' })
    const { conversation } = await seenBy(parts, advisor, id)
    const made = await change(id, (one) => {
      mustHave(one, advisor)
      return says(one, advisor, { ...said, text }, parts.clock.now())
    }).catch(async (refused: unknown) => {
      // Whoever sends again what was said before has said it, whosever the conversation is now.
      const seqs = await saidBefore(parts, conversation, said.clientId)
      if (seqs === undefined) throw refused
      return { seqs }
    })
    return { seq: made?.seqs[0] ?? 0 }
  }

/** Actions on a talk of one's own. */
const talking = ({ parts }: Acting, act: Act): Pick<Handoffs, 'wait' | 'returnToBot' | 'end' | 'wrapUp'> => ({
  wait: (advisor, id) =>
    act(advisor, id, 'waiting', (one, at) => {
      mustHave(one, advisor)
      return waits(one, advisor.id, at)
    }),
  returnToBot: (advisor, id, to) =>
    act(advisor, id, 'returned', (one, at) => {
      mustHave(one, advisor)
      return isGivenBack(one, advisor, to, at)
    }),
  end: (advisor, id) =>
    act(advisor, id, 'ended', (one, at) => {
      mustHave(one, advisor)
      const line = assistantSays(one.council, parts.words.say('ended', { name: advisor.name }), at)
      return ends(one, { at, by: advisor.id, what: 'ended' }, line, parts.words)
    }),
  wrapUp: (advisor, id, written) =>
    act(advisor, id, 'wrappedUp', (one, at) => {
      if (one.advisor !== advisor.id && !has(advisor, 'supervisor')) throw new BotError('not_owner')
      return isWrappedUp(one, advisor.id, written, at)
    }),
})

/** What is told of a conversation while it goes on, and kept nowhere but in marks. */
const following = ({ parts }: Acting): Pick<Handoffs, 'typing' | 'read' | 'look'> => ({
  typing: async (advisor, id) => {
    const one = await seenBy(parts, advisor, id)
    if (one.advisor === advisor.id && isInHand(one.state)) parts.news.tell(one.conversation, 'typing')
  },
  read: async (advisor, id, seq) => {
    const one = await seenBy(parts, advisor, id)
    // Who listens in leaves no trace for the resident.
    if (one.advisor !== advisor.id) return
    await parts.store.markRead(one.conversation, 'advisor', { delivered: seq, read: seq })
    parts.news.tell(one.conversation, 'marks')
    parts.news.tell(topicOf.handoff(id), 'marks')
  },
  look: async (advisor, id, isLooking) => {
    await seenBy(parts, advisor, id)
    const isShown = (await viewersOf(parts, id)).includes(advisor.id)
    await parts.store.look(id, advisor.id, isLooking ? parts.clock.now() : undefined)
    // Every page says again and again that it is there: news is only who comes or goes.
    if (isShown !== isLooking) parts.news.tell(topicOf.handoff(id), 'viewers')
  },
})

/** What people do with conversations, over a store. `presences` knows who is here. */
export const createHandoffs = (parts: HandoffParts, presences: Presences): Handoffs => {
  const all: Acting = { parts, change: changing(parts) }
  const act = acting(all)
  return {
    ...reading(parts),
    ...following(all),
    ...talking(all, act),
    claim: claiming(all),
    pass: async (advisor, id) => {
      await act(advisor, id, 'passed', (one, at) =>
        one.state === 'offered' && one.advisor === advisor.id
          ? isPassed(one, advisor.id, at, 'offerPassed')
          : undefined,
      )
    },
    say: saying(all),
    transfer: transferring(all, act),
    reopen: reopening(all, act),
    prioritise: prioritising(act),
    note: noting(all, 'note'),
    whisper: noting(all, 'whisper'),
    takeOver: takingOver(all, act),
    setPresence: presences.setPresence,
    seen: presences.seen,
  }
}
