import { Mutex } from 'async-mutex'
import { Kysely, SqliteDialect } from 'kysely'
import type Database from 'libsql'
import type { Day } from '../../knowledge/calendar/day'
import type { OnRound, Scope } from '../../knowledge/collections/schedule'
import { bringFileUpToDate, openDatabase } from '../storage/database'
import { EVERYWHERE } from './everywhere'
import { toCrewEvent, toGivenDay, toOnRound, toOverride, toProperty, toRounds, toService } from './fromRows'
import { collections } from './migrations/001-collections'
import { places } from './migrations/002-places'
import { type Queries, queries } from './queries'
import { replacing } from './replace'
import type { CollectionsStore, PropertySchedule } from './store'
import type { CollectionTables } from './tables'

/** In order of their names; a name, once released, keeps its place and its meaning. */
const MIGRATIONS = { '001-collections': collections, '002-places': places }

type SetRow = NonNullable<ReturnType<Queries['set']['first']>>

const knownOf = ({ sample, imported_at }: SetRow) => ({
  sample: sample === 1,
  importedAt: new Date(imported_at),
})

interface Wanted {
  set: number
  uprn: string
  from: Day
  to: Day
}

/** What an override or an event may be about for one property. */
const scopesOf = (uprn: string, usrn: string, onRounds: readonly OnRound[]) => {
  const rounds = [...new Set(onRounds.map(({ round }) => round))].filter((round) => round !== EVERYWHERE)
  const scopes: readonly { scope: Scope; of: string }[] = [
    { scope: 'council', of: '' },
    ...rounds.map((of) => ({ scope: 'round', of }) as const),
    ...(usrn === '' ? [] : [{ scope: 'street', of: usrn } as const]),
    { scope: 'property', of: uprn },
  ]
  return scopes
}

/** What is for every property, for a property without a round of its own for that service. */
const everywhere = (
  query: Queries,
  set: number,
  own: readonly OnRound[],
  bySubscription: ReadonlySet<string>,
) => {
  const days = query.daysOfAll
    .all({ set, everywhere: EVERYWHERE })
    .filter(({ service }) => !bySubscription.has(service) && !own.some((on) => on.service === service))
  const services = [...new Set(days.map(({ service }) => service))]
  return { days, onRounds: services.map((service) => ({ service, round: EVERYWHERE })) }
}

const onRoundsAndDays = (query: Queries, { set, uprn }: Wanted) => {
  const services = query.services.all({ set }).map(toService)
  const own = query.onRounds.all({ set, uprn }).map(toOnRound)
  const bySubscription = new Set(services.filter(({ subscription }) => subscription).map(({ code }) => code))
  const all = everywhere(query, set, own, bySubscription)
  return {
    services,
    onRounds: [...own, ...all.onRounds],
    roundDays: [...query.roundDays.all({ set, uprn }), ...all.days],
  }
}

const scheduleOf = (query: Queries, row: SetRow, wanted: Wanted): PropertySchedule | undefined => {
  const { set, uprn, from, to } = wanted
  const property = query.property.first({ set, uprn })
  if (property === undefined) return undefined
  const { services, onRounds, roundDays } = onRoundsAndDays(query, wanted)
  const scopes = scopesOf(uprn, property.usrn, onRounds)
  return {
    property: toProperty(property),
    known: knownOf(row),
    schedule: {
      uprn,
      ...(property.usrn === '' ? {} : { usrn: property.usrn }),
      services,
      onRounds,
      rounds: toRounds(query.rounds.all({ set, uprn })),
      roundDays,
      givenDays: query.days.all({ set, uprn }).map(toGivenDay),
      overrides: scopes.flatMap((scope) => query.overrides.all({ set, from, to, ...scope }).map(toOverride)),
    },
    events: scopes.flatMap((scope) => query.events.all({ set, from, to, ...scope }).map(toCrewEvent)),
  }
}

type PropertyRow = Parameters<typeof toProperty>[0]

const withDays = (row: PropertyRow) => ({ ...toProperty(row), from: row.valid_from, to: row.valid_to })

/** Every street of a set, read once: a set is never changed, another takes its place. */
const rememberingStreets = (query: Queries) => {
  const read = new Map<string, { set: number; streets: readonly string[] }>()
  return (council: string, set: number): readonly string[] => {
    const known = read.get(council)
    if (known?.set === set) return known.streets
    const streets = query.streets.all({ set }).map(({ street }) => street)
    read.set(council, { set, streets })
    return streets
  }
}

const placesIn = (
  query: Queries,
): Pick<CollectionsStore, 'propertiesAt' | 'postcodesKeyed' | 'streets' | 'propertiesAlong'> => {
  const streetsOf = rememberingStreets(query)
  const inSet = <Row>(council: string, look: (set: number) => readonly Row[]): readonly Row[] => {
    const row = query.set.first({ council })
    return row === undefined ? [] : look(row.id)
  }
  return {
    propertiesAt: async (council, postcode) =>
      inSet(council, (set) => query.addresses.all({ set, postcode }).map(withDays)),
    postcodesKeyed: async (council, keys) =>
      inSet(council, (set) => query.keyed.all({ set, keys }).map(({ postcode }) => postcode)),
    streets: async (council) => inSet(council, (set) => streetsOf(council, set)),
    propertiesAlong: async (council, street, holding) =>
      inSet(council, (set) => query.inStreet.all({ set, street, holding }).map(withDays)),
  }
}

const storeOver = (database: Database.Database, db: Kysely<CollectionTables>): CollectionsStore => {
  const query = queries(database, db)
  const replace = replacing(database)
  const importing = new Mutex()
  return {
    known: async (council) => {
      const row = query.set.first({ council })
      if (row === undefined) return undefined
      return { ...knownOf(row), ...(row.fingerprint === null ? {} : { fingerprint: row.fingerprint }) }
    },
    ...placesIn(query),
    scheduleOf: async (council, uprn, from, to) => {
      const row = query.set.first({ council })
      return row === undefined ? undefined : scheduleOf(query, row, { set: row.id, uprn, from, to })
    },
    replace: (set, fill) => importing.runExclusive(() => replace(set, fill)),
    close: () => db.destroy(),
  }
}

/**
 * Opens the collections' database in a file of their own, or `:memory:`: an import writes for many seconds, and turns must
 * not wait for it. Throws `store_not_opened` or `store_not_migrated`.
 */
export const openCollectionsStore = async (file: string): Promise<CollectionsStore> => {
  const database = openDatabase(file)
  const db = new Kysely<CollectionTables>({ dialect: new SqliteDialect({ database }) })
  await bringFileUpToDate(database, db, MIGRATIONS)
  return storeOver(database, db)
}
