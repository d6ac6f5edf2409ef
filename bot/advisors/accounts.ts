import { createHash } from 'node:crypto'
import { type Chance, newId } from '../chance'
import type { Clock } from '../clock'
import { BotError } from '../errors'
import type { AdvisorStore, KeptAdvisor } from '../storage/advisorStore'
import type { Wanted } from './accountFields'
import type { Advisor } from './advisor'
import { type Audit, NOBODY } from './audit'
import { keepsAdministrators, mayChange } from './grants'
import type { Passwords } from './passwords'

/** What may be changed of an account; a password is changed by itself. */
export type Change = Partial<Wanted & Pick<Advisor, 'isDisabled'>>

/** Who makes a change. */
export interface By {
  /** An administrator, held to what they may do, or whoever the account is of; left out: whoever has the machine. */
  who?: string | undefined
  address?: string | undefined
  /** Even if it leaves a council without an administrator. */
  evenTheLast?: boolean
}

interface Parts {
  store: AdvisorStore
  clock: Clock
  chance: Chance
  passwords: Passwords
  audit: Audit
  /** Looks whether whoever is connected still may be: see `Sessions`. */
  recheck(advisor: string): Promise<void>
}

export interface Accounts {
  /** Makes an account; throws `account_taken` or `not_allowed`. */
  add(wanted: Wanted & { password?: string | undefined }, by?: By): Promise<KeptAdvisor>
  /** Throws `account_unknown`, `not_allowed`, `last_administrator`, or `account_taken` for a user name somebody has. */
  change(id: string, change: Change, by?: By): Promise<KeptAdvisor>
  /** Gives a new password, and ends all sign-ins but the one in which it was changed. */
  setPassword(id: string, password: string, by?: By & { except?: string }): Promise<void>
  /** A link’s secret part: whoever has it chooses a password, once, within three days. */
  invite(id: string, by?: By): Promise<string>
  /** Whose link it is; `undefined` when it was used, has grown old, or there is a newer one. */
  invited(secret: string): Promise<KeptAdvisor | undefined>
  /** Chooses a password by link; `false` when somebody was faster. */
  accept(secret: string, password: string, address: string): Promise<boolean>
}

/** Long enough for somebody who begins on Monday, short enough for an email that is never deleted. */
const LINK_HOURS = 72
const LINK_BYTES = 32

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

const RIGHTS = ['username', 'name', 'roles', 'councils', 'teams', 'languages', 'capacity'] as const

const shown = (value: unknown): string => (Array.isArray(value) ? value.join('+') : String(value))

/** What has changed, for the audit log: `roles=advisor+supervisor capacity=3`. */
const changesOf = (before: Partial<KeptAdvisor>, after: KeptAdvisor): string =>
  RIGHTS.filter((field) => shown(before[field]) !== shown(after[field]))
    .map((field) => `${field}=${shown(after[field])}`)
    .join(' ')

const whatOf = (before: KeptAdvisor, after: KeptAdvisor): string => {
  if (before.isDisabled === after.isDisabled) return 'accountChanged'
  return after.isDisabled ? 'accountDisabled' : 'accountEnabled'
}

/** Of both, so that those who lose somebody see it too. */
const bothOf = (before: KeptAdvisor, after: KeptAdvisor) => ({
  id: after.id,
  councils: [...new Set([...before.councils, ...after.councils])],
})

const whoIs = ({ who = NOBODY, address }: By) => ({
  who,
  ...(address === undefined ? {} : { address }),
})

const adding =
  ({ store, clock, chance, passwords, audit }: Parts): Accounts['add'] =>
  async ({ password, ...wanted }, by = {}) => {
    const advisor: KeptAdvisor = {
      ...wanted,
      id: newId(chance),
      isDisabled: false,
      createdAt: clock.now(),
      ...(password === undefined ? {} : { passwordHash: await passwords.hash(password) }),
    }
    if (by.who !== undefined) mayChange(by.who, undefined, advisor, await store.advisors())
    if (!(await store.addAdvisor(advisor))) throw new BotError('account_taken')
    await audit.ofAccount(advisor, { what: 'accountAdded', detail: changesOf({}, advisor) }, whoIs(by))
    return advisor
  }

const changing =
  ({ store, clock, audit, recheck }: Parts): Accounts['change'] =>
  async (id, change, by = {}) => {
    let before: KeptAdvisor | undefined
    const after = await store.changeAdvisor(
      id,
      (now, all) => {
        before = now
        const next = { ...now, ...change }
        if (by.who !== undefined) mayChange(by.who, now, next, all)
        if (by.evenTheLast !== true) keepsAdministrators(now, next, all)
        if (all.some((each) => each.id !== id && each.username === next.username))
          throw new BotError('account_taken')
        return next
      },
      change.isDisabled === true ? { at: clock.now() } : undefined,
    )
    if (after === undefined || before === undefined) throw new BotError('account_unknown')
    await recheck(id)
    const done = { what: whatOf(before, after), detail: changesOf(before, after) }
    await audit.ofAccount(bothOf(before, after), done, whoIs(by))
    return after
  }

const settingPassword =
  ({ store, clock, passwords, audit, recheck }: Parts): Accounts['setPassword'] =>
  async (id, password, { except, ...by } = {}) => {
    const passwordHash = await passwords.hash(password)
    const account = await store.changeAdvisor(id, (now) => ({ ...now, passwordHash }), {
      at: clock.now(),
      except,
    })
    if (account === undefined) throw new BotError('account_unknown')
    await store.forgetSignInTries(account.username, new Date(0))
    await recheck(id)
    await audit.ofAccount(account, { what: 'passwordChanged' }, whoIs(by))
  }

const inviting = (
  { store, clock, chance, audit }: Parts,
  setPassword: Accounts['setPassword'],
): Pick<Accounts, 'invite' | 'invited' | 'accept'> => {
  const invited: Accounts['invited'] = async (secret) => {
    const invitation = await store.findInvitation(hashOf(secret))
    if (invitation === undefined || invitation.expiresAt <= clock.now()) return undefined
    const account = await store.findAdvisor(invitation.advisor)
    return account?.isDisabled ? undefined : account
  }
  return {
    invited,
    invite: async (id, by = {}) => {
      const account = await store.findAdvisor(id)
      if (account === undefined) throw new BotError('account_unknown')
      if (by.who !== undefined) mayChange(by.who, account, account, await store.advisors())
      const secret = chance.bytes(LINK_BYTES).toString('base64url')
      const expiresAt = new Date(clock.now().getTime() + LINK_HOURS * 3_600_000)
      await store.addInvitation({ hash: hashOf(secret), advisor: id, expiresAt })
      await audit.ofAccount(account, { what: 'linkMade' }, whoIs(by))
      return secret
    },
    accept: async (secret, password, address) => {
      const account = await invited(secret)
      if (account === undefined || !(await store.takeInvitation(hashOf(secret)))) return false
      await setPassword(account.id, password, { who: account.id, address })
      return true
    },
  }
}

/** The accounts of advisors, over a store: every change is in the audit log. */
export const createAccounts = (parts: Parts): Accounts => {
  const setPassword = settingPassword(parts)
  return {
    add: adding(parts),
    change: changing(parts),
    setPassword,
    ...inviting(parts, setPassword),
  }
}
