import type { LocalTime } from '../../knowledge/calendar/day'
import type { WorkingDays } from '../../knowledge/calendar/workingDays'
import type { Pack } from '../../knowledge/schema'
import type { Said } from '../said'
import type { Say } from '../words'

/** Everything that is said of cases, in the conversation and on the tracking page. */
export const trackingLines = {
  giveReference: [],
  slip: ['reference'],
  length: [],
  unknown: ['reference', 'council', 'howToContact'],
  tooMany: ['howToContact'],
  caseIs: ['reference', 'state'],
  received: ['day'],
  inProgress: ['day'],
  scheduled: ['day'],
  waiting: ['day', 'howToContact'],
  done: ['day'],
  closedWithoutAction: ['day'],
  duplicate: ['day'],
  handedOn: ['day'],
  withdrawn: ['day'],
  dueOn: ['day'],
  dueAt: ['time', 'day'],
  mayBeLater: [],
  overdueSince: ['day'],
  sorry: ['howToContact'],
  chaseOption: [],
  withdrawOption: [],
  replyOption: [],
  sayChase: [],
  chased: [],
  chaseNote: [],
  chasedBefore: [],
  sureWithdraw: ['reference'],
  takenBack: ['reference'],
  withdrawNote: [],
  keptCase: [],
  cantChange: ['howToContact'],
  tellAnswer: [],
  answered: [],
  proveFirst: ['ask'],
  askPostcode: [],
  askPhone: [],
  askEither: [],
  wrong: [],
  locked: ['howToContact'],
  told: ['day', 'what'],
  toldWhere: ['day', 'what', 'where'],
  since: [],
  happened: ['day', 'what'],
  noted: ['day', 'what', 'note'],
  wrote: ['day', 'note'],
  eventReceived: [],
  eventInProgress: [],
  eventScheduled: [],
  eventWaiting: [],
  eventDone: [],
  eventClosedWithoutAction: [],
  eventDuplicate: [],
  eventHandedOn: [],
  eventWithdrawn: [],
  opened: ['reference'],
  openedBefore: ['day', 'reference'],
  howToTrack: ['reference'],
} as const
export type SayTracking = Say<typeof trackingLines>

/** What is known where a case is spoken of. */
export interface TrackingHere {
  pack: Pack
  workingDays: WorkingDays
  at: Date
  now: LocalTime
}

/** What cases are spoken of with. */
export interface TrackingSaying {
  say: SayTracking
  howToContact: (here: TrackingHere) => Said
}
