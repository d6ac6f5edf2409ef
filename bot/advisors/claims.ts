import type { Config } from '../config'
import { type Grant, readGrant } from '../signInConfig'
import type { Advisor, Role } from './advisor'
import { type Claims, USERNAME_CLAIMS } from './openId'
import { usernameOf } from './signIn'

/** What claims say of somebody, as far as it matters here. */
export type Person = Pick<Advisor, 'username' | 'name' | 'roles' | 'councils' | 'teams'>

/**
 * Why claims let nobody in. `noGroups`: nothing of them means anything here. `unevenGroups`: what they may do at one
 * council has nothing in common with what they may do at another.
 */
export type ClaimsFault = 'noGroups' | 'unevenGroups' | 'noName'

const ALL = '*'

const textIn = (claims: Claims, name: string): string => {
  const value = claims[name]
  return typeof value === 'string' ? value.trim() : ''
}

const listIn = (value: unknown): readonly string[] => {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.filter((each) => typeof each === 'string')
}

type Settings = Pick<Config, 'OIDC_GROUPS_CLAIM' | 'OIDC_GROUPS'>

const grantsIn = (claims: Claims, { OIDC_GROUPS_CLAIM, OIDC_GROUPS }: Settings): readonly Grant[] =>
  listIn(claims[OIDC_GROUPS_CLAIM]).flatMap((value) => {
    const mapped = OIDC_GROUPS.filter(({ group }) => group === value).map(({ grant }) => grant)
    const own = mapped.length === 0 ? readGrant(value) : undefined
    return own === undefined ? mapped : [own]
  })

const unique = <T>(list: readonly T[]): readonly T[] => [...new Set(list)]

/** What is in every one of the lists; a list that holds `*` holds everything. */
const common = (lists: readonly (readonly string[])[]): readonly string[] => {
  const narrower = lists.filter((list) => !list.includes(ALL))
  const [first = [ALL], ...others] = narrower
  return first.filter((each) => others.every((list) => list.includes(each)))
}

/**
 * Roles and teams are the same at all councils of an account. Of somebody who has more at one of them than at another
 * only what they have at each is kept, or else a role at one would reach into the other.
 */
const rightsOf = (grants: readonly Grant[]): Pick<Person, 'roles' | 'councils' | 'teams'> | undefined => {
  const everywhere = grants.filter(({ council }) => council === ALL)
  const named = unique(grants.map(({ council }) => council).filter((council) => council !== ALL))
  // What is given for all councils is given for each; with nothing else it is for all of them.
  const councils = everywhere.length > 0 ? [ALL] : named
  const at = councils.map((council) =>
    council === ALL ? everywhere : grants.filter((grant) => grant.council === council),
  )
  const roles = common(at.map((each) => unique(each.map(({ role }) => role)))) as readonly Role[]
  const teams = common(at.map((each) => unique(each.map(({ team }) => team))))
  if (roles.length === 0 || teams.length === 0) return undefined
  return { councils, roles, teams: teams.includes(ALL) ? [ALL] : teams }
}

/** The first name, which is all that residents see; else the first of what they are called. */
const nameIn = (claims: Claims, username: string): string =>
  textIn(claims, 'given_name') || textIn(claims, 'name').split(' ')[0] || username.split('@')[0] || ''

/** Who somebody is and what they may do, or why they are let in nowhere. */
export const personIn = (claims: Claims, settings: Settings): Person | ClaimsFault => {
  const written = USERNAME_CLAIMS.map((name) => textIn(claims, name)).find((name) => name !== '')
  const username = usernameOf(written ?? '')
  if (username === '') return 'noName'
  const grants = grantsIn(claims, settings)
  if (grants.length === 0) return 'noGroups'
  const rights = rightsOf(grants)
  return rights === undefined ? 'unevenGroups' : { username, name: nameIn(claims, username), ...rights }
}
