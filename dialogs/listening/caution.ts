import type { Said } from '../said'
import type { Recognition } from '../understanding/intents'
import type { Outcome } from './hearing'
import { lastSaid, replyOf } from './replies'

/**
 * This likely an emergency, though the detector of danger found none: the number to call goes before the answer. On
 * messages held aside this found half of the emergencies that the detector missed, and added no false alarm to real
 * enquiries.
 */
const PERHAPS = 0.15

/** Whether a message may tell of danger. */
export const mayBeDanger = (recognitions: readonly Recognition[]): boolean =>
  recognitions.some(({ guesses }) =>
    guesses.some(({ intent, confidence }) => intent === 'safety.emergency' && confidence >= PERHAPS),
  )

/** The same with the emergency number before it, unless it begins with that itself. */
export const withCaution = (outcome: Outcome, caution: Said): Outcome => {
  if (outcome.replies.some(({ do: does }) => does === 'emergency')) return outcome
  const replies = [replyOf(caution, { does: 'emergency' }), ...outcome.replies]
  return { ...outcome, replies, memory: { ...outcome.memory, last: lastSaid(replies) } }
}
