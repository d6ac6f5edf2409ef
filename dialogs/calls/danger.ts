import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Reply } from '../turn'
import { topicsToAsk } from './believing'
import { type CallParts, callIn, withCall } from './parts'

/** Beside "it is an emergency" and "no". */
const MOST_TOPICS = 2

/**
 * A recogniser makes gunmen of bin men: the number to call is said first and whole, and then it is asked whether it is so,
 * or what else it may be about.
 */
export const askingWhetherDanger = (
  { words: { danger }, topicName }: CallParts,
  hearing: Hearing,
): Outcome => {
  const { desk, alternatives, memory, said } = hearing
  const intents = topicsToAsk(desk.recogniser.recognise(alternatives).guesses, MOST_TOPICS)
  const labels = [danger('yes').text, ...intents.map(topicName), danger('no').text]
  const options = labels.map((label) => ({ label, says: label }))
  const first: Reply = { ...replyOf(danger('first'), { does: 'emergency' }), interrupt: 'nothing' }
  const asked: Reply = { ...replyOf(danger('ask'), { options }), expects: 'choice' }
  const replies = [first, asked]
  const offered = intents.length === 0 ? undefined : { said, intents: [...intents] }
  const outcome = { replies, memory: { ...memory, offered, last: lastSaid(replies) } }
  return withCall(outcome, { danger: { heard: [...alternatives] } })
}

/** What is said to "is anyone in danger?": what was said before is believed, or gone on with as anything else. */
export const whetherDanger = ({ words: { danger } }: CallParts, hearing: Hearing): Hearing | undefined => {
  const asked = callIn(hearing).danger
  if (asked === undefined) return undefined
  const { said, desk } = hearing
  const closed = withCall(hearing, { danger: undefined })
  // As unsurely as it was heard: a no to danger makes the rest no likelier.
  const alternatives = asked.heard.map(({ text, confidence }) =>
    confidence === undefined ? { text } : { text, confidence },
  )
  const before = { ...closed, isSure: false, said: alternatives[0]?.text ?? '', alternatives }
  const answer = desk.commands.yesOrNoIn(said)
  if (answer === 'yes' || said === danger('yes').text) return { ...before, danger: 'told' }
  const unoffered = { ...before.memory, offered: undefined }
  if (answer === 'no') return { ...before, memory: unoffered, danger: 'none' }
  // Anything else is what they say now; told of again, danger is believed.
  return hearing.isSure === true ? { ...closed, danger: 'none' } : { ...closed, danger: 'told' }
}
