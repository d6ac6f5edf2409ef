import type { Engine } from './engine'

const starting = ({ prepare, db }: Engine) =>
  prepare(
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

const inserting = ({ prepare, db }: Engine) =>
  prepare(
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

const updating = ({ prepare, db }: Engine) =>
  prepare(
    (given: {
      conversation: string
      state: string | null
      seq: number
      at: string
      ended: number
      owner: string
    }) =>
      db
        .updateTable('conversations')
        .set({
          state: given.state,
          last_seq: given.seq,
          last_at: given.at,
          ended: given.ended,
          owner: given.owner,
        })
        .where('id', '=', given.conversation),
  )

/** After what was said outside a turn: what the dialogs remember stays as it is. */
const saying = ({ prepare, db }: Engine) =>
  prepare((given: { conversation: string; seq: number; at: string; owner: string }) =>
    db
      .updateTable('conversations')
      .set({ last_seq: given.seq, last_at: given.at, owner: given.owner })
      .where('id', '=', given.conversation),
  )

const reading = ({ prepare, db, locked }: Engine) => ({
  find: prepare((given: { id: string }) =>
    db.selectFrom('conversations').selectAll().where('id', '=', given.id),
  ),
  last: prepare((given: { conversation: string }) =>
    locked(
      db
        .selectFrom('conversations')
        .select(['last_seq', 'last_at', 'ended', 'owner', 'council', 'channel'])
        .where('id', '=', given.conversation),
    ),
  ),
  keptAs: prepare((given: { conversation: string; clientId: string }) =>
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
  messagesAfter: prepare((given: { conversation: string; seq: number; limit: number }) =>
    db
      .selectFrom('messages')
      .select(['seq', 'said_by', 'activity', 'at'])
      .where('conversation', '=', given.conversation)
      .where('seq', '>', given.seq)
      .orderBy('seq')
      .limit(given.limit),
  ),
})

const ready = ({ prepare, db }: Engine) =>
  prepare((given: { id: number }) =>
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
export const queries = (engine: Engine) => ({
  start: starting(engine),
  insert: inserting(engine),
  update: updating(engine),
  said: saying(engine),
  ready: ready(engine),
  ...reading(engine),
})

export type Queries = ReturnType<typeof queries>
