import type { Hearing } from '../listening/hearing'
import { replyOf } from '../listening/replies'
import type { Reply } from '../turn'
import { CALL_BACK, type HandoffParts } from './parts'

export const isPerson = ({ do: does }: Reply): boolean => does === 'person'

/** "Shall I ask for somebody to call you back?", where the council does that. */
export const offerReplies = ({ words, services }: HandoffParts, { here }: Hearing): readonly Reply[] =>
  services.offers('advisor.handoff', here, CALL_BACK).length === 0
    ? []
    : [{ ...replyOf(words.notNow('offer'), { options: services.yesNo() }), expects: 'yesNo' }]
