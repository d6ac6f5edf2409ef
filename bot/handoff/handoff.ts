import type { Particular } from '../../dialogs/ports'
import type { Transferred } from '../../dialogs/turn'
import type { Intent } from '../../dialogs/understanding/intents'

/**
 * Where a conversation that is handed over to people stands. Before and after it is the assistant's.
 * `waiting`: the advisor waits for the resident, and has room for others meanwhile. `wrapUp`: the talk is over, and the
 * advisor writes down what came of it. `abandoned`: the resident left before anybody came. `failed`: nobody could come.
 *
 * Of a telephone call: `putThrough`, it is with the telephone system, which rings people; `onCall`, an advisor has opened it
 * here; `held`, the caller talks to the assistant and their place is kept, to be rung back; `unopened`, it was put through,
 * nobody opened it here, and what came of it isn't known.
 */
export const HANDOFF_STATES = [
  'queued',
  'offered',
  'active',
  'waiting',
  'callbackScheduled',
  'wrapUp',
  'resolved',
  'abandoned',
  'failed',
  'putThrough',
  'onCall',
  'held',
  'unopened',
] as const
export type HandoffState = (typeof HANDOFF_STATES)[number]

/** Who goes before others. Only what is told in the audit log moves anybody up. */
export const PRIORITIES = ['safety', 'vulnerable', 'normal'] as const
export type Priority = (typeof PRIORITIES)[number]

/** Who speaks in a conversation: `bot`, `queue`, or the id of an advisor. One field, checked with everything that is said. */
export type Owner = string
export const BOT: Owner = 'bot'
export const QUEUE: Owner = 'queue'
/** Somebody at a desk that isn't ours. */
export const DESK: Owner = 'desk'

/** What an advisor gets with the conversation, beside all that was said. JSON. */
export interface HandoffContext {
  /** What it is about, in words: "A bin that was not collected". */
  about?: string
  intent?: Intent
  /** The service that was going on. */
  service?: string
  /** What they told us, as it would be read back. */
  particulars: readonly Particular[]
  /** References of cases that were spoken of or opened in this conversation. */
  references: readonly string[]
  /** Why they were moved up, if they were. */
  urgentBecause?: string
  /** Somebody was in danger or despair. */
  distress: boolean
}

/** What an advisor writes down at the end. */
export interface WrapUp {
  /** One of `OUTCOMES`. */
  outcome: Outcome
  /** Whether this contact could have been avoided (National Indicator 14, 2008–2010), and by what cause. */
  avoidable?: AvoidableCause
  /** Resolved at the first contact. */
  firstContact: boolean
  note?: string
}

export const OUTCOMES = ['answered', 'caseOpened', 'referred', 'callBack', 'residentLeft', 'abusive'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The causes that councils counted for National Indicator 14, in our words. */
export const AVOIDABLE_CAUSES = [
  'progressChasing',
  'unclearInformation',
  'wrongPlace',
  'repeated',
  'serviceFailed',
  'noChange',
] as const
export type AvoidableCause = (typeof AVOIDABLE_CAUSES)[number]

export const RATINGS = ['good', 'average', 'poor'] as const
export type Rating = (typeof RATINGS)[number]

/** Where the assistant goes on after an advisor: where it was, from the start, or with a service. */
export type ReturnPoint = { to: 'whereItWas' } | { to: 'start' } | { to: 'service'; service: string }

/** One hand-off: from the wish for a person to what came of it. */
export interface Handoff {
  id: string
  council: string
  conversation: string
  channel: string
  team: string
  /** BCP 47. */
  language: string
  priority: Priority
  state: HandoffState
  /** Rises with every change: whoever changes it must have seen the last. */
  version: number
  /** Their place, whatever happens: kept when a conversation goes back to the queue. */
  queuedAt: Date
  /** When it came into this state. */
  since: Date
  /** Who has it, is offered it, or wraps it up. */
  advisor?: string
  /** Whom alone it is for, after a transfer to a person. */
  onlyFor?: string
  /** Who let an offer of it pass. */
  passedBy: readonly string[]
  /** The place that the resident was told last. */
  toldPlace?: number
  /**
   * Where it is, when it isn't with our advisors: at the council's own `desk`, which is told by webhook; or at the `hub` of
   * the channel, which came for it there.
   */
  outside?: 'desk' | 'hub'
  /** Who has it there, as they are called. */
  person?: string
  /** Since when nobody of its team is here. */
  aloneSince?: Date
  /** When an advisor first took it: the wait of the resident is measured from `queuedAt` until then. */
  acceptedAt?: Date
  context: HandoffContext
  /**
   * A call that was put through: the reference it is opened by at the advisor's desk, eight digits that no other that is
   * going on has; and what became of it, as far as the telephone system told.
   */
  phone?: { ref: string; became?: Transferred }
  /** Where to call back; a case's reference goes with it. */
  callback?: { phone: string; name?: string; reference?: string }
  wrapUp?: WrapUp
  /** When the resident was asked how it was; what they said. */
  rating?: { askedAt: Date; given?: Rating; why?: string }
  /** Where the assistant goes on, until it has. */
  goesOn?: ReturnPoint
  /** How often it was taken up again after it was resolved. */
  reopened: number
}

/** One thing that happened to a hand-off: for the console, the reports and the audit. */
export interface HandoffEvent {
  handoff: string
  seq: number
  /** What happened: `asked`, `offered`, `passed`, `accepted`, `requeued`, `transferred`, `raised`, … */
  what: HandoffHappening
  from?: HandoffState
  to: HandoffState
  at: Date
  /** An advisor's id, `resident`, or `system`. */
  by: string
  /** Why, in words or codes; never what a resident said. */
  why?: string
}

export const HAPPENINGS = [
  'asked',
  'offered',
  'offerPassed',
  'offerExpired',
  'accepted',
  'claimed',
  'takenOver',
  'advisorGone',
  'advisorQuiet',
  'waiting',
  'residentBack',
  'transferred',
  'raised',
  'callbackAsked',
  'left',
  'returned',
  'ended',
  'wrappedUp',
  'reopened',
  'rated',
  'gaveUp',
  'putThrough',
  'phoneAnswered',
  'cameBack',
  'held',
  'notOpened',
] as const
export type HandoffHappening = (typeof HAPPENINGS)[number]
