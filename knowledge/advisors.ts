/** The advisors who answer chats, as a council's `advisors.yaml` has them: their teams, and when they are here. */
import { z } from 'zod'
import type { Wrong } from './read'
import type { Pack } from './schema'
import { Hours, id, text } from './schema'

export const Team = z.strictObject({
  id,
  /** As residents are told it: "Benefits". */
  name: text,
  /** What it answers: an intent, or the beginning of several, such as `benefits.` */
  topics: z.array(text).default([]),
  /** Names of services it answers for, whatever their topic, such as `missed-bin`. */
  services: z.array(id).default([]),
})
export type Team = z.infer<typeof Team>

export const Advisors = z.strictObject({
  /** The first takes everything that no other takes. */
  teams: z.array(Team).min(1),
  /** Their own hours, or those of a place or a phone line; left out: those of the enquiries line. */
  hours: z.union([Hours, z.strictObject({ sameAs: id })]).optional(),
})
export type Advisors = z.infer<typeof Advisors>

/** What a closure of `contacts.yaml` is `of` when advisors with hours of their own don't keep them. */
export const ADVISORS = 'advisors'

/** For a council without an `advisors.yaml`: one team, in the hours of the enquiries line. */
export const noAdvisorsFile: Advisors = {
  teams: [{ id: 'customer-services', name: 'Customer services', topics: [], services: [] }],
}

const longestTopic = ({ topics }: Team, intent: string): number =>
  Math.max(0, ...topics.filter((topic) => intent.startsWith(topic)).map(({ length }) => length))

/** Who deals with a matter: the team of the service, else of the nearest topic, else the first. */
export const teamFor = (
  { advisors: { teams } }: Pick<Pack, 'advisors'>,
  { intent, service }: { intent?: string | undefined; service?: string | undefined },
): Team => {
  const bySubject = teams
    .map((team) => ({ team, length: intent === undefined ? 0 : longestTopic(team, intent) }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => b.length - a.length)[0]?.team
  const byService = service === undefined ? undefined : teams.find((team) => team.services.includes(service))
  const found = byService ?? bySubject ?? teams[0]
  if (found === undefined) throw new Error('a council has at least one team')
  return found
}

const twice = (values: readonly { value: string; path: string }[], says: (value: string) => string) =>
  values.flatMap(({ value, path }, at) =>
    values.findIndex((other) => other.value === value) === at ? [] : [{ path, message: says(value) }],
  )

/** What a well-shaped `advisors.yaml` still gets wrong: two teams for one thing, or hours of nothing. */
export const brokenAdvisors = ({ advisors: { teams, hours }, contacts }: Pack): readonly Wrong[] => {
  const all = (list: 'topics' | 'services') =>
    teams.flatMap((team, i) => team[list].map((value) => ({ value, path: `teams.${i}.${list}` })))
  const ids = teams.map((team, i) => ({ value: team.id, path: `teams.${i}.id` }))
  const sameAs =
    hours !== undefined && hours !== 'notPublished' && 'sameAs' in hours ? hours.sameAs : undefined
  const isMissing =
    sameAs !== undefined && ![...contacts.phones, ...contacts.places].some((one) => one.id === sameAs)
  return [
    ...twice(ids, (value) => `the id ${value} is used twice`),
    ...twice(all('topics'), (value) => `${value} has a team already`),
    ...twice(all('services'), (value) => `${value} has a team already`),
    ...(isMissing
      ? [{ path: 'hours.sameAs', message: `there is no place or phone line called ${sameAs}` }]
      : []),
  ]
}
