import { isQuestion } from '../answers/lists'
import { mayBeDanger, withCaution } from '../listening/caution'
import type { Hearing, Listener, Outcome } from '../listening/hearing'
import { openQuestionAgain } from '../listening/service'
import type { Said } from '../said'
import type { Recognition } from '../understanding/intents'
import { askingTopics, inOtherWords } from './asking'
import { type Belief, beliefIn, topicsToAsk } from './believing'
import { askingService, isNamed } from './named'
import { type CallParts, callIn } from './parts'

/** A recogniser whose thresholds nobody has set. */
export const USUAL = { act: 0.8, ask: 0.5 } as const

/** A phrase of a service's own, or a question while another is open, says more than a word that was perhaps misheard. */
const isPlain = (parts: CallParts, hearing: Hearing): boolean =>
  isNamed(parts, hearing) || (hearing.memory.service !== undefined && isQuestion(hearing.said))

const believed = (parts: CallParts, { guesses }: Recognition, hearing: Hearing): Belief => {
  const confidence = hearing.alternatives[0]?.confidence
  const sure = hearing.turn.line?.sure ?? USUAL
  // A service of which no topic is much like: large print, a freedom of information request. It asks before it does.
  if (isNamed(parts, hearing) && confidence !== undefined && confidence >= sure.act) return 'act'
  return beliefIn({ likely: guesses[0]?.confidence ?? 0, isPlain: isPlain(parts, hearing) }, confidence, sure)
}

const unbelieved = (
  parts: CallParts,
  { guesses }: Recognition,
  belief: Belief,
  hearing: Hearing,
): Outcome => {
  const service = belief === 'ask' ? askingService(parts, hearing) : undefined
  if (service !== undefined) return service
  const { denied = [] } = callIn(hearing)
  const open = guesses.filter(({ intent }) => !denied.includes(intent))
  const topics = belief === 'ask' ? topicsToAsk(open) : []
  return topics.length === 0 ? inOtherWords(parts, hearing, 'notSure') : askingTopics(parts, hearing, topics)
}

/** What is done about it, said; where it may be danger, or nobody knows what it was, after the number to call. */
const doubted = async (
  parts: CallParts,
  caution: Said,
  recognition: Recognition,
  belief: Belief,
  hearing: Hearing,
): Promise<Outcome> => {
  const { service } = hearing.memory
  const again = service && (await openQuestionAgain(parts.services, hearing))
  const outcome = again ?? unbelieved(parts, recognition, belief, hearing)
  // Said once, it is enough.
  const isUnknown = belief === 'again' && callIn(hearing).failed === 0
  const isWarned = hearing.danger !== undefined
  return !isWarned && (mayBeDanger([recognition]) || isUnknown) ? withCaution(outcome, caution) : outcome
}

const isHeard = ({ turn, isSure, alternatives }: Hearing): boolean =>
  turn.channel === 'voice' && isSure !== true && alternatives.length > 0

/**
 * What was heard on the telephone and answers nothing that was asked: gone on with only where it is believed, else asked
 * about or asked for again. While a service waits for an answer, its question is put again.
 */
export const createDoubt =
  (parts: CallParts, caution: Said): Listener =>
  async (hearing) => {
    if (!isHeard(hearing)) return undefined
    const recognition = hearing.desk.recogniser.recognise(hearing.alternatives)
    const belief = believed(parts, recognition, hearing)
    return belief === 'act' ? undefined : doubted(parts, caution, recognition, belief, hearing)
  }
