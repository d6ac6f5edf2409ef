import { inSpokenWords } from '../../../dialogs/aloud/spoken'
import { ssmlOf } from '../../../dialogs/aloud/ssml'
import type { Message } from '../../storage/store'
import { type KeptReply, repliesIn } from './kept'
import { knownIn } from './line'
import { listenAfter } from './listen'
import { transferIn, wantsTransfer } from './transfer'
import type { VoiceTurnIn, VoiceTurnOut } from './turn'

type Say = VoiceTurnOut['say'][number]

/** The words are English, whichever line was rung. */
const LANGUAGE = 'en-GB'

const BARGE_IN = { keys: 'dtmf', nothing: 'none' } as const

/** Whoever relays speaks while they type; only keys mean that they want us to stop. */
const bargeInOf = ({ channelData: { interrupt } }: KeptReply, isRelay: boolean): Say['bargeIn'] => {
  if (interrupt !== undefined) return BARGE_IN[interrupt]
  return isRelay ? 'dtmf' : 'any'
}

const sayOf = (reply: KeptReply, isRelay: boolean): Say => {
  // In words, whoever wrote it: what goes wrong is told by nobody who speaks.
  const text = inSpokenWords(reply.speak)
  return { text, ssml: ssmlOf(text, LANGUAGE), bargeIn: bargeInOf(reply, isRelay) }
}

const isOver = (messages: readonly Message[]): boolean =>
  messages.some(({ activity }) => activity.type === 'endOfConversation') ||
  repliesIn(messages).some(({ channelData }) => channelData.do === 'hangUp')

/** The one thing that follows what is said. */
const afterwards = (
  messages: readonly Message[],
  target: string | undefined,
  isRelay: boolean,
): Pick<VoiceTurnOut, 'listen' | 'then'> => {
  if (isOver(messages)) return { then: { do: 'hangup' } }
  if (target !== undefined && wantsTransfer(messages)) return { then: transferIn(messages, target) }
  return { listen: listenAfter(repliesIn(messages), isRelay) }
}

type Asked = Pick<VoiceTurnIn, 'callId' | 'turn'>

/** The answer to a turn: made of what was kept of it, so that it is the same however often it is asked for. */
export const toAnswer = (
  { callId, turn }: Asked,
  messages: readonly Message[],
  target: string | undefined,
): VoiceTurnOut => {
  const isRelay = messages.some((each) => knownIn(each).relay === true)
  const spoken = repliesIn(messages).filter(({ speak }) => speak !== '')
  return {
    v: 1,
    callId,
    turn,
    say: spoken.map((reply) => sayOf(reply, isRelay)),
    ...afterwards(messages, target, isRelay),
  }
}

/** The answer to whatever comes once a call is over. */
export const overAnswer = ({ callId, turn }: Asked): VoiceTurnOut => ({
  v: 1,
  callId,
  turn,
  say: [],
  then: { do: 'hangup' },
})
