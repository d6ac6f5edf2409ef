import type { Said } from '../said'
import { same } from '../said'
import type { Emergency } from '../understanding/emergencies'
import { fill } from '../words'
import { withCaution } from './caution'
import type { Hearing, Listener } from './hearing'
import { lastSaid, replyOf } from './replies'

export type DetectEmergency = (alternatives: Hearing['alternatives']) => Emergency | undefined

/**
 * "He has gone to live with his dad" is somewhat like an emergency, and an answer to "what changed?": the answer is taken,
 * with the number to call before what follows (`cautious`).
 */
const isAnAnswer = ({ faint }: Emergency, { memory }: Hearing): boolean =>
  faint && memory.service?.telling === true

/** Answers in a resident's own words that are faintly like an emergency are taken, and the number to call is said. */
export const cautious =
  (detect: DetectEmergency, caution: Said, listen: Listener): Listener =>
  async (hearing) => {
    const outcome = await listen(hearing)
    if (outcome === undefined || hearing.memory.service?.telling !== true) return outcome
    return detect(hearing.alternatives) === undefined ? outcome : withCaution(outcome, caution)
  }

/** Danger goes before everything: the right number first, no form, no further question. */
export const createEmergencyListener =
  (detect: DetectEmergency): Listener =>
  (hearing) => {
    const { alternatives, here, desk, memory } = hearing
    const emergency = alternatives.length === 0 ? undefined : detect(alternatives)
    if (emergency === undefined || isAnAnswer(emergency, hearing)) return undefined
    const values = { council: same(here.pack.council.name), howToContact: desk.howToContact(here) }
    const replies = [replyOf(fill(emergency.said, values), { does: 'emergency' })]
    return {
      replies,
      memory: { ...memory, offered: undefined, topic: undefined, distress: true, last: lastSaid(replies) },
    }
  }
