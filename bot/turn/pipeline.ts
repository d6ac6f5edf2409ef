import type { Converse } from '../../dialogs/conversation'
import type { Cases } from '../cases/cases'
import type { Clock } from '../clock'
import type { Councils } from '../councils'
import type { HandoffsOfTurns } from '../handoff/duringTurn'
import type { Log } from '../log'
import type { Meter } from '../metrics'
import type { RegistersOf } from '../registers'
import type { ConversationStore } from '../storage/store'
import type { Stage } from './stage'
import { converse } from './stages/converse'
import { explainFailures } from './stages/explainFailures'
import { findCouncil } from './stages/findCouncil'
import { inOrder } from './stages/inOrder'
import { keepTranscript, type Limits } from './stages/keepTranscript'
import { limitWhatIsSaid } from './stages/limitWhatIsSaid'
import { measureTurn } from './stages/measureTurn'
import { showTyping } from './stages/showTyping'
import { takeOutSecrets } from './stages/takeOutSecrets'
import { tidyWhatIsSaid } from './stages/tidyWhatIsSaid'
import { toPerson } from './stages/toPerson'
import type { Sayer } from './words'

/** What the stages are made of. */
export interface Parts {
  store: ConversationStore
  councils: Councils
  converse: Converse
  cases: Cases
  registers: RegistersOf
  handoffs: HandoffsOfTurns
  clock: Clock
  log: Log
  meter: Meter
  say: Sayer
  limits: Limits
}

/** What happens to every turn, in order. */
export const pipeline = (parts: Parts): readonly Stage[] => [
  measureTurn(parts.log, parts.meter),
  tidyWhatIsSaid,
  takeOutSecrets, // before anything is kept: no card number is ever stored
  inOrder(),
  keepTranscript({ ...parts, handed: parts.handoffs.kept }), // stops here when the turn was kept before
  explainFailures(parts.log, parts.say), // nobody is ever left without an answer
  findCouncil(parts.councils),
  toPerson(parts.handoffs, parts.converse), // stops here while an advisor speaks
  limitWhatIsSaid(parts.say, parts.limits), // stops here when there is nothing to read, or too much
  showTyping,
  converse(parts),
]
