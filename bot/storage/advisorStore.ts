import type { Advisor } from '../advisors/advisor'

/** An account as it is kept. */
export interface KeptAdvisor extends Advisor {
  /** scrypt, with its parameters and salt; left out for those who sign in elsewhere only. */
  passwordHash?: string
  /** `issuer` and `sub` of OpenID Connect, once they have signed in so. */
  openId?: { issuer: string; subject: string }
  createdAt: Date
}

/** A sign-in that is going on. The cookie holds what the id is the hash of. */
export interface Session {
  id: string
  advisor: string
  createdAt: Date
  seenAt: Date
  expiresAt: Date
  /** The browser's name for itself, shortened: for the list of sign-ins. */
  userAgent?: string
  revokedAt?: Date
}

/** One thing that somebody of the council's did or looked at. Never what a resident said. */
export interface AuditEntry {
  at: Date
  /** An advisor's id; `system` for what nobody did. */
  who: string
  council?: string
  /** `signedIn`, `signInFailed`, `caseSeen`, `conversationSeen`, `claimed`, `presenceSet`, … */
  what: string
  /** What it was done to: a reference, the id of a hand-off or conversation, an advisor's id. */
  subject?: string
  /** More, in codes or counts. */
  detail?: string
}

export interface AuditSearch {
  councils: readonly string[] | 'all'
  who?: string
  what?: string
  subject?: string
  from?: Date
  to?: Date
  /** Entries after this number: newest first, a page at a time. */
  before?: number
  limit: number
}

/** Accounts, sign-ins and the audit log. */
export interface AdvisorStore {
  /** `false` when the user name is taken. */
  addAdvisor(advisor: KeptAdvisor): Promise<boolean>
  /** Writes everything anew; `false` when there is no such account. */
  changeAdvisor(advisor: KeptAdvisor): Promise<boolean>
  findAdvisor(id: string): Promise<KeptAdvisor | undefined>
  advisorNamed(username: string): Promise<KeptAdvisor | undefined>
  advisorBySubject(issuer: string, subject: string): Promise<KeptAdvisor | undefined>
  advisors(): Promise<readonly KeptAdvisor[]>

  addSession(session: Session): Promise<void>
  findSession(id: string): Promise<Session | undefined>
  seeSession(id: string, at: Date, expiresAt: Date): Promise<void>
  /** `false` when there is no such sign-in, or it had ended. */
  revokeSession(id: string, at: Date): Promise<boolean>
  /** All sign-ins of somebody; gives how many there were. */
  revokeSessionsOf(advisor: string, at: Date): Promise<number>
  sessionsOf(advisor: string): Promise<readonly Session[]>

  /** Wrong passwords for a name since a time: counted in the database, so that all processes count together. */
  failedSignIns(username: string, since: Date): Promise<number>
  noteFailedSignIn(username: string, at: Date): Promise<void>
  forgetFailedSignIns(username: string): Promise<void>

  audit(entry: AuditEntry): Promise<void>
  auditLog(search: AuditSearch): Promise<readonly (AuditEntry & { seq: number })[]>
}
