import type { Log } from '../../log'
import type { Request } from '../../web/answer'
import { problemAnswer } from '../../web/problem'
import { type SayTrouble, troubleOf } from './trouble'
import type { Calls, VoiceTurnIn, VoiceTurnOut } from './turn'

interface Parts {
  calls: Calls
  log: Log
  say: SayTrouble
}

/** Whoever spoke or pressed keys may do so again. After silence, or at the start, that would be asked for ever. */
const CAN_TRY_AGAIN: readonly VoiceTurnIn['type'][] = ['speech', 'dtmf', 'noMatch']

/**
 * A turn on a wire that names turns by ids of its own (`key`) and carries nothing of ours back. Whatever goes wrong there is
 * something to say, as somebody waits to hear it.
 */
export const turnOrTrouble = async (
  { calls, log, say }: Parts,
  request: Pick<Request, 'method' | 'route'>,
  { council, turn, key }: { council: string; turn: VoiceTurnIn; key: string },
): Promise<VoiceTurnOut> => {
  try {
    return await calls.turn(council, turn, key)
  } catch (thrown) {
    problemAnswer(thrown, request, log)
    const tried = CAN_TRY_AGAIN.includes(turn.type) ? 0 : 1
    return troubleOf(say, turn.callId, { turn: turn.turn, tried, locale: turn.locale, plain: false }).out
  }
}
