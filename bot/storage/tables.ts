/** The tables as the queries see them. Instants are ISO 8601 text in UTC, so that every engine sorts them alike. */
export interface Tables {
  conversations: {
    id: string
    council: string
    channel: string
    resident: string
    locale: string
    started_at: string
    /** JSON; null before the first turn. */
    state: string | null
    last_seq: number
    last_at: string
    /** 1 once the resident has ended it. */
    ended: number
  }
  messages: {
    conversation: string
    seq: number
    /** The number of the first message of the same turn. */
    turn: number
    said_by: string
    /** JSON. */
    activity: string
    at: string
    client_id: string | null
  }
  /** Every reference ever given, with what it was given for: see `keyOf`. */
  case_references: { reference: string; key: string; at: string }
  cases: {
    reference: string
    council: string
    conversation: string
    /** JSON: a `CaseDraft`. */
    draft: string
  }
  case_events: {
    reference: string
    /** From 1, the opening. */
    seq: number
    state: string
    at: string
    by: string
    note: string | null
  }
  /** Wrong attempts to see the details of a case. */
  case_tries: { reference: string; at: string }
  /** One row that `/readyz` writes to. */
  readiness: { id: number; checks: number }
}
