import { addDays, type Day, instantOf, localTime, weekdayIndex } from '../../../knowledge/calendar/day'
import type { Pack } from '../../../knowledge/schema'
import type { Advisor } from '../../advisors/advisor'
import type { Case } from '../../cases/case'
import { markTerm, termsWanted } from '../../cases/caseTerms'
import { BotError } from '../../errors'
import type { CaseAct, CaseSeen } from '../../storage/caseActStore'
import type { CaseDesk, CouncilPart, FoundCases, IndexSearch } from '../../storage/caseIndexStore'
import type { ConsoleRequest } from '../route'
import { dayIn, type Filters, statesIn } from './filters'
import type { CaseParts } from './parts'
import { isWithin, partOfTeams, scopeOf } from './scope'

/** A case that somebody may see, with all that belongs to it. */
export interface OpenedCase {
  one: Case
  pack: Pack
  desk: CaseDesk
  acts: readonly CaseAct[]
  /** How far they see it: what they do next is done only if that is all there is. */
  seen: CaseSeen
}

/** What of the acts others may be surprised by, as the store counts it: a note changes nothing. */
const countActs = (acts: readonly CaseAct[]): number => acts.filter(({ what }) => what !== 'noted').length

const inCouncil = async (
  { caseWork, packs }: CaseParts,
  council: string,
  reference: string,
  scope: readonly CouncilPart[],
): Promise<OpenedCase | undefined> => {
  const pack = packs.get(council)
  const one = await caseWork.findCase(council, reference)
  if (one === undefined || pack === undefined) return undefined
  const desk = await caseWork.deskOf(reference)
  if (!isWithin({ council, service: one.service, team: desk.team }, scope)) return undefined
  const acts = await caseWork.actsOn(reference)
  return { one, pack, desk, acts, seen: { events: one.timeline.length, acts: countActs(acts) } }
}

/** A case of this number, where the advisor may see it; one they may not see is the same to them as none. */
export const findCase = async (
  parts: CaseParts,
  advisor: Advisor,
  reference: string,
): Promise<OpenedCase | undefined> => {
  const scope = scopeOf(advisor, parts.packs)
  for (const council of new Set(scope.map((part) => part.council))) {
    const found = await inCouncil(parts, council, reference, scope)
    if (found !== undefined) return found
  }
  return undefined
}

/** The same; throws `case_unknown`. */
export const openCase = async (
  parts: CaseParts,
  advisor: Advisor,
  reference: string,
): Promise<OpenedCase> => {
  const found = await findCase(parts, advisor, reference)
  if (found === undefined) throw new BotError('case_unknown')
  return found
}

/** The cases of one team: `otherford:benefits`. */
const partOfTeam = ({ packs }: CaseParts, team: string): readonly CouncilPart[] => {
  const [council = '', id = ''] = team.split(':')
  const pack = packs.get(council)
  return pack === undefined ? [] : [partOfTeams(pack, [id])]
}

/** Days and weeks are those of the first council somebody works for; councils of one server share a time zone. */
const zoneOf = ({ packs }: CaseParts, scope: readonly CouncilPart[]): string =>
  packs.get(scope[0]?.council ?? '')?.council.timeZone ?? 'Europe/London'

const startOf = (day: Day, timeZone: string): Date => instantOf({ day, time: '00:00' }, timeZone)

const openedWithin = (
  { from, to }: Filters,
  timeZone: string,
): Pick<IndexSearch, 'openedFrom' | 'openedTo'> => {
  const [first, last] = [dayIn(from), dayIn(to)]
  return {
    openedFrom: first === undefined ? undefined : startOf(first, timeZone),
    openedTo: last === undefined ? undefined : startOf(addDays(last, 1), timeZone),
  }
}

/** Over its promise: by now. Due this week: from now to the end of Sunday. */
const dueWithin = (
  { ticks }: Filters,
  now: Date,
  timeZone: string,
): Pick<IndexSearch, 'dueFrom' | 'dueTo'> => {
  if (ticks.has('late')) return { dueTo: now }
  if (!ticks.has('week')) return {}
  const { day } = localTime(now, timeZone)
  return { dueFrom: now, dueTo: startOf(addDays(day, 7 - weekdayIndex(day)), timeZone) }
}

const ticked = ({ ticks }: Filters, advisor: Advisor): Partial<IndexSearch> => ({
  ...(ticks.has('mine') ? { assignee: advisor.id } : {}),
  ...(ticks.has('chased') ? { isChased: true } : {}),
  ...(ticks.has('replied') ? { isReplied: true } : {}),
  ...(ticks.has('new') ? { isUnseen: true } : {}),
})

/** What somebody searches for, within what they may see. */
export const searchFor = (
  parts: CaseParts,
  advisor: Advisor,
  filters: Filters,
  { offset, limit }: Pick<IndexSearch, 'offset' | 'limit'>,
): IndexSearch => {
  const { q, council, service, team, mark } = filters
  const all = scopeOf(advisor, parts.packs)
  const within = council === undefined ? all : all.filter((part) => part.council === council)
  const timeZone = zoneOf(parts, within)
  const marked = mark === undefined ? [] : [[{ term: markTerm(mark), isWhole: true }]]
  return {
    within,
    among: team === undefined ? undefined : partOfTeam(parts, team),
    terms: [...termsWanted(q), ...marked],
    services: service === undefined ? undefined : [service],
    states: statesIn(filters),
    ...openedWithin(filters, timeZone),
    ...dueWithin(filters, parts.clock.now(), timeZone),
    ...ticked(filters, advisor),
    offset,
    limit,
  }
}

/** One entry for each council that was looked through, so that those who look after it there see it. */
export const auditSearch = async (
  { audit }: ConsoleRequest,
  { within }: IndexSearch,
  done: { what: string; detail: string },
): Promise<void> => {
  for (const council of new Set(within.map((part) => part.council))) await audit({ ...done, council })
}

/** A case in a list, with who has it. */
export interface ListedCase {
  one: Case
  pack: Pack
  desk: CaseDesk
}

/** The cases that were found, in their order. */
export const readFound = async (
  { caseWork, packs }: CaseParts,
  { cases }: Pick<FoundCases, 'cases'>,
): Promise<readonly ListedCase[]> => {
  const byReference = new Map<string, Case>()
  for (const council of new Set(cases.map((each) => each.council))) {
    const references = cases.filter((each) => each.council === council).map(({ reference }) => reference)
    const listed = await caseWork.listCases({ council, references, limit: references.length })
    for (const { one } of listed) byReference.set(one.reference, one)
  }
  return cases.flatMap(({ council, reference, desk }) => {
    const [one, pack] = [byReference.get(reference), packs.get(council)]
    return one === undefined || pack === undefined ? [] : [{ one, pack, desk }]
  })
}
