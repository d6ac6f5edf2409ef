import type { Advisor } from '../advisors/advisor'
import type { ConsoleParts } from './parts'

/** What an account may do, in words, as pages list it. */
export interface AccountShown {
  id: string
  name: string
  username: string
  roles: string
  councils: string
  teams: string
  languages: string
  capacity: number
  isDisabled: boolean
}

/** The name of a team, wherever it is one; its id where no council served has it any more. */
const teamName = ({ packs }: Pick<ConsoleParts, 'packs'>, id: string, councils: readonly string[]): string =>
  [...packs.values()]
    .filter(({ council }) => councils.includes('*') || councils.includes(council.id))
    .flatMap(({ advisors }) => advisors.teams)
    .find((team) => team.id === id)?.name ?? id

export const accountShown = (
  parts: Pick<ConsoleParts, 'packs' | 'words'>,
  { id, name, username, capacity, isDisabled, ...account }: Advisor,
): AccountShown => {
  const { packs, words } = parts
  const line = (which: string): string => words.line('people', which)
  return {
    id,
    name,
    username,
    roles: account.roles.map((role) => words.line('roles', role)).join(', '),
    councils: account.councils.includes('*')
      ? line('allCouncils')
      : account.councils.map((council) => packs.get(council)?.council.name ?? council).join(', '),
    teams: account.teams.includes('*')
      ? line('allTeams')
      : account.teams.map((team) => teamName(parts, team, account.councils)).join(', '),
    languages: account.languages.join(', '),
    capacity,
    isDisabled,
  }
}
