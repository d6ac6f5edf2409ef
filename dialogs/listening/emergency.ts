import { same } from '../said'
import type { Emergency } from '../understanding/emergencies'
import { fill } from '../words'
import type { Hearing, Listener } from './hearing'
import { lastSaid, replyOf } from './replies'

export type DetectEmergency = (alternatives: Hearing['alternatives']) => Emergency | undefined

/** Danger goes before everything: the right number first, no form, no further question. */
export const createEmergencyListener =
  (detect: DetectEmergency): Listener =>
  (hearing) => {
    const { alternatives, here, desk, memory } = hearing
    const emergency = alternatives.length === 0 ? undefined : detect(alternatives)
    if (emergency === undefined) return undefined
    const values = { council: same(here.pack.council.name), howToContact: desk.howToContact(here) }
    const replies = [replyOf(fill(emergency.said, values), { does: 'emergency' })]
    return {
      replies,
      memory: { ...memory, offered: undefined, topic: undefined, distress: true, last: lastSaid(replies) },
    }
  }
