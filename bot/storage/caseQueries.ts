import type { Kysely } from 'kysely'
import type Database from 'libsql'
import { prepare } from './prepare'
import type { Tables } from './tables'

type Db = Kysely<Tables>

/** More reports of one thing than anybody looks through. */
const MOST_ABOUT = 100

const references = (database: Database.Database, db: Db) => ({
  referenceOf: prepare(database, (given: { key: string }) =>
    db.selectFrom('case_references').select('reference').where('key', '=', given.key),
  ),
  give: prepare(database, (given: { reference: string; key: string; at: string }) =>
    db
      .insertInto('case_references')
      .values({ reference: given.reference, key: given.key, at: given.at })
      .onConflict((conflict) => conflict.column('reference').doNothing())
      .returning('reference'),
  ),
})

const opening = (database: Database.Database, db: Db) => ({
  open: prepare(
    database,
    (given: {
      reference: string
      council: string
      conversation: string
      draft: string
      subject: string | null
      service: string
      state: string
      openedAt: string
      updatedAt: string
    }) =>
      db
        .insertInto('cases')
        .values({
          reference: given.reference,
          council: given.council,
          conversation: given.conversation,
          draft: given.draft,
          subject: given.subject,
          service: given.service,
          state: given.state,
          opened_at: given.openedAt,
          updated_at: given.updatedAt,
        })
        .onConflict((conflict) => conflict.column('reference').doNothing())
        .returning('reference'),
  ),
})

const happening = (database: Database.Database, db: Db) => ({
  addEvent: prepare(
    database,
    (given: {
      reference: string
      seq: number
      state: string
      at: string
      by: string
      note: string | null
      keptAt: string
    }) =>
      db.insertInto('case_events').values({
        reference: given.reference,
        seq: given.seq,
        state: given.state,
        at: given.at,
        by: given.by,
        note: given.note,
        kept_at: given.keptAt,
      }),
  ),
  addNews: prepare(database, (given: { reference: string; seq: number }) =>
    db.insertInto('case_news').values({ reference: given.reference, seq: given.seq }),
  ),
  stands: prepare(database, (given: { reference: string; state: string; updatedAt: string }) =>
    db
      .updateTable('cases')
      .set({ state: given.state, updated_at: given.updatedAt })
      .where('reference', '=', given.reference),
  ),
})

const reading = (database: Database.Database, db: Db) => ({
  find: prepare(database, (given: { council: string; reference: string }) =>
    db
      .selectFrom('cases')
      .selectAll()
      .where('reference', '=', given.reference)
      .where('council', '=', given.council),
  ),
  about: prepare(database, (given: { council: string; subject: string }) =>
    db
      .selectFrom('cases')
      .select('reference')
      .where('council', '=', given.council)
      .where('subject', '=', given.subject)
      .orderBy('reference')
      .limit((value) => value.lit(MOST_ABOUT)),
  ),
  eventsOf: prepare(database, (given: { reference: string }) =>
    db.selectFrom('case_events').selectAll().where('reference', '=', given.reference).orderBy('seq'),
  ),
  lastEventOf: prepare(database, (given: { reference: string }) =>
    db
      .selectFrom('case_events')
      .select('seq')
      .where('reference', '=', given.reference)
      .orderBy('seq', 'desc')
      .limit((value) => value.lit(1)),
  ),
})

const trying = (database: Database.Database, db: Db) => ({
  triesSince: prepare(database, (given: { reference: string; since: string }) =>
    db
      .selectFrom('case_tries')
      .select('at')
      .where('reference', '=', given.reference)
      .where('at', '>', given.since),
  ),
  addTry: prepare(database, (given: { reference: string; at: string }) =>
    db.insertInto('case_tries').values({ reference: given.reference, at: given.at }),
  ),
})

const updating = (database: Database.Database, db: Db) => ({
  updateOf: prepare(database, (given: { council: string; client: string; updateId: string }) =>
    db
      .selectFrom('case_updates')
      .select(['reference', 'fingerprint'])
      .where('council', '=', given.council)
      .where('client', '=', given.client)
      .where('update_id', '=', given.updateId),
  ),
  addUpdate: prepare(
    database,
    (given: {
      council: string
      client: string
      updateId: string
      reference: string
      seq: number
      fingerprint: string
      code: string | null
    }) =>
      db.insertInto('case_updates').values({
        council: given.council,
        client: given.client,
        update_id: given.updateId,
        reference: given.reference,
        seq: given.seq,
        fingerprint: given.fingerprint,
        code: given.code,
      }),
  ),
})

/** Every query about cases, written once for the compiler to check against the tables, prepared for one database. */
export const caseQueries = (database: Database.Database, db: Db) => ({
  ...references(database, db),
  ...opening(database, db),
  ...happening(database, db),
  ...reading(database, db),
  ...trying(database, db),
  ...updating(database, db),
})

export type CaseQueries = ReturnType<typeof caseQueries>
