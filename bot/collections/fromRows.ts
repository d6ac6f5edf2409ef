/** Rows as they are kept, as the rules of `knowledge/collections` want them. */
import type { Property } from '../../knowledge/collections/port'
import { PROPERTY_KINDS } from '../../knowledge/collections/port'
import {
  type CollectionService,
  type CrewEvent,
  type OnRound,
  type Override,
  type Round,
  SCOPES,
} from '../../knowledge/collections/schedule'
import { readWeeklyRule } from '../../knowledge/collections/weeklyRule'
import { CREW_EVENTS, STREAMS } from '../../knowledge/schema'
import type { CollectionTables } from './tables'

/** The import checked it; should an older version have known another word, the last of the list stands for it. */
const known = <const Name extends string>(names: readonly [...Name[], Name], name: string): Name =>
  names.find((one) => one === name) ?? (names.at(-1) as Name)

/** A column that is '' where nothing was given. */
const given = <Key extends string>(key: Key, value: string): Partial<Record<Key, string>> =>
  value === '' ? {} : ({ [key]: value } as Record<Key, string>)

const notNull = <Key extends string, Value>(key: Key, value: Value | null): Partial<Record<Key, Value>> =>
  value === null ? {} : ({ [key]: value } as Record<Key, Value>)

export const toProperty = (row: CollectionTables['properties']): Property => ({
  uprn: row.uprn,
  address: row.address,
  postcode: row.postcode,
  ...given('usrn', row.usrn),
  kind: known(PROPERTY_KINDS, row.kind),
  assisted: row.assisted === 1,
})

export const toService = (row: CollectionTables['collection_services']): CollectionService => ({
  code: row.code,
  stream: known(STREAMS, row.stream),
  name: row.name,
  ...notNull('container', row.container),
  ...notNull('bodyColour', row.body_colour),
  ...notNull('lidColour', row.lid_colour),
  ...notNull('litres', row.litres),
  outBy: row.out_by,
  ...notNull('lgsl', row.lgsl),
  subscription: row.subscription === 1,
  ...(row.season_from === null || row.season_to === null
    ? {}
    : { season: { from: row.season_from, to: row.season_to } }),
})

export const toRounds = (rows: readonly Omit<CollectionTables['rounds'], 'set_id'>[]): readonly Round[] =>
  rows.flatMap(({ round, service, rule, start_day: start, until_day }) => {
    const read = readWeeklyRule(rule)
    return read.ok ? [{ round, service, rule: read.rule, start, ...given('until', until_day) }] : []
  })

export const toOnRound = (row: CollectionTables['property_rounds']): OnRound => ({
  service: row.service,
  round: row.round,
  ...given('from', row.from_day),
  ...given('to', row.to_day),
})

export const toGivenDay = (row: CollectionTables['property_days']) => ({
  service: row.service,
  day: row.day,
  ...given('usual', row.usual_day),
  ...given('reason', row.reason),
})

export const toOverride = (row: CollectionTables['overrides']): Override => ({
  scope: known(SCOPES, row.scope),
  of: row.of_id,
  service: row.service,
  original: row.original_day,
  ...given('moved', row.new_day),
  ...given('reason', row.reason),
  publishedAt: row.published_at,
})

const EVENT_SCOPES = ['round', 'street', 'property'] as const

export const toCrewEvent = (row: CollectionTables['crew_events']): CrewEvent => ({
  scope: known(EVENT_SCOPES, row.scope),
  of: row.of_id,
  service: row.service,
  day: row.day,
  event: known(CREW_EVENTS, row.event),
  loggedAt: row.logged_at,
})
