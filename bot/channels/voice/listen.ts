import type { KeptReply } from './kept'
import type { VoiceTurnOut } from './turn'

type Listen = NonNullable<VoiceTurnOut['listen']>

/** Callers begin to answer within five or six seconds, unless they have to fetch something. */
const NO_INPUT_MS = 6_000
const PATIENT_NO_INPUT_MS = 13_000

/** Numbers and addresses are said with pauses in them. */
const END_SILENCE_MS = 1_000
const LONG_END_SILENCE_MS = 2_000
const SAID_WITH_PAUSES: readonly Listen['expect'][] = ['digits', 'address']

/** Somebody types, and somebody else says it: five times as long. */
const RELAY = 5

const digitsOf = ({ digits }: NonNullable<KeptReply['channelData']['listen']>): Listen['digits'] =>
  digits === undefined ? { min: 1, max: 1 } : { ...digits, finish: '#' }

/** How the answer to these replies is listened for. Keys always count: 0 is a person everywhere. */
export const listenAfter = (replies: readonly KeptReply[], isRelay: boolean): Listen => {
  const data = replies.map(({ channelData }) => channelData)
  const expect = data.findLast(({ expects }) => expects !== undefined)?.expects ?? 'open'
  const listen = data.findLast(({ listen: wanted }) => wanted !== undefined)?.listen ?? {}
  const hints = replies.findLast(({ listenFor }) => listenFor.length > 0)?.listenFor
  const slower = isRelay || listen.slow === true ? RELAY : 1
  return {
    modes: ['speech', 'dtmf'],
    expect,
    ...(hints === undefined ? {} : { hints }),
    digits: digitsOf(listen),
    noInputMs: (listen.patient === true ? PATIENT_NO_INPUT_MS : NO_INPUT_MS) * slower,
    endSilenceMs: (SAID_WITH_PAUSES.includes(expect) ? LONG_END_SILENCE_MS : END_SILENCE_MS) * slower,
  }
}
