import { newId } from '../chance'
import { BotError } from '../errors'
import { topicOf } from '../turn/news'
import type { Acting } from './act'
import { mustBeSupervisor, seenBy } from './acting'
import type { Handoffs } from './handoffs'
import { audited } from './parts'

/** What is written for colleagues, or for the advisor alone. */
export const noting =
  ({ parts }: Acting, kind: 'note' | 'whisper'): Handoffs['note'] =>
  async (advisor, id, written) => {
    const { store, chance, clock, news } = parts
    const text = written.trim()
    if (text === '') throw new BotError('argument_faulty', { detail: 'text is empty' })
    const { council, conversation, advisor: owner } = await seenBy(parts, advisor, id)
    if (kind === 'whisper') mustBeSupervisor(advisor)
    const afterSeq = (await store.find(conversation))?.lastSeq ?? 0
    const note = { id: newId(chance), conversation, kind, by: advisor.id, text, at: clock.now(), afterSeq }
    await store.addNote(note)
    await audited(parts, advisor, kind === 'note' ? 'noted' : 'whispered', { council, subject: id })
    news.tell(topicOf.handoff(id), 'notes')
    if (kind === 'whisper' && owner !== undefined) news.tell(topicOf.advisor(owner), 'whisper')
  }
