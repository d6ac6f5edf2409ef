/**
 * The next collections of a property. Usual days come from rounds or are given outright; overrides move or cancel them.
 * Of the overrides of one usual day the narrowest scope wins (property, street, round, council); of one scope that for
 * the service itself over that for all; of these the newest.
 */
import type { Day } from '../calendar/day'
import type { CollectionService, OnRound, Override, Schedule, Season } from './schedule'
import { SCOPES } from './schedule'
import { daysOf } from './weeklyRule'

export interface Collection {
  day: Day
  /** The service's code. */
  service: string
  /** There when it isn't the usual day. */
  changed?: { usual: Day; reason?: string }
}

/** A usual day on which nothing is collected. */
export interface Change {
  service: string
  usual: Day
  /** The day instead; missing: none. */
  day?: Day
  reason?: string
}

export interface Collections {
  /** In order of the day; one for each service and day. */
  collections: readonly Collection[]
  /** Every change whose usual or new day lies between the days asked for, in order of the usual day. */
  changes: readonly Change[]
}

/** A collection before overrides. `moved` where the council itself gave both days. */
interface Usual {
  service: string
  usual: Day
  round?: string
  moved?: { day: Day; reason?: string }
}

interface Between {
  from: Day
  to: Day
}

const isBetween = ({ from, to }: Between, day: Day | undefined): boolean =>
  day !== undefined && from <= day && day <= to

const isInSeason = (season: Season | undefined, day: Day): boolean => {
  if (season === undefined) return true
  const [{ from, to }, on] = [season, day.slice(5)]
  return from <= to ? from <= on && on <= to : from <= on || on <= to
}

const isOnRound = ({ from, to }: OnRound, day: Day): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to)

const roundDaysOf = (schedule: Schedule, on: OnRound, between: Between): readonly Day[] => {
  const isThis = ({ round, service }: { round: string; service: string }) =>
    round === on.round && service === on.service
  const byRule = schedule.rounds.filter(isThis).flatMap(({ rule, start, until }) => {
    const to = until !== undefined && until < between.to ? until : between.to
    return daysOf(rule, start, between.from, to)
  })
  const listed = schedule.roundDays.filter((one) => isThis(one) && isBetween(between, one.day))
  return [...new Set([...byRule, ...listed.map(({ day }) => day)])]
}

const usualOfRounds = (schedule: Schedule, service: CollectionService, between: Between): readonly Usual[] =>
  schedule.onRounds
    .filter((on) => on.service === service.code)
    .flatMap((on) =>
      roundDaysOf(schedule, on, between)
        .filter((day) => isOnRound(on, day) && isInSeason(service.season, day))
        .map((usual) => ({ service: service.code, usual, round: on.round })),
    )

const usualAsGiven = ({ givenDays }: Schedule, service: CollectionService): readonly Usual[] =>
  givenDays
    .filter((given) => given.service === service.code)
    .map(({ day, usual = day, reason }) => ({
      service: service.code,
      usual,
      ...(usual === day ? {} : { moved: { day, ...(reason === undefined ? {} : { reason }) } }),
    }))

const applies = (override: Override, { service, round }: Usual, { uprn, usrn }: Schedule): boolean => {
  const of = { council: '', round, street: usrn, property: uprn }[override.scope]
  return of === override.of && ['*', service].includes(override.service)
}

/** Greater is stronger, part by part. */
const strength = ({ scope, service, publishedAt }: Override) =>
  [SCOPES.indexOf(scope), service === '*' ? 0 : 1, publishedAt] as const

const isStronger = (one: Override, other: Override): boolean => {
  const [mine, theirs] = [strength(one), strength(other)]
  const at = mine.findIndex((part, i) => part !== theirs[i])
  return at !== -1 && (mine[at] ?? 0) > (theirs[at] ?? 0)
}

const overrideOf = (schedule: Schedule, usual: Usual): Override | undefined =>
  schedule.overrides
    .filter((override) => override.original === usual.usual && applies(override, usual, schedule))
    .reduce<Override | undefined>(
      (best, one) => (best === undefined || isStronger(one, best) ? one : best),
      undefined,
    )

const withReason = (reason: string | undefined) => (reason === undefined ? {} : { reason })

/** Where a usual collection ends up: on its day, on another, or nowhere. */
const outcomeOf = (schedule: Schedule, usual: Usual): Change => {
  const { service, usual: day, moved } = usual
  const override = overrideOf(schedule, usual)
  if (override === undefined)
    return { service, usual: day, day: moved?.day ?? day, ...withReason(moved?.reason) }
  return {
    service,
    usual: day,
    ...(override.moved === undefined ? {} : { day: override.moved }),
    ...withReason(override.reason),
  }
}

const toCollection = ({ service, usual, day, reason }: Change): readonly Collection[] => {
  if (day === undefined) return []
  return [day === usual ? { day, service } : { day, service, changed: { usual, ...withReason(reason) } }]
}

const byDay = (a: Collection, b: Collection): number =>
  a.day.localeCompare(b.day) || a.service.localeCompare(b.service)

/** Two of one service on one day are one; the one that was moved there says more. */
const once = (collections: readonly Collection[]): readonly Collection[] => {
  const kept = new Map<string, Collection>()
  for (const one of collections) {
    const key = `${one.day} ${one.service}`
    if (one.changed !== undefined || !kept.has(key)) kept.set(key, one)
  }
  return [...kept.values()]
}

/** The usual days to look at: those asked for, and those outside from which something is moved in. */
const usualOf = (schedule: Schedule, service: CollectionService, between: Between): readonly Usual[] => {
  const movedIn = schedule.overrides
    .filter(({ moved, original }) => isBetween(between, moved) && !isBetween(between, original))
    .map(({ original }) => original)
  const outside = [...new Set(movedIn)].map((day) => ({ from: day, to: day }))
  return [
    ...[between, ...outside].flatMap((days) => usualOfRounds(schedule, service, days)),
    ...usualAsGiven(schedule, service),
  ]
}

/** What is collected between two days, both with them, and what isn't though it usually would be. */
export const collectionsBetween = (schedule: Schedule, from: Day, to: Day): Collections => {
  const between = { from, to }
  const outcomes = schedule.services.flatMap((service) =>
    usualOf(schedule, service, between).map((usual) => outcomeOf(schedule, usual)),
  )
  const collections = once(
    outcomes.filter(({ day }) => isBetween(between, day)).flatMap(toCollection),
  ).toSorted(byDay)
  const changes = outcomes
    .filter(({ usual, day }) => day !== usual && (isBetween(between, usual) || isBetween(between, day)))
    .toSorted((a, b) => a.usual.localeCompare(b.usual) || a.service.localeCompare(b.service))
  return { collections, changes }
}

/** The services by subscription that a property has not, or no longer, got on a day; one that begins later it has. */
export const notSubscribed = (
  { services, onRounds, givenDays }: Schedule,
  on: Day,
): readonly CollectionService[] =>
  services.filter(
    ({ code, subscription }) =>
      subscription &&
      !onRounds.some(({ service, to }) => service === code && (to === undefined || on <= to)) &&
      !givenDays.some(({ service, day }) => service === code && day >= on),
  )
