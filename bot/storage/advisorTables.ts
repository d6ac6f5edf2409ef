import type { Generated } from 'kysely'

/** The tables of accounts, sign-ins and the audit log, as the queries see them. */
export interface AdvisorTables {
  /** Everybody of the councils' who signs in. */
  advisors: {
    id: string
    /** In small letters. */
    username: string
    name: string
    /** JSON lists. */
    roles: string
    councils: string
    teams: string
    languages: string
    capacity: number
    disabled: number
    password_hash: string | null
    openid_issuer: string | null
    openid_subject: string | null
    created_at: string
  }
  advisor_sessions: {
    /** The hash of what the browser shows. */
    id: string
    advisor: string
    /** `password` or `openId`. */
    way: string
    created_at: string
    seen_at: string
    expires_at: string
    user_agent: string | null
    revoked_at: string | null
  }
  /** Links with which people choose a password themselves. */
  advisor_invitations: { hash: string; advisor: string; expires_at: string }
  /** Attempts to sign in that have not succeeded (yet). */
  sign_in_tries: { id: Generated<number>; username: string; at: string }
  /** Never changed and never taken from. */
  audit_log: {
    seq: Generated<number>
    at: string
    who: string
    council: string | null
    what: string
    subject: string | null
    detail: string | null
    address: string | null
  }
}
