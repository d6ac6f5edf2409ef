import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import { same } from '../said'
import type { Option, Reply } from '../turn'
import type { Intent } from '../understanding/intents'
import type { CallParts } from './parts'

const named = (label: string): Option => ({ label, says: label })

const question = ({ words, services, topicName }: CallParts, intents: readonly Intent[]): Reply => {
  const [first, ...others] = intents.map(topicName)
  if (first !== undefined && others.length === 0) {
    const asked = words.topic('isIt', { topic: first })
    return { ...replyOf(asked, { options: services.yesNo() }), expects: 'yesNo' }
  }
  const options = [...intents.map(topicName), words.topic('else').text].map(named)
  return { ...replyOf(words.topic('which'), { options }), expects: 'choice' }
}

/** "I think it's about this …?", or which of two or three it is: an answer to it is no failure, nor is it one to ask. */
export const askingTopics = (
  parts: CallParts,
  { memory, said }: Hearing,
  intents: readonly Intent[],
): Outcome => {
  const replies = [question(parts, intents)]
  return { replies, memory: { ...memory, offered: { said, intents: [...intents] }, last: lastSaid(replies) } }
}

/** What they said was none of it, or not heard at all: in other words, shortly. One more that failed. */
export const inOtherWords = (
  { words }: CallParts,
  { memory }: Hearing,
  line: 'wrong' | 'notSure',
): Outcome => {
  const few = words.again('inFewWords').speech
  const said = line === 'wrong' ? words.topic('wrong') : words.again('notSure', { question: same(few) })
  const replies = [replyOf(said)]
  const cleared = { offered: undefined, topic: undefined, misses: memory.misses + 1 }
  return { replies, memory: { ...memory, ...cleared, last: lastSaid(replies) } }
}
