/** Whose cases somebody may see: worked out once, for the query of a list and for one case alike. */
import { SERVICES } from '../../../dialogs/services/every'
import { teamFor } from '../../../knowledge/advisors'
import type { Pack } from '../../../knowledge/schema'
import { type Advisor, has, worksFor } from '../../advisors/advisor'
import type { CouncilPart } from '../../storage/caseIndexStore'

type Viewer = Pick<Advisor, 'councils' | 'teams' | 'roles'>

/** A case, as far as it matters whose it is. */
export interface Owned {
  council: string
  service: string
  /** Given in particular. */
  team?: string | undefined
}

const INTENTS = new Map(SERVICES.map(({ name, about }) => [name, about]))

/** The id of the team that deals with a service; a service that is no longer there is the first team's. */
export const teamOfService = (pack: Pack, service: string): string =>
  teamFor(pack, { service, intent: INTENTS.get(service) }).id

/** The cases of some teams of a council. */
export const partOfTeams = (pack: Pack, teams: readonly string[]): CouncilPart => {
  const isTheirs = (service: string): boolean => teams.includes(teamOfService(pack, service))
  const names = [...INTENTS.keys()]
  // Services that are no longer there belong to the first team, whatever they were called.
  const services = teams.includes(teamFor(pack, {}).id)
    ? { notIn: names.filter((service) => !isTheirs(service)) }
    : { in: names.filter(isTheirs) }
  return { council: pack.council.id, of: { teams, services } }
}

const partFor = (viewer: Viewer, pack: Pack): readonly CouncilPart[] => {
  const council = pack.council.id
  if (!worksFor(viewer, council)) return []
  if (has(viewer, 'supervisor') || (has(viewer, 'advisor') && viewer.teams.includes('*')))
    return [{ council }]
  return has(viewer, 'advisor') ? [partOfTeams(pack, viewer.teams)] : []
}

/** All that somebody may see: of their councils, and unless they supervise of their teams, as `maySee` has it. */
export const scopeOf = (viewer: Viewer, packs: ReadonlyMap<string, Pack>): readonly CouncilPart[] =>
  [...packs.values()].flatMap((pack) => partFor(viewer, pack))

const isOfPart = ({ council, service, team }: Owned, part: CouncilPart): boolean => {
  if (part.council !== council) return false
  if (part.of === undefined) return true
  const { teams, services } = part.of
  if (team !== undefined) return teams.includes(team)
  return 'in' in services ? services.in.includes(service) : !services.notIn.includes(service)
}

export const isWithin = (one: Owned, scope: readonly CouncilPart[]): boolean =>
  scope.some((part) => isOfPart(one, part))
