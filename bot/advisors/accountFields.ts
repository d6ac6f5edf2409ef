import { type Advisor, ROLES, type Role } from './advisor'
import { usernameOf } from './signIn'

/** What is said of somebody when their account is made or changed. */
export type Wanted = Pick<
  Advisor,
  'username' | 'name' | 'roles' | 'councils' | 'teams' | 'languages' | 'capacity'
>

export type Field = keyof Wanted

/** What may be written: the councils there are, and each one's teams; `*` for all of them only where it is said. */
export interface Known {
  isAll: boolean
  councils: ReadonlyMap<string, { teams: readonly string[] }>
}

/** A field that won't do: why, as a line of `account` in the console's words, and what goes into the line. */
export interface FieldFault {
  field: Field
  line: string
  values: Readonly<Record<string, string>>
}

/** A field as it was written: one line of text, or the entries of a list. */
export type Written = Partial<Record<Field, string | readonly string[]>>

/** More than anybody talks to at once. */
const MOST_AT_ONCE = 20
const MOST_OF_NAME = 60

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}.@_+'-]{1,253}$/u
/** BCP 47, as far as anybody in a council needs it: `en`, `cy`, `pt-BR`. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

type Check<T> = (text: string, list: readonly string[]) => T | Omit<FieldFault, 'field'>

const wrong = (line: string, values: FieldFault['values'] = {}) => ({ line, values })

const isFault = <T>(read: T | Omit<FieldFault, 'field'>): read is Omit<FieldFault, 'field'> =>
  typeof read === 'object' && read !== null && 'line' in read

const notAmong = (list: readonly string[], known: readonly string[]): string =>
  list.filter((each) => !known.includes(each)).join(', ')

const amongThese =
  (known: readonly string[], none: string, unknown: string): Check<readonly string[]> =>
  (_, list) => {
    if (list.length === 0) return wrong(none)
    const strange = notAmong(list, known)
    return strange === '' ? list : wrong(unknown, { given: strange, known: known.join(', ') })
  }

const roles: Check<readonly Role[]> = (_, list) => {
  const found = ROLES.filter((role) => list.includes(role))
  const strange = notAmong(list, ROLES)
  if (list.length === 0) return wrong('noRole', { known: ROLES.join(', ') })
  return strange === '' ? found : wrong('unknownRole', { given: strange, known: ROLES.join(', ') })
}

const username: Check<string> = (text) =>
  USERNAME.test(usernameOf(text)) ? usernameOf(text) : wrong('username')

const name: Check<string> = (text) =>
  text !== '' && text.length <= MOST_OF_NAME ? text : wrong('name', { most: String(MOST_OF_NAME) })

const languages: Check<readonly string[]> = (_, list) =>
  list.length > 0 && list.every((each) => LANGUAGE.test(each)) ? list : wrong('languages')

const capacity: Check<number> = (text) => {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= MOST_AT_ONCE ? number : wrong('capacity', { most: String(MOST_AT_ONCE) })
}

const textOf = (value: string | readonly string[] = ''): string =>
  (typeof value === 'string' ? value : value.join(',')).replace(/\s+/g, ' ').trim()

/** Of a list that holds `*` nothing else matters. */
const listOf = (value: string | readonly string[] = ''): readonly string[] => {
  const entries = (typeof value === 'string' ? value.split(',') : value).map((each) => each.trim())
  const unique = [...new Set(entries)].filter((each) => each !== '')
  return unique.includes('*') ? ['*'] : unique
}

/** Teams of the councils that were written; of all councils where these won't do. */
const teamsOf = ({ councils }: Known, written: readonly string[]): readonly string[] => {
  const own = [...councils].filter(([id]) => written.includes('*') || written.includes(id))
  return [...new Set((own.length === 0 ? [...councils] : own).flatMap(([, { teams }]) => teams))]
}

/** In the order of the form, which is the order in which faults are named. */
const checks = (known: Known, written: Written) => {
  const councils = listOf(written.councils)
  return {
    name,
    username,
    roles,
    councils: amongThese(
      [...(known.isAll ? ['*'] : []), ...known.councils.keys()],
      'noCouncil',
      'unknownCouncil',
    ),
    teams: amongThese(['*', ...teamsOf(known, councils)], 'noTeam', 'unknownTeam'),
    languages,
    capacity,
  } satisfies { [F in Field]: Check<Wanted[F]> }
}

/** Reads the fields that were written; those left out are left out. Names every fault at once. */
export const readFields = (
  written: Written,
  known: Known,
): { read: Partial<Wanted>; faults: readonly FieldFault[] } => {
  const results = Object.entries(checks(known, written))
    .filter(([field]) => written[field as Field] !== undefined)
    .map(([field, check]) => {
      const value = written[field as Field]
      return { field: field as Field, result: (check as Check<unknown>)(textOf(value), listOf(value)) }
    })
  return {
    read: Object.fromEntries(
      results.filter(({ result }) => !isFault(result)).map(({ field, result }) => [field, result]),
    ),
    faults: results.flatMap(({ field, result }) => (isFault(result) ? [{ field, ...result }] : [])),
  }
}
