import type { Message } from '../../storage/store'
import { clientIdOf } from '../../turn/toKeep'
import { conversationOf } from './conversationOf'
import type { VoiceTurnIn } from './turn'

/** One turn of a call, and where it is kept. */
export interface CallTurn {
  council: string
  /** The conversation. */
  id: string
  given: VoiceTurnIn
  /** The same for the same turn, however often it is sent. */
  clientId: string
}

/** There is one start and one end, whatever their numbers. */
export const START = 'start'
const END = 'hangup'

const NUMBERED = /^turn-(\d+)$/

const clientIdFor = ({ type, turn }: VoiceTurnIn, key: string | undefined): string => {
  if (type === 'start') return START
  if (type === 'hangup') return END
  return key === undefined ? `turn-${turn}` : `key-${key}`
}

export const callTurn = (council: string, given: VoiceTurnIn, key?: string): CallTurn => ({
  council,
  id: conversationOf(council, given.callId),
  given,
  clientId: clientIdFor(given, key),
})

const numberIn = (clientId = ''): number | undefined => {
  const [, number] = NUMBERED.exec(clientId) ?? []
  return number === undefined ? undefined : Number(number)
}

/** The client's id of the last turn that has a number, if that is above this turn's. */
export const lastAbove = ({ clientId }: CallTurn, before: readonly Message[]): string | undefined => {
  const number = numberIn(clientId)
  const last = before
    .filter(({ from }) => from === 'resident')
    .map(({ activity }) => clientIdOf(activity))
    .findLast((id) => numberIn(id) !== undefined)
  return number !== undefined && (numberIn(last) ?? -1) > number ? last : undefined
}
