import type { Engine } from './engine'

/** More reports of one thing than anybody looks through. */
const MOST_ABOUT = 100

const references = ({ prepare, db }: Engine) => ({
  referenceOf: prepare((given: { key: string }) =>
    db.selectFrom('case_references').select('reference').where('key', '=', given.key),
  ),
  give: prepare((given: { reference: string; key: string; at: string }) =>
    db
      .insertInto('case_references')
      .values({ reference: given.reference, key: given.key, at: given.at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('reference'),
  ),
})

const opening = ({ prepare, db }: Engine) => ({
  open: prepare(
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

const happening = ({ prepare, db }: Engine) => ({
  addEvent: prepare(
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
  addNews: prepare((given: { reference: string; seq: number }) =>
    db.insertInto('case_news').values({ reference: given.reference, seq: given.seq }),
  ),
  toIndex: prepare((given: { reference: string }) =>
    db
      .insertInto('case_unindexed')
      .values({ reference: given.reference })
      .onConflict((conflict) => conflict.doNothing()),
  ),
  stands: prepare((given: { reference: string; state: string; updatedAt: string }) =>
    db
      .updateTable('cases')
      .set({ state: given.state, updated_at: given.updatedAt })
      .where('reference', '=', given.reference),
  ),
})

const reading = ({ prepare, db, locked }: Engine) => ({
  /** Keeps the case to whoever asked until their transaction ends. */
  hold: prepare((given: { reference: string }) =>
    locked(db.selectFrom('cases').select('reference').where('reference', '=', given.reference)),
  ),
  find: prepare((given: { council: string; reference: string }) =>
    db
      .selectFrom('cases')
      .selectAll()
      .where('reference', '=', given.reference)
      .where('council', '=', given.council),
  ),
  about: prepare((given: { council: string; subject: string }) =>
    db
      .selectFrom('cases')
      .select('reference')
      .where('council', '=', given.council)
      .where('subject', '=', given.subject)
      .orderBy('reference')
      .limit((value) => value.lit(MOST_ABOUT)),
  ),
  eventsOf: prepare((given: { reference: string }) =>
    db.selectFrom('case_events').selectAll().where('reference', '=', given.reference).orderBy('seq'),
  ),
  lastEventOf: prepare((given: { reference: string }) =>
    db
      .selectFrom('case_events')
      .select('seq')
      .where('reference', '=', given.reference)
      .orderBy('seq', 'desc')
      .limit((value) => value.lit(1)),
  ),
})

const trying = ({ prepare, db }: Engine) => ({
  triesSince: prepare((given: { reference: string; since: string }) =>
    db
      .selectFrom('case_tries')
      .select('at')
      .where('reference', '=', given.reference)
      .where('at', '>', given.since),
  ),
  addTry: prepare((given: { reference: string; at: string }) =>
    db.insertInto('case_tries').values({ reference: given.reference, at: given.at }),
  ),
})

const updating = ({ prepare, db }: Engine) => ({
  updateOf: prepare((given: { council: string; client: string; updateId: string }) =>
    db
      .selectFrom('case_updates')
      .select(['reference', 'fingerprint'])
      .where('council', '=', given.council)
      .where('client', '=', given.client)
      .where('update_id', '=', given.updateId),
  ),
  addUpdate: prepare(
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
export const caseQueries = (engine: Engine) => ({
  ...references(engine),
  ...opening(engine),
  ...happening(engine),
  ...reading(engine),
  ...trying(engine),
  ...updating(engine),
})

export type CaseQueries = ReturnType<typeof caseQueries>
