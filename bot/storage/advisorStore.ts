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
  /** How they proved who they are. */
  way: 'password' | 'openId'
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
  /** Left out: of no council, such as an attempt with a name that nobody has. */
  council?: string
  /** `signedIn`, `signInFailed`, `caseSeen`, `conversationSeen`, `claimed`, `presenceSet`, … */
  what: string
  /** What it was done to: a reference, the id of a hand-off or conversation, an advisor's id. */
  subject?: string
  /** More, in codes or counts. */
  detail?: string
  /** Where they sat, as far as the proxies in front are believed. */
  address?: string
}

/** An entry with its number: they rise in the order they were kept. */
export type KeptAudit = AuditEntry & { seq: number }

export interface AuditSearch {
  councils: readonly string[] | 'all'
  who?: string | undefined
  what?: string | undefined
  subject?: string | undefined
  /** The first instant that counts. */
  from?: Date | undefined
  /** The first instant that doesn't count any more. */
  to?: Date | undefined
  /** Entries before this number: newest first, a page at a time. */
  before?: number | undefined
  limit: number
}

/** Ends all of somebody's sign-ins with a change of their account; one may stay. */
export interface Ending {
  at: Date
  except?: string | undefined
}

/** A link with which somebody chooses a password; the link holds what `hash` is of. */
export interface Invitation {
  hash: string
  advisor: string
  expiresAt: Date
}

/** What an account becomes; `all` are all accounts as they are at that moment. What it throws leaves everything as it was. */
export type AccountChange = (now: KeptAdvisor, all: readonly KeptAdvisor[]) => KeptAdvisor

/** Accounts, sign-ins and the audit log. */
export interface AdvisorStore {
  /** `false` when the user name, or what they sign in with elsewhere, is taken. */
  addAdvisor(advisor: KeptAdvisor): Promise<boolean>
  /**
   * Changes an account in one transaction, while nobody else changes any: no change undoes another, and what must hold
   * of all accounts together does. Gives what came of it, or `undefined` when there is no such account.
   */
  changeAdvisor(id: string, change: AccountChange, ends?: Ending): Promise<KeptAdvisor | undefined>
  findAdvisor(id: string): Promise<KeptAdvisor | undefined>
  advisorNamed(username: string): Promise<KeptAdvisor | undefined>
  advisorBySubject(issuer: string, subject: string): Promise<KeptAdvisor | undefined>
  /** All of them, by name. */
  advisors(): Promise<readonly KeptAdvisor[]>

  addSession(session: Session): Promise<void>
  findSession(id: string): Promise<Session | undefined>
  /** Remembers a sign of life; nothing when it has ended. */
  seeSession(id: string, at: Date, expiresAt: Date): Promise<void>
  /** `false` when there is no such sign-in, or it had been ended. */
  revokeSession(id: string, at: Date): Promise<boolean>
  /** All sign-ins of somebody that go on; gives their ids. */
  revokeSessionsOf(advisor: string, ending: Ending): Promise<readonly string[]>
  /** Newest first, those that have ended too. */
  sessionsOf(advisor: string): Promise<readonly Session[]>

  /** Takes the place of an invitation they had before. */
  addInvitation(invitation: Invitation): Promise<void>
  findInvitation(hash: string): Promise<Invitation | undefined>
  /** `false` when there is none (any more): of two who follow a link at once one comes too late. */
  takeInvitation(hash: string): Promise<boolean>

  /**
   * Notes an attempt to sign in before the password is looked at, so that attempts at the same moment count each other;
   * gives the times of all since then, this one included, the earliest first.
   */
  noteSignInTry(username: string, at: Date, since: Date): Promise<{ id: number; tries: readonly Date[] }>
  /** Takes back one that was not let through to the password. */
  dropSignInTry(id: number): Promise<void>
  /** After a success; also sweeps out everybody's from before then. */
  forgetSignInTries(username: string, before: Date): Promise<void>

  audit(...entries: readonly AuditEntry[]): Promise<void>
  /** Newest first. */
  auditLog(search: AuditSearch): Promise<readonly KeptAudit[]>
}
