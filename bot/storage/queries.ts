import type { Kysely } from 'kysely'
import type Database from 'libsql'
import { prepare } from './prepare'
import type { Tables } from './tables'

type Db = Kysely<Tables>

const starting = (database: Database.Database, db: Db) =>
  prepare(
    database,
    (given: { id: string; council: string; channel: string; resident: string; locale: string; at: string }) =>
      db
        .insertInto('conversations')
        .values((value) => ({
          id: given.id,
          council: given.council,
          channel: given.channel,
          resident: given.resident,
          locale: given.locale,
          started_at: given.at,
          last_at: given.at,
          last_seq: value.lit(0),
          ended: value.lit(0),
        }))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('id'),
  )

const inserting = (database: Database.Database, db: Db) =>
  prepare(
    database,
    (given: {
      conversation: string
      seq: number
      turn: number
      saidBy: string
      activity: string
      at: string
      clientId: string | null
    }) =>
      db.insertInto('messages').values({
        conversation: given.conversation,
        seq: given.seq,
        turn: given.turn,
        said_by: given.saidBy,
        activity: given.activity,
        at: given.at,
        client_id: given.clientId,
      }),
  )

const updating = (database: Database.Database, db: Db) =>
  prepare(
    database,
    (given: { conversation: string; state: string | null; seq: number; at: string; ended: number }) =>
      db
        .updateTable('conversations')
        .set({ state: given.state, last_seq: given.seq, last_at: given.at, ended: given.ended })
        .where('id', '=', given.conversation),
  )

const reading = (database: Database.Database, db: Db) => ({
  find: prepare(database, (given: { id: string }) =>
    db.selectFrom('conversations').selectAll().where('id', '=', given.id),
  ),
  last: prepare(database, (given: { conversation: string }) =>
    db
      .selectFrom('conversations')
      .select(['last_seq', 'last_at', 'ended'])
      .where('id', '=', given.conversation),
  ),
  keptAs: prepare(database, (given: { conversation: string; clientId: string }) =>
    db
      .selectFrom('messages as first')
      .innerJoin('messages as each', (on) =>
        on.onRef('each.conversation', '=', 'first.conversation').onRef('each.turn', '=', 'first.turn'),
      )
      .select('each.seq')
      .where('first.conversation', '=', given.conversation)
      .where('first.client_id', '=', given.clientId)
      .orderBy('each.seq'),
  ),
  messagesAfter: prepare(database, (given: { conversation: string; seq: number; limit: number }) =>
    db
      .selectFrom('messages')
      .select(['seq', 'said_by', 'activity', 'at'])
      .where('conversation', '=', given.conversation)
      .where('seq', '>', given.seq)
      .orderBy('seq')
      .limit(given.limit),
  ),
})

const ready = (database: Database.Database, db: Db) =>
  prepare(database, (given: { id: number }) =>
    db
      .insertInto('readiness')
      .values((value) => ({ id: given.id, checks: value.lit(1) }))
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((value) => ({ checks: value('readiness.checks', '+', value.lit(1)) })),
      )
      .returning('checks'),
  )

/** Every query of the store, written once for the compiler to check against the tables, prepared for one database. */
export const queries = (database: Database.Database, db: Db) => ({
  start: starting(database, db),
  insert: inserting(database, db),
  update: updating(database, db),
  ready: ready(database, db),
  ...reading(database, db),
})

export type Queries = ReturnType<typeof queries>
