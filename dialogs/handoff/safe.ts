/** "Is it safe to ring you on this number?": what was answered goes with them, to whoever may ring. */
import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Particular } from '../ports'
import { CALL_BACK, type HandoffParts } from './parts'
import { placeSaid } from './said'

/** For the advisor; nothing where it was not asked. */
export const safeTold = ({ words: { safe } }: HandoffParts, answer: unknown): readonly Particular[] =>
  typeof answer === 'boolean'
    ? [{ id: 'safe', label: safe('label').text, value: safe(answer ? 'yes' : 'no').text }]
    : []

const answerIn = ({ opened, memory }: Outcome): unknown => {
  if (opened?.draft.service === CALL_BACK) return opened.draft.answers.safe
  return memory.ended?.service === CALL_BACK ? memory.ended.given.safe : undefined
}

/** Whoever waits in a chat still does; a caller's place was only kept to be rung back. */
const notRung = async (parts: HandoffParts, outcome: Outcome, hearing: Hearing): Promise<Outcome> => {
  const { standing, ports } = hearing
  if (standing?.state === 'held') await ports.advisors.leave()
  if (standing?.state !== 'queued') return outcome
  const said = parts.words.waiting('stillWaiting', { place: placeSaid(parts.words, standing) })
  const replies = [...outcome.replies, replyOf(said)]
  return { ...outcome, replies, memory: { ...outcome.memory, last: lastSaid(replies) } }
}

/** Remembers the answer, and lets nobody be rung who said that it isn't safe. */
export const mindingSafety = async (
  parts: HandoffParts,
  outcome: Outcome,
  hearing: Hearing,
): Promise<Outcome> => {
  const answer = answerIn(outcome)
  if (typeof answer !== 'boolean') return outcome
  const minded = { ...outcome, memory: { ...outcome.memory, safeToRing: answer } }
  return answer ? minded : notRung(parts, minded, hearing)
}
