import type { Meter } from '../../metrics'
import type { Message } from '../../storage/store'
import type { CallTurn } from './callTurn'
import { repliesIn } from './kept'
import { transferIn, wantsTransfer } from './transfer'

/** About 150 words a minute. */
const CHARACTERS_A_SECOND = 14

/** When the last answer has been spoken, by what a voice needs on average. */
const spokenAt = (before: readonly Message[]): number => {
  const replies = before.slice(before.findLastIndex(({ from }) => from === 'resident') + 1)
  const characters = repliesIn(replies).reduce((sum, { speak }) => sum + speak.length, 0)
  return (replies.at(-1)?.at.getTime() ?? 0) + (characters / CHARACTERS_A_SECOND) * 1000
}

/** What was said before a turn, and what was kept of it. */
interface Around {
  before: readonly Message[]
  kept: readonly Message[]
  at: Date
}

/** Counts a turn that is new; nothing of what was said, and no number. */
export const measureCall = (
  meter: Meter,
  { council, given: { type, bargeIn, transfer } }: CallTurn,
  { before, kept, at }: Around,
): void => {
  meter.callTurn({ council, type })
  if (transfer !== undefined && type === 'transferResult') meter.transferred({ council, result: transfer })
  if (wantsTransfer(kept)) meter.transfer({ council, reason: transferIn(kept, '').reason })
  if (type !== 'hangup') return
  const isSpeaking = bargeIn === true || at.getTime() < spokenAt(before)
  meter.hungUp({ council, during: isSpeaking ? 'speaking' : 'listening' })
}
