import {
  type Field,
  type FieldFault,
  type Known,
  readFields,
  type Wanted,
  type Written,
} from '../../advisors/accountFields'
import { type Advisor, ROLES, worksFor } from '../../advisors/advisor'
import type { ConsoleParts } from '../parts'

/** One box to tick. */
interface Box {
  name: string
  label: string
  hint?: string
  checked: boolean
}

const ALL = '*'
const LISTS = ['roles', 'councils', 'teams'] as const
const TEXTS = ['name', 'username', 'languages', 'capacity'] as const

/** What an administrator may give: their councils, and those councils’ teams. */
export const knownTo = ({ packs }: Pick<ConsoleParts, 'packs'>, admin: Pick<Advisor, 'councils'>): Known => ({
  isAll: admin.councils.includes(ALL),
  councils: new Map(
    [...packs]
      .filter(([id]) => worksFor(admin, id))
      .map(([id, { advisors }]) => [id, { teams: advisors.teams.map((team) => team.id) }]),
  ),
})

/** What was written on the form. Browsers leave out boxes that aren't ticked, so that none is an empty list. */
export const writtenOn = (form: Readonly<Record<string, string>>): Written => {
  const ticked = (list: string): readonly string[] =>
    Object.keys(form)
      .filter((name) => name.startsWith(`${list}-`))
      .map((name) => name.slice(list.length + 1))
  return {
    ...Object.fromEntries(TEXTS.map((field) => [field, form[field] ?? ''])),
    ...Object.fromEntries(LISTS.map((field) => [field, ticked(field)])),
  }
}

export const writtenOf = (account: Wanted): Written => ({
  ...account,
  languages: account.languages.join(', '),
  capacity: String(account.capacity),
})

/** Someone new, as far as they are like most. */
export const newcomer = ({ councils }: Pick<Advisor, 'councils'>): Written => ({
  name: '',
  username: '',
  roles: ['advisor'],
  councils: councils.length === 1 && councils[0] !== ALL ? councils : [],
  teams: [ALL],
  languages: 'en',
  capacity: '3',
})

const boxes = (
  field: (typeof LISTS)[number],
  written: Written,
  choices: readonly { id: string; label: string; hint?: string }[],
): readonly Box[] => {
  const chosen = written[field] ?? []
  return choices.map(({ id, ...choice }) => ({
    ...choice,
    name: `${field}-${id}`,
    checked: chosen.includes(id),
  }))
}

const councilChoices = ({ packs, words }: ConsoleParts, admin: Advisor) => [
  ...(admin.councils.includes(ALL) ? [{ id: ALL, label: words.line('people', 'allCouncils') }] : []),
  ...[...packs]
    .filter(([id]) => worksFor(admin, id))
    .map(([id, { council }]) => ({ id, label: council.name })),
]

/** Teams of one id are one team, by the name it has where it comes first. */
const teamChoices = ({ packs, words }: ConsoleParts, admin: Advisor) => {
  const teams = new Map<string, string>()
  for (const [id, { advisors }] of packs)
    if (worksFor(admin, id))
      for (const team of advisors.teams) teams.set(team.id, teams.get(team.id) ?? team.name)
  return [
    { id: ALL, label: words.line('people', 'allTeams') },
    ...[...teams].map(([id, label]) => ({ id, label })),
  ]
}

/** The form as a template shows it. */
export const formShown = (
  parts: ConsoleParts,
  admin: Advisor,
  written: Written,
  faults: readonly FieldFault[] = [],
) => {
  const { words } = parts
  const text = ({ line, values }: FieldFault): string => words.line('account', line, values)
  const roles = ROLES.map((id) => ({
    id,
    label: words.line('roles', id),
    hint: words.line('roles', `${id}Hint`),
  }))
  const ids: Readonly<Record<string, string>> = {
    roles: `roles-${ROLES[0]}`,
    councils: `councils-${councilChoices(parts, admin)[0]?.id ?? ''}`,
    teams: `teams-${ALL}`,
  }
  return {
    written,
    roles: boxes('roles', written, roles),
    councils: boxes('councils', written, councilChoices(parts, admin)),
    teams: boxes('teams', written, teamChoices(parts, admin)),
    faults: Object.fromEntries(faults.map((fault) => [fault.field, text(fault)])),
    list: faults.map((fault) => ({ text: text(fault), href: ids[fault.field] ?? fault.field })),
  }
}

const FIELDS: readonly Field[] = [...TEXTS, ...LISTS]

const isWhole = (read: Partial<Wanted>): read is Wanted => FIELDS.every((field) => read[field] !== undefined)

/** What the form says, or all that is wrong with it. */
export const readForm = (
  written: Written,
  known: Known,
): { wanted: Wanted } | { faults: readonly FieldFault[] } => {
  const { read, faults } = readFields(written, known)
  return faults.length === 0 && isWhole(read) ? { wanted: read } : { faults }
}
