import type { Said } from '../said'
import { same } from '../said'
import type { Emergency } from '../understanding/emergencies'
import { fill } from '../words'
import { withCaution } from './caution'
import type { Hearing, Listener, Outcome } from './hearing'
import { lastSaid, replyOf } from './replies'

export type DetectEmergency = (alternatives: Hearing['alternatives']) => Emergency | undefined

/** Who may have an answer to what is only faintly like an emergency. */
export interface Calmer {
  /** The service that waits for an answer. */
  answers: Listener
  /** Everybody else, in their order. */
  others: readonly Listener[]
  /** "If anyone is in danger now …" */
  caution: Said
}

/**
 * This sure that something else is meant, a faint likeness is none: of 158 emergencies held aside, 14 are faint, and none of
 * these is taken for something else as surely.
 */
const SURE = 0.94

const isSurelyElse = ({ desk, alternatives }: Hearing): boolean => {
  const [guess] = desk.recogniser.recognise(alternatives).guesses
  return guess !== undefined && guess.intent !== 'safety.emergency' && guess.confidence >= SURE
}

const firstOf = async (listeners: readonly Listener[], hearing: Hearing): Promise<Outcome | undefined> => {
  for (const listen of listeners) {
    const outcome = await listen(hearing)
    if (outcome !== undefined) return outcome
  }
  return undefined
}

/**
 * "He has gone to live with his dad" is an answer to "what changed?", and "my dad can't move his bins" a wish: they are
 * answered, with the number to call before the answer.
 */
const calmly = async (
  { answers, others, caution }: Calmer,
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  const taken = hearing.memory.service === undefined ? undefined : await answers(hearing)
  const outcome = taken ?? (isSurelyElse(hearing) ? await firstOf(others, hearing) : undefined)
  return outcome && withCaution(outcome, caution)
}

/** Danger goes before everything: the right number first, no form, no further question. */
export const createEmergencyListener =
  (detect: DetectEmergency, calmer: Calmer): Listener =>
  async (hearing) => {
    const { alternatives, here, desk, memory } = hearing
    const emergency = alternatives.length === 0 ? undefined : detect(alternatives)
    if (emergency === undefined) return undefined
    const calm = emergency.faint ? await calmly(calmer, hearing) : undefined
    if (calm !== undefined) return calm
    const values = { council: same(here.pack.council.name), howToContact: desk.howToContact(here) }
    const replies = [replyOf(fill(emergency.said, values), { does: 'emergency' })]
    return {
      replies,
      memory: { ...memory, offered: undefined, topic: undefined, distress: true, last: lastSaid(replies) },
    }
  }
