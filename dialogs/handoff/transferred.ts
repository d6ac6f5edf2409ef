import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Memory } from '../memory'
import { notThrough, ringingBack } from './byPhone'
import { CALL_BACK, type HandoffParts, type MakeListener } from './parts'

/** What was going on is there again. */
const takenUp = (memory: Memory): Memory => {
  const service = memory.service?.service === CALL_BACK ? memory.aside : (memory.service ?? memory.aside)
  return { ...notThrough(memory), service, aside: undefined }
}

/** A call that was put through: the talk is over, or nobody answered and they can be rung back. */
export const createTransferred: MakeListener =
  (parts): Listener =>
  async (hearing) => {
    const { transferred: became, event } = hearing.turn
    if (event !== 'transferred' || became === undefined) return undefined
    const now = await hearing.ports.advisors.transferred(became)
    return became === 'answered' ? over(parts, hearing) : back(parts, became, now, hearing)
  }

const over = ({ words }: HandoffParts, { memory }: Hearing): Outcome => {
  const replies = [replyOf(words.calls('over'), { does: 'hangUp' })]
  return { replies, memory: { ...memory, last: lastSaid(replies) } }
}

const back = (
  parts: HandoffParts,
  became: 'busy' | 'noAnswer' | 'failed',
  now: Parameters<typeof ringingBack>[1],
  hearing: Hearing,
): Outcome => {
  const replies = ringingBack(parts, now, [parts.words.calls(became)], hearing)
  return { replies, memory: { ...takenUp(hearing.memory), last: lastSaid(replies) } }
}
