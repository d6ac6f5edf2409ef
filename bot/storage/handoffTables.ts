/** The tables of hand-offs, as the queries see them. */
export interface HandoffTables {
  handoffs: {
    id: string
    council: string
    conversation: string
    channel: string
    team: string
    language: string
    /** The index in `PRIORITIES`. */
    priority: number
    state: string
    version: number
    queued_at: string
    since: string
    advisor: string | null
    accepted_at: string | null
    /** By which the call is opened, while it is going on: no two have the same. */
    context_ref: string | null
    /** JSON: what is never searched by. */
    more: string
  }
  handoff_events: {
    handoff: string
    seq: number
    what: string
    from_state: string | null
    to_state: string
    at: string
    by: string
    why: string | null
  }
  timers: { key: string; kind: string; subject: string; due_at: string }
  presences: { advisor: string; presence: string; since: string; seen_at: string; idle_since: string }
  notes: {
    id: string
    conversation: string
    kind: string
    by: string
    text: string
    at: string
    after_seq: number
  }
  /** Who looks at a conversation in hand; nobody’s row is older than the look. */
  lookers: { handoff: string; advisor: string; at: string }
  marks: { conversation: string; side: string; delivered: number; read: number }
}
