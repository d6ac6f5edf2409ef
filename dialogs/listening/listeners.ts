import { askingWhetherDanger } from '../calls/danger'
import { createDoubt } from '../calls/doubt'
import type { CallParts } from '../calls/parts'
import { createEqualityQuestions } from '../equality/listener'
import type { HandoffDialogs } from '../handoff/createHandoff'
import type { Sayings } from '../sayings'
import type { Services } from '../services/createServices'
import { trackingSaying } from '../tracking/saying'
import type { Intent } from '../understanding/intents'
import { createCaseChange } from './caseChange'
import { createChoice } from './choice'
import type { DetectEmergency } from './emergency'
import { createEmergencyListener } from './emergency'
import { createCommandListener, createHelp, createLimits, createWelcome, suggestions } from './general'
import type { Listener } from './hearing'
import { createPersonListener } from './personAsked'
import { createQuestions } from './questions'
import { createRemoved } from './removed'
import { createServiceListener } from './service'
import { createStop } from './stop'
import { createTracking } from './tracking'
import type { SayUnsure } from './unsure'

/** Who listens to a turn, in this order; the first that has an answer gives it. */
export const createListeners = (
  sayings: Sayings,
  detect: DetectEmergency,
  services: Services,
  handoff: HandoffDialogs,
  calls: CallParts,
): readonly Listener[] => {
  const unsure: SayUnsure = {
    say: sayings.unsure,
    topicName: (intent: Intent) => sayings.topics(intent).text,
  }
  const equality = createEqualityQuestions()
  const answers = equality.offeringAfter(createServiceListener(services))
  const afterDanger: readonly Listener[] = [
    handoff.waiting(answers),
    createLimits(sayings.general),
    ...handoff.asked,
    createPersonListener(),
    equality.listener,
    createStop(services, services.stoppedSaid(), suggestions(sayings.general)),
    answers,
    createCaseChange(trackingSaying(sayings)),
    createTracking(trackingSaying(sayings), services),
    createChoice(unsure, services),
    createCommandListener(sayings.general),
    createDoubt(calls, sayings.unsure('inDanger')),
    createQuestions(unsure, services),
  ]
  const help = createHelp(sayings.general, (howToContact) => sayings.smallTalk('danger', { howToContact }))
  return [
    createWelcome(sayings.general),
    handoff.returned,
    handoff.transferred,
    handoff.stillWaiting(help),
    createEmergencyListener(detect, {
      answers,
      isNamed: ({ said, here }) => services.meant({ said }, here) === 'named',
      others: afterDanger,
      caution: sayings.unsure('inDanger'),
      asking: (hearing) => askingWhetherDanger(calls, hearing),
    }),
    createRemoved(sayings.removed, services, afterDanger),
    ...afterDanger,
  ]
}
