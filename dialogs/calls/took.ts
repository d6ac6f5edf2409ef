import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid } from '../listening/replies'
import { paragraphs } from '../said'
import type { Intent } from '../understanding/intents'
import { topicsToAsk } from './believing'
import { type CallParts, withCall } from './parts'

/** What says by itself what it is, or is about nothing. */
const PLAIN = ['smalltalk', 'advisor', 'case', 'safety', 'not_council', 'hours']

const isPlain = (intent: Intent): boolean => PLAIN.some((kind) => intent.startsWith(kind))

/** What was taken without asking, by what was heard alone. */
const takenFor = ({ isSure, memory }: Hearing, { memory: after, replies }: Outcome): Intent | undefined => {
  const isNew = isSure !== true && memory.service === undefined && memory.offered === undefined
  const intent = after.topic?.intent
  const isAnswer = replies.length > 0 && replies.every(({ do: does }) => does === undefined)
  return isNew && isAnswer && intent !== undefined && !isPlain(intent) ? intent : undefined
}

/** Whoever is gone on with unasked is told what they were taken to want, and can say that it is wrong. */
export const tookFor = (parts: CallParts, hearing: Hearing, outcome: Outcome): Outcome => {
  const intent = takenFor(hearing, outcome)
  const [first, ...others] = outcome.replies
  if (intent === undefined || first === undefined) return withCall(outcome, { took: undefined })
  const { alternatives, said, desk } = hearing
  const rivals = desk.recogniser.recognise(alternatives).guesses.filter((guess) => guess.intent !== intent)
  const kept = withCall(outcome, { took: { said, others: [...topicsToAsk(rivals)] } })
  const topic = parts.topicName(intent)
  if (first.speech.includes(topic)) return kept
  const told = { ...first, speech: paragraphs([parts.words.topic('took', { topic }), first]).speech }
  const replies = [told, ...others]
  return { ...kept, replies, memory: { ...kept.memory, last: lastSaid(replies) } }
}
