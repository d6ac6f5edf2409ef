/** In place of a date, and behind every date: nothing was promised, or its time stands still. */
export const NOTHING_DUE = '9998'
/** In place of a date: the case is closed. */
export const CLOSED = '9999'

/** What the advisors’ console needs beside the cases: see `caseIndexStore.ts` and `caseActStore.ts`. */
export interface CaseIndexTables {
  /** What lists of cases are sorted and narrowed by: worked out from the case, apart from the last three. */
  case_index: {
    reference: string
    council: string
    service: string
    state: string
    opened_at: string
    /** When it becomes overdue, or `NOTHING_DUE`, or `CLOSED`. */
    due_at: string
    chased: number
    replied: number
    /** 1 once somebody has looked at it. */
    seen: number
    /** Given in particular; null: the team of its service. */
    team: string | null
    /** An advisor's id. */
    assignee: string | null
  }
  case_terms: { reference: string; term: string; council: string }
  /** Cases that have changed since they were worked out. */
  case_unindexed: { reference: string }
  /** By which rules the open cases of a council were worked out. */
  case_index_rules: { council: string; rules: string }
  /** What colleagues did with cases. */
  case_acts: {
    reference: string
    /** Of the form it was done with. */
    key: string
    /** From 1. */
    seq: number
    at: string
    by: string
    what: string
    /** The number of the event that came of it. */
    event: number | null
    /** JSON. */
    detail: string
    fingerprint: string
  }
}
