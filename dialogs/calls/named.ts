import type { Hearing, Outcome } from '../listening/hearing'
import { lastSaid, replyOf } from '../listening/replies'
import type { Reply } from '../turn'
import { inOtherWords } from './asking'
import { asPicked, type CallParts, callIn, withCall } from './parts'

/** Further down the list hardly anything was said. */
const LIKELY_ONES = 3

/** The service that was asked for in so many words, in the likeliest way it may have been heard that asks for one. */
const asked = ({ services }: CallParts, { alternatives, here }: Hearing) =>
  alternatives.slice(0, LIKELY_ONES).flatMap(({ text }) => {
    const name = services.askedFor(text, here)
    return name === undefined ? [] : [{ name, said: text }]
  })[0]

/** Whether the best of what was heard asks for a service in so many words. */
export const isNamed = ({ services }: CallParts, { said, here }: Hearing): boolean =>
  services.askedFor(said, here) !== undefined

/** "I think it's about this: a home visit. Is that right?", of a service that was asked for and not clearly heard. */
export const askingService = (parts: CallParts, hearing: Hearing): Outcome | undefined => {
  const named = asked(parts, hearing)
  if (named === undefined) return undefined
  const { words, services } = parts
  const said = words.topic('isIt', { topic: named.name })
  const reply: Reply = { ...replyOf(said, { options: services.yesNo() }), expects: 'yesNo' }
  const memory = { ...hearing.memory, offered: undefined, last: lastSaid([reply]) }
  return withCall({ replies: [reply], memory }, { named: named.said })
}

/** The answer to that: the same, now as it was meant, or in other words. Anything else is what they say now. */
export const toService = (
  parts: CallParts,
  hearing: Hearing,
): { outcome: Outcome } | { hearing: Hearing } | undefined => {
  const { named, failed } = callIn(hearing)
  if (named === undefined) return undefined
  const closed = withCall(hearing, { named: undefined })
  const answer = hearing.desk.commands.yesOrNoIn(hearing.said)
  if (answer === 'yes') return { hearing: asPicked(closed, named) }
  if (answer !== 'no') return { hearing: closed }
  return { outcome: withCall(inOtherWords(parts, closed, 'wrong'), { failed: failed + 1 }) }
}
