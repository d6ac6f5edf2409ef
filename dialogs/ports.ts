/** What the dialogs need of the world. `bot/` provides it, tests fake it in a few lines; each is for one council. */
import type { Pause } from '../knowledge/calendar/pausedDue'
import type { CollectionsPort } from '../knowledge/collections/port'
import type { PlanningPort } from '../knowledge/planning/port'
import type { Within } from '../knowledge/schema'
import type { Transferred } from './turn'
import type { Intent } from './understanding/intents'

/**
 * Where a case stands. In Open311 the first four are `open`, the others `closed`; mySociety's `servicerequestupdates` has
 * them as `open`, `in_progress`, `action_scheduled`, (waiting: none), `fixed`, `no_further_action`, `duplicate`,
 * `not_councils_responsibility` and `cancelled`.
 */
export const CASE_STATES = [
  'received',
  'inProgress',
  'scheduled',
  /** The council has asked the resident something; its time stands still. */
  'waiting',
  'done',
  'closedWithoutAction',
  'duplicate',
  'handedOn',
  'withdrawn',
] as const
export type CaseState = (typeof CASE_STATES)[number]

/** By when the council has promised to act. */
export interface Promised {
  /** The id of the service standard; if the council changes that, the date changes with it. */
  standard?: string
  /** What was promised when the case was opened; it holds where there is no such standard (any more). */
  within: Within
}

/** How the resident can be reached; asked only where it is needed. */
export interface Contact {
  name?: string
  /** Digits alone. */
  phone?: string
  email?: string
  /** How they want to be told how it goes; left out: not at all. */
  updates?: 'text' | 'email'
}

/** One thing that the resident was asked and told us, as it is read back to them. */
export interface Particular {
  /** The id of the question. */
  id: string
  /** "Which bin" */
  label: string
  /** "Green recycling bin" */
  value: string
}

/**
 * What a case is marked with, to be treated or reported apart: somebody here needs help with the bins; the resident says
 * they were treated unfairly or impolitely (some charters have that reported apart); somebody may be at risk.
 */
export const CASE_MARKS = ['assisted', 'unequalTreatment', 'impolite', 'vulnerable'] as const
export type CaseMark = (typeof CASE_MARKS)[number]

/** What a resident wants done, ready to be sent. JSON. */
export interface CaseDraft {
  /** The name of the service that asked. */
  service: string
  intent: Intent
  /** By question. */
  answers: Readonly<Record<string, unknown>>
  /** In the resident's language, to be read back: "Missed collection: the green bin". */
  what: string
  /** "12 Acacia Avenue, EX1 2AB". */
  where?: string
  /** Of the place it is about, else of the resident: `EX1 2AB`. */
  postcode?: string
  contact: Contact
  promise?: Promised
  /** The answers in words, in the order they were asked. */
  particulars: readonly Particular[]
  /** The property it is about; text, with the noughts it begins with. */
  uprn?: string
  /** The same for two cases about the same thing, such as one bin of one property: `bin 100012345678 recycling`. */
  subject?: string
  /** What was looked up and matters to whoever deals with it: `{ missed: '2026-11-20' }`. JSON. */
  facts?: Readonly<Record<string, unknown>>
  marks?: readonly CaseMark[]
}

/** What of the resident's own opens a case: the postcode, or the last four digits of the phone number. */
export type ProofKind = 'postcode' | 'phone'
export interface Proof {
  kind: ProofKind
  /** `EX1 2AB`; `0123`. */
  value: string
}

/** What anybody may know who has the reference: nothing of what was reported, or by whom. */
export interface FoundCase {
  reference: string
  state: CaseState
  /** When it came into this state. */
  since: Date
  openedAt: Date
  /** When the council waited for the resident. */
  pauses: readonly Pause[]
  promise?: Promised
  /** What the details can be asked for with; empty: with nothing. */
  provable: readonly ProofKind[]
}

/** One thing that happened to a case. */
export interface CaseEvent {
  state: CaseState
  at: Date
  by: 'resident' | 'council'
  /** A sentence of the council to the resident. */
  note?: string
}

export interface CaseDetails extends Pick<CaseDraft, 'what' | 'where'> {
  /** In order; the first is the opening. */
  timeline: readonly CaseEvent[]
}

/** What a resident does with their case. `note` is kept in its timeline, in their language. */
export type CaseChange =
  | { do: 'chase'; note: string }
  | { do: 'withdraw'; note: string }
  /** An answer to what the council asked. */
  | { do: 'reply'; note: string }

/** A case that was opened; `isNew` is false when the same was asked before in this conversation. */
export interface OpenedCase extends FoundCase {
  isNew: boolean
}

/** A case about a thing that more cases may be about. */
export interface CaseAbout
  extends Pick<CaseDraft, 'facts'>,
    Pick<FoundCase, 'reference' | 'state' | 'openedAt'> {}

export interface CasePorts {
  /**
   * Opens a case, once for the same conversation, service and answers, however often it is asked. It is there when the
   * turn is kept, and not before.
   */
  openCase(draft: CaseDraft): Promise<OpenedCase>
  /** A case of this council. */
  findCase(reference: string): Promise<FoundCase | undefined>
  /** The cases of this council about one thing (`CaseDraft.subject`), whoever opened them, in order of their opening. */
  casesAbout(subject: string): Promise<readonly CaseAbout[]>
  /**
   * Changes a case for its resident: whether they may is the caller's to know. `already`: chased within a day, or withdrawn
   * before; `refused`: it stands where that can't be done (any more).
   */
  changeCase(reference: string, change: CaseChange): Promise<'done' | 'already' | 'refused'>
  /** `locked`: wrong too often, by whomever; even the right proof opens nothing for now. */
  readCase(reference: string, proof: Proof): Promise<CaseDetails | 'wrong' | 'locked'>
}

/** What a conversation is handed over with. */
export interface HandoffWish {
  /** What it is about, in words. */
  about?: string
  intent?: Intent
  /** The service that was going on. */
  service?: string
  particulars: readonly Particular[]
  /** Of cases that were spoken of. */
  references: readonly string[]
  /** Why others should wait: somebody may be at risk now, or needs more care than others. Audited. */
  urgent?: { priority: 'safety' | 'vulnerable'; because: string }
  distress: boolean
}

/** A place in the queue; `waitMinutes` only where enough others waited there today to say. */
export interface QueuePlace {
  /** 1 is next; left out where only an outside desk knows, and hasn’t told. */
  place?: number
  waitMinutes?: number
}

/** Whether an advisor can be had now. `opensAt`: when they are next here by the calendar, where that is published. */
export type AdvisorsNow =
  | ({ now: true } & QueuePlace)
  | { now: false; because: 'closed' | 'nobody' | 'full'; opensAt?: Date }

/** Where this conversation stands with the advisors. */
export type Standing =
  | ({ state: 'queued' } & QueuePlace)
  /** On the telephone: they are to be rung back, and their place is kept while they say where. */
  | ({ state: 'held' } & QueuePlace)
  /** The call was put through. If they say something now, it has come back. */
  | { state: 'putThrough' }
  | { state: 'withAdvisor'; name: string }
  /** The talk is over, and the resident was asked how it was; `given` once they have answered with one word. */
  | { state: 'asked'; given?: 'good' | 'average' | 'poor' }

/** How somebody is called back. */
export interface CallingBack {
  phone: string
  name?: string
  reference?: string
  told?: readonly Particular[]
}

/** The advisors of a council, for one turn of one conversation: what is changed is kept with the turn or not at all. */
export interface AdvisorsPort {
  /**
   * `byPhone`: whether a call may be put through, for which the calendar counts: who is at their telephone, only the
   * telephone system knows.
   */
  now(wish: Pick<HandoffWish, 'intent' | 'service' | 'urgent'>, how?: 'byPhone'): Promise<AdvisorsNow>
  /** Joins the queue. */
  join(wish: HandoffWish): Promise<QueuePlace>
  standing(): Promise<Standing | undefined>
  /** Leaves the queue. */
  leave(): Promise<void>
  /**
   * Leaves the chat and keeps the place: somebody calls when it comes. `reference`: of the case that was opened for it;
   * `told`: what whoever calls should know.
   */
  callBack(how: CallingBack): Promise<QueuePlace>
  /** Puts a call through: whoever answers can open at their desk what is known of it. */
  putThrough(wish: HandoffWish): Promise<void>
  /** What became of a call that was put through; one that has come back keeps its place, where somebody is there. */
  transferred(became: Transferred): Promise<AdvisorsNow>
  /** Keeps a place for a caller who is to be rung back, where somebody is there; `isAgreed`: that was agreed before. */
  hold(wish: HandoffWish): Promise<AdvisorsNow & { isAgreed?: true }>
  /** Moves the conversation up while it waits. */
  raise(urgent: NonNullable<HandoffWish['urgent']>): Promise<void>
  /** How it was, in one word, and then why. */
  rate(given: 'good' | 'average' | 'poor', why?: string): Promise<void>
}

/** A way in which the council can tell residents how their case goes. */
export type Telling = 'text' | 'email'

export interface Ports {
  /** Nothing is promised in a way that isn't here. */
  tells: readonly Telling[]
  cases: CasePorts
  advisors: AdvisorsPort
  collections: CollectionsPort
  planning: PlanningPort
}

const cannot = async (): Promise<never> => {
  throw new Error('there are no advisors here')
}

/** Nobody to hand over to, ever. */
export const noAdvisors: AdvisorsPort = {
  now: async () => ({ now: false, because: 'nobody' }),
  join: cannot,
  standing: async () => undefined,
  leave: async () => undefined,
  callBack: cannot,
  putThrough: cannot,
  transferred: async () => ({ now: false, because: 'nobody' }),
  hold: async () => ({ now: false, because: 'nobody' }),
  raise: async () => undefined,
  rate: async () => undefined,
}

/** A world without cases: none is found, and opening one is a mistake of ours, which throws. */
export const noWorld: Ports = {
  tells: [],
  advisors: noAdvisors,
  cases: {
    openCase: async () => {
      throw new Error('there is nowhere to open a case')
    },
    findCase: async () => undefined,
    casesAbout: async () => [],
    changeCase: async () => 'refused',
    readCase: async () => 'wrong',
  },
  collections: {
    known: async () => undefined,
    addressesAt: async () => [],
    postcodesKeyed: async () => [],
    streets: async () => [],
    addressesIn: async () => [],
    collectionsFor: async () => undefined,
  },
  planning: {
    known: async () => undefined,
    byReference: async () => undefined,
    near: async () => [],
    atPostcode: async () => [],
    atUprn: async () => [],
  },
}
