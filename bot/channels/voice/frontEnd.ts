/** What every front end does alike, once it has read its wire. */
import { BotError } from '../../errors'
import { type OfCouncil, valueFor } from '../../perCouncil'
import type { Request } from '../../web/answer'
import { problemAnswer } from '../../web/problem'
import { callerIn } from './caller'
import type { VoiceParts } from './parts'
import { calleeOf, callIdOf } from './reading'
import { type SayTrouble, type Told, troubleOf } from './trouble'
import { VoiceTurnIn } from './turn'
import { readWay, type Way } from './way'

/** What happened on the line. Which turn it is and in which language, its address tells. */
export type What = Pick<VoiceTurnIn, 'type' | 'alternatives' | 'dtmf' | 'transfer' | 'recogniser'>

/** Which call it is, and between whom. */
export interface Line {
  /** The gateway's own id. Empty: it didn't say, and there is nothing to go on with. */
  callId: string
  /** Numbers or SIP addresses, both; empty where it didn't say. */
  from: string
  to: string
  /** The number came with the wish not to be shown. */
  withheld?: boolean
  /** Whatever else the gateway shows of the call, in which Relay UK may be seen. */
  others?: readonly string[]
}

export interface FrontEndParts extends VoiceParts {
  say: SayTrouble
}

/** The secret of the council that was called. Throws `council_unknown`, and `page_unknown` where the front end is off. */
export const secretFor = ({ councils }: VoiceParts, request: Request, list: readonly OfCouncil[]): string => {
  const { council = '' } = request.params
  if (!councils.has(council)) throw new BotError('council_unknown')
  const secret = valueFor(list, council)
  if (secret === undefined) throw new BotError('page_unknown')
  return secret
}

const turnFor = (way: Way, { callId, from, to, others }: Line, what: What): VoiceTurnIn =>
  VoiceTurnIn.parse({
    v: 1,
    callId: callIdOf(callId),
    turn: way.turn,
    locale: way.locale,
    ...what,
    caller: callerIn(way.withheld === true ? 'anonymous' : from, to, others),
    ...calleeOf(to),
  })

const wayOf = ({ query }: Request, { withheld = false }: Line, { type }: What): Way => {
  const way = readWay(query)
  return { ...way, ...(type === 'start' ? { turn: 0 } : {}), withheld: withheld || way.withheld === true }
}

/** One turn of a call. Whatever goes wrong there is something to say, as somebody waits to hear it. */
export const takeTurn = async (
  { calls, log, say }: FrontEndParts,
  request: Request,
  line: Line,
  what: What,
): Promise<Told> => {
  const way = wayOf(request, line, what)
  if (line.callId === '') return troubleOf(say, '', { ...way, tried: Number.POSITIVE_INFINITY })
  try {
    const out = await calls.turn(request.params.council ?? '', turnFor(way, line, what))
    return { out, next: { ...way, turn: way.turn + 1, tried: 0 } }
  } catch (thrown) {
    problemAnswer(thrown, request, log)
    return troubleOf(say, line.callId, way)
  }
}

/** The caller has gone: told once, and of no numbered turn, as the gateway doesn't say which would have been next. */
export const endCall = async ({ calls }: VoiceParts, request: Request, { callId }: Line): Promise<void> => {
  if (callId === '') return
  const gone = { v: 1, callId: callIdOf(callId), turn: 1, locale: 'en-GB', type: 'hangup' } as const
  await calls.turn(request.params.council ?? '', gone, 'hangup')
}
