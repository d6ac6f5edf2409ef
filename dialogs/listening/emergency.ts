import type { Said } from '../said'
import { same } from '../said'
import type { Emergency, EmergencyKind } from '../understanding/emergencies'
import { wordsOf } from '../understanding/keywords'
import { fill } from '../words'
import { withCaution } from './caution'
import { firstOf } from './firstOf'
import type { Hearing, Listener, Outcome } from './hearing'
import { lastSaid, replyOf } from './replies'

export type DetectEmergency = (alternatives: Hearing['alternatives']) => Emergency | undefined

/** Who may have an answer to what is only faintly like an emergency. */
export interface Calmer {
  /** The service that waits for an answer. */
  answers: Listener
  /** Whether a service is asked for by a phrase of its own. */
  isNamed: (hearing: Hearing) => boolean
  /** Everybody else, in their order. */
  others: readonly Listener[]
  /** "If anyone is in danger now …" */
  caution: Said
  /** On the telephone it may have been misheard: the number, and whether it is so. */
  asking: (hearing: Hearing) => Outcome
}

/**
 * This sure that something else is meant, a faint likeness is none: of 158 emergencies held aside, 17 are faint, and none of
 * these is taken for something else as surely.
 */
const SURE = 0.94

const isSurelyElse = ({ desk, alternatives }: Hearing): boolean => {
  const [guess] = desk.recogniser.recognise(alternatives).guesses
  return guess !== undefined && guess.intent !== 'safety.emergency' && guess.confidence >= SURE
}

const detectedIn = (detect: DetectEmergency, { alternatives, danger }: Hearing): Emergency | undefined =>
  alternatives.length === 0 || danger === 'none' ? undefined : detect(alternatives)

/** Whether danger is told of in what was said to somebody else. */
export const tellsOfDanger = (detect: DetectEmergency, hearing: Hearing): boolean => {
  const emergency = detectedIn(detect, hearing)
  return emergency !== undefined && !(emergency.faint && isSurelyElse(hearing))
}

/** A phrase of a service is all of a message only if it is short: a longer one may tell of harm in the same words. */
const SHORT = 8

const isShort = ({ said }: Hearing): boolean => wordsOf(said).length <= SHORT

/**
 * "He has gone to live with his dad" is an answer to "what changed?", and "my dad can't move his bins" or "im moving house"
 * a wish: they are answered, with the number to call before the answer.
 */
const calmly = async (
  { answers, isNamed, others, caution }: Calmer,
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  const { service, ended } = hearing.memory
  const taken = service === undefined && ended === undefined ? undefined : await answers(hearing)
  const isElse = (isShort(hearing) && isNamed(hearing)) || isSurelyElse(hearing)
  const outcome = taken ?? (isElse ? await firstOf(others, hearing) : undefined)
  return outcome && withCaution(outcome, caution)
}

/** Where somebody else may listen in, or nobody should be kept from the call, nothing follows the number. */
const MAY_ALSO_WISH: readonly EmergencyKind[] = ['medical']
/** None of the emergencies held aside or learnt from is as surely a wish that begins a service. */
const SURELY_A_WISH = 0.98

/** "My dad had a fall and can't take his bin out": after the number in full, what he also wants is begun. */
const alsoWished = async (
  { kind }: Emergency,
  { others }: Calmer,
  hearing: Hearing,
): Promise<Outcome | undefined> => {
  const { desk, alternatives, memory } = hearing
  const [guess] = desk.recogniser.recognise(alternatives).guesses
  const isWish = MAY_ALSO_WISH.includes(kind) && (guess?.confidence ?? 0) >= SURELY_A_WISH
  if (!isWish || memory.service !== undefined) return undefined
  const outcome = await firstOf(others, hearing)
  return outcome?.memory.service === undefined ? undefined : outcome
}

/** The right number, whole, and after it only what a wish beside it has begun. */
const warned = async (emergency: Emergency, calmer: Calmer, hearing: Hearing): Promise<Outcome> => {
  const { here, desk, memory } = hearing
  const values = { council: same(here.pack.council.name), howToContact: desk.howToContact(here) }
  const replies = [replyOf(fill(emergency.said, values), { does: 'emergency' })]
  const wished = await alsoWished(emergency, calmer, hearing)
  if (wished !== undefined) {
    const all = [...replies, ...wished.replies]
    return { replies: all, memory: { ...wished.memory, distress: true, last: lastSaid(all) } }
  }
  return {
    replies,
    memory: { ...memory, offered: undefined, topic: undefined, distress: true, last: lastSaid(replies) },
  }
}

const isToBeAsked = ({ turn, danger }: Hearing): boolean => turn.channel === 'voice' && danger !== 'told'

/** Danger goes before everything: the right number first, no form, no further question. */
export const createEmergencyListener =
  (detect: DetectEmergency, calmer: Calmer): Listener =>
  async (hearing) => {
    const emergency = detectedIn(detect, hearing)
    if (emergency === undefined) return undefined
    const calm = emergency.faint ? await calmly(calmer, hearing) : undefined
    if (calm !== undefined) return calm
    return isToBeAsked(hearing) ? calmer.asking(hearing) : warned(emergency, calmer, hearing)
  }
