import { partsOf } from '../aloud/parts'
import { inSpokenWords } from '../aloud/spoken'
import type { Hearing, Outcome } from '../listening/hearing'
import { replyOf } from '../listening/replies'
import { joined, same } from '../said'
import type { Reply } from '../turn'
import { type CallParts, callIn, withCall } from './parts'

/** An answer, and not a question, a warning, or what ends the call. */
const isAnswer = ({ expects = 'open', do: does }: Reply, { memory, opened }: Outcome): boolean =>
  expects === 'open' && does === undefined && memory.service === undefined && opened === undefined

/** The rest of a long answer, kept until they say whether they want it. */
const parted = ({ words, services }: CallParts, outcome: Outcome, last: Reply): Outcome => {
  const [first, ...rest] = partsOf(inSpokenWords(last.speech))
  if (first === undefined || rest.length === 0)
    return withCall(outcome, { more: undefined, offers: undefined })
  const question = joined([same(first), words.options('goOn')])
  const reply: Reply = {
    ...last,
    speech: question.speech,
    options: services.yesNo(),
    expects: 'yesNo',
  }
  const replies = [...outcome.replies.slice(0, -1), reply]
  const offers = (last.options ?? []).map(({ label, says }) => ({ label, says }))
  return withCall({ ...outcome, replies }, { more: rest.join(' '), offers })
}

/** Nobody listens for a minute: a long answer is told a breath at a time, as long as they want to hear it. */
export const inBreaths = (parts: CallParts, hearing: Hearing, outcome: Outcome): Outcome => {
  const last = outcome.replies.at(-1)
  const isAsking = hearing.turn.event !== undefined || (outcome.memory.call?.failed ?? 0) > 0
  if (last === undefined || isAsking) return outcome
  return isAnswer(last, outcome) ? parted(parts, outcome, last) : withCall(outcome, { more: undefined })
}

/** "Shall I go on?": the next breath, or what else there is, and what was offered. Anything else is for the others. */
export const goingOn = (parts: CallParts, hearing: Hearing): Outcome | undefined => {
  const { more, offers = [] } = callIn(hearing)
  const answer = hearing.desk.commands.yesOrNoIn(hearing.said)
  if (more === undefined || answer === undefined) return undefined
  const said = answer === 'yes' ? same(more) : parts.words.options('anythingElse')
  return { replies: [replyOf(said, { options: offers })], memory: hearing.memory }
}
