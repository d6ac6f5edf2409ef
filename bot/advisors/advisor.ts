/** What somebody may do here; each is given by itself. */
export const ROLES = ['advisor', 'supervisor', 'manager', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** `available`: gets conversations. `away`: is signed in, and gets none. `offline`: isn't here. */
export const PRESENCES = ['available', 'away', 'offline'] as const
export type Presence = (typeof PRESENCES)[number]

/** Somebody of the council's who signs in. */
export interface Advisor {
  id: string
  /** What residents and colleagues see: "Sam". */
  name: string
  /** What they sign in with, in small letters: an email address or a user name. */
  username: string
  roles: readonly Role[]
  /** Ids of the councils they work for; `*` is all of them. */
  councils: readonly string[]
  /** Ids of the teams they work in; `*` is all of them. */
  teams: readonly string[]
  /** What they can talk in, as BCP 47: `en`, `cy`. */
  languages: readonly string[]
  /** So many conversations at once. */
  capacity: number
  /** Nobody signs in with it any more. */
  isDisabled: boolean
}

/** Whose a thing is: a conversation in hand, a case, a line of a list. */
export interface Belongs {
  council: string
  /** Left out: of no team in particular, so that everybody of the council may see it. */
  team?: string | undefined
}

const includes = (list: readonly string[], one: string): boolean => list.includes('*') || list.includes(one)

export const worksFor = ({ councils }: Pick<Advisor, 'councils'>, council: string): boolean =>
  includes(councils, council)

export const has = ({ roles }: Pick<Advisor, 'roles'>, ...wanted: readonly Role[]): boolean =>
  wanted.some((role) => roles.includes(role))

/**
 * Whether somebody may look at a thing: always of their own councils only; of their own teams only, unless they are a
 * supervisor. Managers and administrators see no conversations or cases by those roles alone.
 */
export const maySee = (
  advisor: Pick<Advisor, 'councils' | 'teams' | 'roles'>,
  { council, team }: Belongs,
): boolean =>
  worksFor(advisor, council) &&
  (has(advisor, 'supervisor') ||
    (has(advisor, 'advisor') && (team === undefined || includes(advisor.teams, team))))
