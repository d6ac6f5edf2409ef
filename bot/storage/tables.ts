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
  /** One row that `/readyz` writes to. */
  readiness: { id: number; checks: number }
}
