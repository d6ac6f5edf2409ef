import type { Answer, Topic } from '../information/about'
import type { Memory } from '../memory'
import type { Hearing, Outcome } from './hearing'
import { answerReply, lastSaid } from './replies'

const kept = ({ targets, days, ...topic }: Topic): NonNullable<Memory['topic']> => ({
  ...topic,
  ...(targets && { targets: [...targets] }),
  ...(days && { days: [...days] }),
})

/** Answers as replies, and what the next turn may lean on: the last of them. */
export const outcomeOf = (answers: readonly Answer[], { desk, here, memory, said }: Hearing): Outcome => {
  const replies = answers.map((answer) => answerReply(answer, desk.sources(answer, here)))
  const last = answers.at(-1)
  const topic = last?.topic
  const intents = [...(last?.offers ?? [])]
  return {
    replies,
    memory: {
      ...memory,
      misses: 0,
      offered: intents.length > 0 ? { said, intents } : undefined,
      last: lastSaid(replies),
      topic: topic && kept(topic),
    },
  }
}
