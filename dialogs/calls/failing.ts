import type { Hearing, Outcome } from '../listening/hearing'
import { replyOf } from '../listening/replies'
import type { Said } from '../said'
import type { Reply } from '../turn'
import type { CallMemory } from './memory'
import { type CallParts, callIn, withCall } from './parts'

/** What hindered a turn: nothing was said; something was and couldn't be made out; a key that means nothing. */
export type Failure = 'silent' | 'unheard' | 'noSuchKey'

/**
 * As often in a row nothing may come of a turn; then it is a person's. "No more than two or three tries" is the usual rule
 * of voice systems, and the third failure of any kind ends ours.
 */
export const MOST_FAILURES = 3

const lineFor = (failure: Failure, failed: number) => {
  if (failure === 'noSuchKey') return failure
  return failed > 1 ? (`${failure}Second` as const) : (`${failure}First` as const)
}

/** Something said of the question that is open: what may be picked and keyed stays. */
export const askedBefore = (said: Said, { picks, expects, digits }: CallMemory): Reply => ({
  ...replyOf(said, { options: picks }),
  expects,
  ...(digits === undefined ? {} : { listen: { digits } }),
})

/** The same question, shorter: what was said around it is left out. */
export const askedAgain = ({ words }: CallParts, hearing: Hearing, failure: Failure): Outcome => {
  const call = callIn(hearing)
  const times = call.failed + 1
  const question = call.asked === '' ? words.again('what').speech : call.asked
  const said = words.again(lineFor(failure, times), { question })
  const reply = askedBefore(said, call)
  return withCall({ replies: [reply], memory: hearing.memory }, { failed: times })
}

/** Whether nothing came of a turn, though something was heard. */
export const isMissed = ({ memory }: Hearing, { memory: after }: Outcome): boolean => {
  const isSameService = memory.service?.service === after.service?.service
  const triesMore = (after.service?.tries ?? 0) > (memory.service?.tries ?? 0)
  return after.misses > memory.misses || (isSameService && triesMore)
}

/** They have gone, or nothing helps: a goodbye, and the end of the call. */
export const ended = (hearing: Hearing, said: { text: string; speech: string }): Outcome => ({
  replies: [replyOf(said, { does: 'hangUp' })],
  memory: hearing.memory,
})
