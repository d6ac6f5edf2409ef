import { type Kysely, sql } from 'kysely'
import type Database from 'libsql'
import { prepare } from '../storage/prepare'
import type { CollectionTables } from './tables'

type Db = Kysely<CollectionTables>

const ofCouncil = (database: Database.Database, db: Db) => ({
  set: prepare(database, (given: { council: string }) =>
    db.selectFrom('collection_sets').selectAll().where('council', '=', given.council),
  ),
  services: prepare(database, (given: { set: number }) =>
    db.selectFrom('collection_services').selectAll().where('set_id', '=', given.set).orderBy('code'),
  ),
  addresses: prepare(database, (given: { set: number; postcode: string }) =>
    db
      .selectFrom('properties')
      .selectAll()
      .where('set_id', '=', given.set)
      .where('postcode', '=', given.postcode),
  ),
})

const ofPlaces = (database: Database.Database, db: Db) => ({
  keyed: prepare(database, (given: { set: number; keys: string }) =>
    db
      .selectFrom('keyed_postcodes')
      .select('postcode')
      .where('set_id', '=', given.set)
      .where('keys', '=', given.keys)
      .orderBy('postcode'),
  ),
  streets: prepare(database, (given: { set: number }) =>
    db.selectFrom('streets').select('street').distinct().where('set_id', '=', given.set).orderBy('street'),
  ),
  inStreet: prepare(database, (given: { set: number; street: string; holding: string }) =>
    db
      .selectFrom('streets')
      .innerJoin('properties', (join) =>
        join
          .onRef('properties.set_id', '=', 'streets.set_id')
          .onRef('properties.postcode', '=', 'streets.postcode'),
      )
      .selectAll('properties')
      .where('streets.set_id', '=', given.set)
      .where('streets.street', '=', given.street)
      // With nothing to hold, every address holds it.
      .where(sql<boolean>`instr(lower(properties.address), ${given.holding}) > 0`),
  ),
})

const ofRounds = (database: Database.Database, db: Db) => ({
  onRounds: prepare(database, (given: { set: number; uprn: string }) =>
    db
      .selectFrom('property_rounds')
      .selectAll()
      .where('set_id', '=', given.set)
      .where('uprn', '=', given.uprn),
  ),
  rounds: prepare(database, (given: { set: number; uprn: string }) =>
    db
      .selectFrom('property_rounds as on')
      .innerJoin('rounds', (join) =>
        join
          .onRef('rounds.set_id', '=', 'on.set_id')
          .onRef('rounds.round', '=', 'on.round')
          .onRef('rounds.service', '=', 'on.service'),
      )
      .select(['rounds.round', 'rounds.service', 'rule', 'start_day', 'until_day'])
      .distinct()
      .where('on.set_id', '=', given.set)
      .where('on.uprn', '=', given.uprn),
  ),
})

/** From calendar files. */
const ofRoundDays = (database: Database.Database, db: Db) => ({
  /** All of them: the last one is looked for too. */
  roundDays: prepare(database, (given: { set: number; uprn: string }) =>
    db
      .selectFrom('property_rounds as on')
      .innerJoin('round_days', (join) =>
        join
          .onRef('round_days.set_id', '=', 'on.set_id')
          .onRef('round_days.round', '=', 'on.round')
          .onRef('round_days.service', '=', 'on.service'),
      )
      .select(['round_days.round', 'round_days.service', 'round_days.day'])
      .where('on.set_id', '=', given.set)
      .where('on.uprn', '=', given.uprn),
  ),
  daysOfAll: prepare(database, (given: { set: number; everywhere: string }) =>
    db
      .selectFrom('round_days')
      .select(['round', 'service', 'day'])
      .where('set_id', '=', given.set)
      .where('round', '=', given.everywhere),
  ),
})

const ofProperty = (database: Database.Database, db: Db) => ({
  property: prepare(database, (given: { set: number; uprn: string }) =>
    db.selectFrom('properties').selectAll().where('set_id', '=', given.set).where('uprn', '=', given.uprn),
  ),
  days: prepare(database, (given: { set: number; uprn: string }) =>
    db.selectFrom('property_days').selectAll().where('set_id', '=', given.set).where('uprn', '=', given.uprn),
  ),
  /** Of one scope: each is a walk along the key of its table. */
  overrides: prepare(
    database,
    (given: { set: number; scope: string; of: string; from: string; to: string }) =>
      db
        .selectFrom('overrides')
        .selectAll()
        .where('set_id', '=', given.set)
        .where('scope', '=', given.scope)
        .where('of_id', '=', given.of)
        .where((where) =>
          where.or([
            where.and([where('original_day', '>=', given.from), where('original_day', '<=', given.to)]),
            where.and([where('new_day', '>=', given.from), where('new_day', '<=', given.to)]),
          ]),
        ),
  ),
  events: prepare(database, (given: { set: number; scope: string; of: string; from: string; to: string }) =>
    db
      .selectFrom('crew_events')
      .selectAll()
      .where('set_id', '=', given.set)
      .where('scope', '=', given.scope)
      .where('of_id', '=', given.of)
      .where('day', '>=', given.from)
      .where('day', '<=', given.to),
  ),
})

/** Every query that answers, written once for the compiler to check against the tables, prepared for one database. */
export const queries = (database: Database.Database, db: Db) => ({
  ...ofCouncil(database, db),
  ...ofPlaces(database, db),
  ...ofRounds(database, db),
  ...ofRoundDays(database, db),
  ...ofProperty(database, db),
})

export type Queries = ReturnType<typeof queries>
