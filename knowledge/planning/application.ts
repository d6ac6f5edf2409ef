/** What a council's planning register says of one application. The words are MHCLG's, from its planning application data specification. */
import type { Day } from '../calendar/day'

/** `planning-application-type` of the specification; `other` for what it has no word for. */
export const APPLICATION_TYPES = [
  'hh',
  'full',
  'outline',
  'reserved-matters',
  'demolition-con-area',
  'lbc',
  'advertising',
  'ldc',
  'prior-approval',
  's73',
  'approval-condition',
  'consent-under-tpo',
  'notice-trees-in-con-area',
  'non-material-amendment',
  'pip',
  'hedgerow-removal',
  'waste-dev',
  'extraction-oil-gas',
  'other',
] as const
export type ApplicationType = (typeof APPLICATION_TYPES)[number]

/** `eia`: it came with an environmental statement. */
export const SCALES = ['minor', 'major', 'eia'] as const
export type Scale = (typeof SCALES)[number]

/** `permission-process-event` of the specification. */
export const PROCESS_EVENTS = [
  'application-submitted',
  'invalid-from',
  'valid-from',
  'validation-completed',
  'application-published',
  'publicity-start',
  'consultation-start',
  'consultation-end',
  'consultees-contacted',
  'additional-information-requested',
  'additional-information-received',
  'call-in-direction-issued',
  'committee-date',
  'resolution-to-grant',
  'resolution-to-refuse',
  'time-extension-agreed',
] as const
export type ProcessEventName = (typeof PROCESS_EVENTS)[number]

export interface ProcessEvent {
  event: ProcessEventName
  day: Day
  /** Of an agreed extension: the last day for the decision. */
  until?: Day
}

export const DECISIONS = ['grant', 'refuse'] as const
/** `decision-maker` of the specification. */
export const DECISION_MAKERS = [
  'planning-officer',
  'committee',
  'pins',
  'secretary-of-state',
  'mayor',
] as const
export type DecisionMaker = (typeof DECISION_MAKERS)[number]

export interface Decision {
  outcome: (typeof DECISIONS)[number]
  day: Day
  by?: DecisionMaker
}

export const APPEAL_OUTCOMES = ['allowed', 'dismissed', 'split', 'withdrawn'] as const
export interface Appeal {
  /** The Planning Inspectorate's: `APP/X1234/D/26/1234567`. */
  reference?: string
  lodged: Day
  decided?: { outcome: (typeof APPEAL_OUTCOMES)[number]; day: Day }
}

export interface Application {
  /** As the council writes it: `21/01248/FUL`. */
  reference: string
  /** Without the postcode: "12 Acacia Avenue, Otherford". */
  address: string
  /** `EX1 2AB`; a field may have none. */
  postcode?: string
  /** Text, with the noughts it begins with. */
  uprn?: string
  /** "Single storey rear extension". */
  description: string
  type: ApplicationType
  scale: Scale
  /** The last day for the decision, where the council works it out itself. */
  target?: Day
  /** In the order of their days. */
  events: readonly ProcessEvent[]
  withdrawn?: Day
  decision?: Decision
  appeal?: Appeal
}
