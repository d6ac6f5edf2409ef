import type { Kysely } from 'kysely'
import type Database from 'libsql'
import { prepare } from '../storage/prepare'
import type { PlanningTables } from './tables'

type Db = Kysely<PlanningTables>

/** Every query that answers, written once for the compiler to check against the tables, prepared for one database. */
export const queries = (database: Database.Database, db: Db) => {
  const by = (column: 'key' | 'stem' | 'postcode' | 'uprn') =>
    prepare(database, (given: { set: number; is: string }) =>
      db.selectFrom('applications').selectAll().where('set_id', '=', given.set).where(column, '=', given.is),
    )
  return {
    set: prepare(database, (given: { council: string }) =>
      db.selectFrom('planning_sets').selectAll().where('council', '=', given.council),
    ),
    key: by('key'),
    stem: by('stem'),
    postcode: by('postcode'),
    uprn: by('uprn'),
    events: prepare(database, (given: { set: number; key: string }) =>
      db
        .selectFrom('application_events')
        .selectAll()
        .where('set_id', '=', given.set)
        .where('key', '=', given.key)
        .orderBy('day'),
    ),
  }
}

export type Queries = ReturnType<typeof queries>
