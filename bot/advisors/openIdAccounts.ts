import { type Chance, newId } from '../chance'
import type { Clock } from '../clock'
import type { Config } from '../config'
import type { AdvisorStore, KeptAdvisor } from '../storage/advisorStore'
import type { Audit } from './audit'
import { type ClaimsFault, type Person, personIn } from './claims'
import type { Claims } from './openId'
import type { Sessions } from './sessions'

/** Why somebody whom the issuer knows is refused. `nameTaken`: another account has their user name. */
export type OpenIdRefusal = ClaimsFault | 'disabled' | 'nameTaken'

interface Parts {
  store: AdvisorStore
  clock: Clock
  chance: Chance
  config: Pick<Config, 'OIDC_GROUPS_CLAIM' | 'OIDC_GROUPS'>
  audit: Audit
  sessions: Pick<Sessions, 'endAll' | 'recheck'>
}

/** Until an administrator says otherwise. */
const NEWCOMER = { languages: ['en'], capacity: 3 } as const

const rightsShown = ({ roles, councils, teams }: Person): string =>
  `roles=${roles.join('+')} councils=${councils.join('+')} teams=${teams.join('+')}`

const isSame = (one: Person, other: Person): boolean => rightsShown(one) === rightsShown(other)

/** The issuer’s word on roles, councils and teams; the name that residents see stays as it is kept here. */
const renewing =
  ({ store, audit, sessions }: Parts) =>
  async (account: KeptAdvisor, openId: KeptAdvisor['openId'], person: Person, address: string) => {
    const { roles, councils, teams } = person
    const renewed = await store.changeAdvisor(account.id, (now, all) => {
      const isFree = all.every((each) => each.id === now.id || each.username !== person.username)
      const username = isFree ? person.username : now.username
      return { ...now, roles, councils, teams, username, ...(openId === undefined ? {} : { openId }) }
    })
    if (isSame(account, person)) return renewed
    const both = { id: account.id, councils: [...new Set([...account.councils, ...councils])] }
    await audit.ofAccount(both, { what: 'accountChanged', detail: rightsShown(person) }, { address })
    await sessions.recheck(account.id)
    return renewed
  }

const adding =
  ({ store, clock, chance, audit }: Parts) =>
  async (openId: NonNullable<KeptAdvisor['openId']>, person: Person, address: string) => {
    const account: KeptAdvisor = {
      ...NEWCOMER,
      ...person,
      id: newId(chance),
      isDisabled: false,
      createdAt: clock.now(),
      openId,
    }
    if (!(await store.addAdvisor(account))) return undefined
    await audit.ofAccount(account, { what: 'accountAdded', detail: rightsShown(person) }, { address })
    return account
  }

/** An account that was made for somebody in advance, without a password: theirs at their first sign-in. */
const isWaiting = ({ passwordHash, openId }: KeptAdvisor): boolean =>
  passwordHash === undefined && openId === undefined

type Found = { account: KeptAdvisor } | { refused: OpenIdRefusal; account?: KeptAdvisor }

/** Why an account can't be signed in to by somebody whom nobody knew by their subject, or who is known by it. */
const refusalOf = (account: KeptAdvisor, isKnown: boolean): OpenIdRefusal | undefined => {
  if (account.isDisabled) return 'disabled'
  return isKnown || isWaiting(account) ? undefined : 'nameTaken'
}

/** Finds, makes or renews the account of somebody who has signed in at the issuer. */
export const createOpenIdAccounts = (parts: Parts) => {
  const { store, config, sessions } = parts
  const [renew, add] = [renewing(parts), adding(parts)]
  const found = (account: KeptAdvisor | undefined): Found =>
    account === undefined ? { refused: 'nameTaken' } : { account }
  /** Whoever may sign in, into the account that is theirs or waits for them, or into a new one. */
  const into = async (claims: Claims, known: KeptAdvisor | undefined, person: Person, address: string) => {
    const openId = { issuer: claims.iss, subject: claims.sub }
    const waiting = known ?? (await store.advisorNamed(person.username))
    if (waiting === undefined) return found(await add(openId, person, address))
    const refused = refusalOf(waiting, known !== undefined)
    if (refused !== undefined) return { refused, account: waiting }
    return found(await renew(waiting, known === undefined ? openId : undefined, person, address))
  }
  return async (claims: Claims, address: string): Promise<Found> => {
    const known = await store.advisorBySubject(claims.iss, claims.sub)
    const person = personIn(claims, config)
    if (known?.isDisabled) return { refused: 'disabled', account: known }
    if (typeof person !== 'string') return into(claims, known, person, address)
    // What they had is taken away now, and not when they would have been signed out.
    if (known !== undefined) await sessions.endAll(known.id)
    return { refused: person, ...(known === undefined ? {} : { account: known }) }
  }
}
