import type { Generated } from 'kysely'
import type { AdvisorTables } from './advisorTables'
import type { CaseIndexTables } from './caseIndexTables'
import type { HandoffTables } from './handoffTables'

/** The tables as the queries see them. Instants are ISO 8601 text in UTC, so that every engine sorts them alike. */
export interface Tables extends HandoffTables, AdvisorTables, CaseIndexTables {
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
    /** `bot`, `queue` or an advisor’s id: who speaks in it. */
    owner: Generated<string>
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
    /** Its `subject`, to be found by. */
    subject: string | null
    /** Of the draft. */
    service: string
    /** Of the last event. */
    state: string
    /** When the first event was. */
    opened_at: string
    /** When the last event was kept. */
    updated_at: string
  }
  case_events: {
    reference: string
    /** From 1, the opening. */
    seq: number
    state: string
    at: string
    by: string
    note: string | null
    /** When it came to us; `at` is when it was. */
    kept_at: string
  }
  /** The events that other systems sent, with what they call them. */
  case_updates: {
    council: string
    client: string
    update_id: string
    reference: string
    seq: number
    /** Of all that was sent: the same id with something else is a mistake. */
    fingerprint: string
    code: string | null
  }
  /** What other systems show to be let in. */
  api_keys: {
    id: string
    council: string
    client: string
    /** JSON: the names of the services; null for all. */
    services: string | null
    read_only: number
    hash: string
    created_at: string
    used_at: string | null
    revoked_at: string | null
  }
  /** Wrong attempts to see the details of a case. */
  case_tries: { reference: string; at: string }
  /** Events that nobody has been told of yet. */
  case_news: { reference: string; seq: number }
  deliveries: {
    /** The order they were planned in. */
    position: Generated<number>
    consumer: string
    /** The reference of the case, or the id of the text message that is answered. */
    subject: string
    /** The number of the event, or of the part of an answer. */
    part: number
    council: string
    /** `open`, `done` or `failed`. */
    state: string
    attempts: number
    /** When it may be tried (again); while somebody tries it, when their lease ends. */
    due_at: string
    planned_at: string
    /** JSON, where it needs more than its case; taken out once it is done or failed. */
    payload: string | null
    /** The id that the other side gave it. */
    outside_id: string | null
    /** What the other side said came of it. */
    receipt: string | null
    /** Why the last attempt failed: codes, never what was to be told. */
    fault: string | null
  }
  /** Who texts in which conversation: the only place that knows a texter’s number for longer than an answer takes. */
  texters: { council: string; number: string; conversation: string; last_at: string }
  /** JSON: how to reach the conversations of channels elsewhere. */
  conversation_references: { conversation: string; reference: string }
  /** How often each answer to an equality question was given in a month (`2026-11`); nobody's row. */
  equality_tallies: { council: string; month: string; question: string; answer: string; times: number }
  /** Numbers that want no texts of news. */
  text_stops: { council: string; number: string; at: string }
  /** What every process must have the same. */
  secrets: { name: string; secret: string }
  /** One row that `/readyz` writes to. */
  readiness: { id: number; checks: number }
}
