import type { CaseDraft, CaseEvent } from '../../dialogs/ports'

export const ACTS = [
  'opened',
  'moved',
  'replied',
  'noted',
  'corrected',
  'marked',
  'unmarked',
  'assigned',
] as const
export type Act = (typeof ACTS)[number]

/** One thing that somebody of the council's did with a case. Residents never see any of it. */
export interface CaseAct {
  at: Date
  /** An advisor's id. */
  by: string
  what: Act
  /** The number of the event in the timeline that came of it. */
  event?: number
  /** What belongs to it, such as the text of a note, a reason, old and new values. */
  detail: Readonly<Record<string, string>>
}

/** How far somebody had seen a case: so many events, and so many acts apart from notes. */
export interface CaseSeen {
  events: number
  acts: number
}

/** One act with all that it changes, kept together or not at all. */
export interface NewAct extends Omit<CaseAct, 'event'> {
  reference: string
  /** Of the form it was done with: the same form twice is one act. */
  key: string
  /** Of all that the form said. */
  fingerprint: string
  /** Left out: it may be done whatever others did meanwhile. */
  seen?: CaseSeen
  event?: CaseEvent
  /** The case as it is from now on. */
  draft?: CaseDraft
  /** Who has it from now on; `null` for nobody in particular. */
  desk?: { team: string | null; assignee: string | null }
}

/** `changed`: others did something with the case that whoever does this has not seen. */
export type ActOutcome = 'done' | 'repeated' | 'changed'

/** An act as it is kept under the key of its form. */
export type KeptAct = Pick<NewAct, 'what' | 'fingerprint'>

export interface CaseActStore {
  actOnCase(act: NewAct): Promise<ActOutcome>
  /** What came of a form. */
  findAct(reference: string, key: string): Promise<KeptAct | undefined>
  /** In order. */
  actsOn(reference: string): Promise<readonly CaseAct[]>
}
