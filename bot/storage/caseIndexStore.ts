import type { CaseState } from '../../dialogs/ports'
import type { Case } from '../cases/case'

/** What a case is found by, worked out from the case and the rules of the day. */
export interface IndexedCase {
  /** When it becomes overdue; left out: nothing was promised, its time stands still, or it is closed. */
  dueAt?: Date
  /** The resident has asked how far it is, and the council has said nothing since. */
  isChased: boolean
  /** The resident has answered what the council asked, and the council has said nothing since. */
  isReplied: boolean
  /** See `caseTerms.ts`. */
  terms: readonly string[]
}

/** A term looked for: the whole of it, or how it begins. */
export interface TermWanted {
  term: string
  isWhole: boolean
}

/** Which cases of a council: all of them, or those of some teams. */
export interface CouncilPart {
  council: string
  /** Left out: all cases. */
  of?: {
    teams: readonly string[]
    /** Of cases that no team was given in particular: those of these services, or of all but these. */
    services: { in: readonly string[] } | { notIn: readonly string[] }
  }
}

/** What is left out doesn't matter. Times are included at the beginning and not at the end. */
export interface IndexSearch {
  /** Whoever looks sees nothing else, whatever is asked. */
  within: readonly CouncilPart[]
  /** Of these parts, too: the cases of a team. */
  among?: readonly CouncilPart[] | undefined
  /** One term of each of these lists. */
  terms?: readonly (readonly TermWanted[])[] | undefined
  services?: readonly string[] | undefined
  states?: readonly CaseState[] | undefined
  assignee?: string | undefined
  openedFrom?: Date | undefined
  openedTo?: Date | undefined
  dueFrom?: Date | undefined
  dueTo?: Date | undefined
  isChased?: boolean | undefined
  isReplied?: boolean | undefined
  /** Nobody has looked at it yet. */
  isUnseen?: boolean | undefined
  offset: number
  limit: number
}

export interface FoundCases {
  /** What falls due first comes first; then what has no date, the newest first; then what is closed. */
  cases: readonly { council: string; reference: string; desk: CaseDesk }[]
  /** How many there are, counted up to `MOST_COUNTED`. */
  total: number
  isMore: boolean
}

/** So many are counted; whoever finds more narrows the search. */
export const MOST_COUNTED = 1_000

/** Who has a case. */
export interface CaseDesk {
  /** Given in particular; left out: the team of its service. */
  team?: string
  /** An advisor’s id. */
  assignee?: string
  isSeen: boolean
}

/** Finding cases among many, and who has them. */
export interface CaseIndexStore {
  /**
   * Has every open case of a council worked out anew when the rules that their dates come from have changed. `rules` says
   * by which they are worked out now, in any form.
   */
  indexBy(council: string, rules: string): Promise<void>
  /** Works out at most so many cases that were opened or changed since; gives how many are left. */
  indexCases(most: number, work: (one: Case) => IndexedCase): Promise<number>
  findCases(search: IndexSearch): Promise<FoundCases>
  deskOf(reference: string): Promise<CaseDesk>
  /** Somebody has looked at it. */
  markCaseSeen(reference: string): Promise<void>
}
