import type { Engine } from './engine'

const readingNews = ({ prepare, db, locked }: Engine) => ({
  anyNews: prepare((given: { most: number }) =>
    db.selectFrom('case_news').select('reference').limit(given.most),
  ),
  news: prepare((given: { most: number }) =>
    locked(
      db
        .selectFrom('case_news as news')
        .innerJoin('case_events as event', (on) =>
          on.onRef('event.reference', '=', 'news.reference').onRef('event.seq', '=', 'news.seq'),
        )
        .innerJoin('cases', 'cases.reference', 'news.reference')
        .select(['event.reference', 'event.seq', 'event.state', 'event.at', 'event.by', 'event.note'])
        .select(['cases.council', 'cases.draft'])
        .orderBy('event.at')
        .orderBy('event.reference')
        .orderBy('event.seq')
        .limit(given.most),
      'passing',
      'news',
    ),
  ),
  forgetNews: prepare((given: { reference: string; seq: number }) =>
    db.deleteFrom('case_news').where('reference', '=', given.reference).where('seq', '=', given.seq),
  ),
})

const planning = ({ prepare, db }: Engine) => ({
  plan: prepare(
    (given: {
      consumer: string
      subject: string
      part: number
      council: string
      state: string
      at: string
      payload: string | null
    }) =>
      db
        .insertInto('deliveries')
        .values((value) => ({
          consumer: given.consumer,
          subject: given.subject,
          part: given.part,
          council: given.council,
          state: given.state,
          attempts: value.lit(0),
          due_at: given.at,
          planned_at: given.at,
          payload: given.payload,
        }))
        .onConflict((conflict) => conflict.columns(['consumer', 'subject', 'part']).doNothing()),
  ),
})

/** Which delivery. */
type Key = { consumer: string; subject: string; part: number }

const claiming = ({ prepare, db, locked }: Engine) => ({
  claim: prepare((given: { consumer: string; open: string; at: string; until: string }) =>
    db
      .updateTable('deliveries')
      .set((value) => ({ attempts: value('attempts', '+', value.lit(1)), due_at: given.until }))
      .where('position', '=', (find) =>
        locked(
          find
            .selectFrom('deliveries')
            .select('position')
            .where('consumer', '=', given.consumer)
            .where('state', '=', given.open)
            .where('due_at', '<=', given.at)
            .orderBy('due_at')
            .orderBy('position')
            .limit((value) => value.lit(1)),
          'passing',
        ),
      )
      .returningAll(),
  ),
})

/** As `claim`, and nothing about a subject while something before it is open. */
const claimingInOrder = ({ prepare, db, locked }: Engine) => ({
  claimInOrder: prepare((given: { consumer: string; open: string; at: string; until: string }) =>
    db
      .updateTable('deliveries')
      .set((value) => ({ attempts: value('attempts', '+', value.lit(1)), due_at: given.until }))
      .where('position', '=', (find) =>
        locked(
          find
            .selectFrom('deliveries as next')
            .select('next.position')
            .where('next.consumer', '=', given.consumer)
            .where('next.state', '=', given.open)
            .where('next.due_at', '<=', given.at)
            .where(({ not, exists, selectFrom }) =>
              not(
                exists(
                  selectFrom('deliveries as before')
                    .select('before.position')
                    .where('before.consumer', '=', given.consumer)
                    .whereRef('before.subject', '=', 'next.subject')
                    .whereRef('before.part', '<', 'next.part')
                    .where('before.state', '=', given.open),
                ),
              ),
            )
            .orderBy('next.due_at')
            .orderBy('next.position')
            .limit((value) => value.lit(1)),
          'passing',
        ),
      )
      .returningAll(),
  ),
})

const settling = ({ prepare, db }: Engine) => ({
  settle: prepare(
    (
      given: Key & {
        attempt: number
        open: string
        state: string
        dueAt: string
        payload: string | null
        outsideId: string | null
        fault: string | null
      },
    ) =>
      db
        .updateTable('deliveries')
        .set((value) => ({
          state: given.state,
          due_at: given.dueAt,
          payload: given.payload,
          outside_id: value.fn.coalesce(value.val(given.outsideId), 'outside_id'),
          fault: given.fault,
        }))
        .where('consumer', '=', given.consumer)
        .where('subject', '=', given.subject)
        .where('part', '=', given.part)
        .where('attempts', '=', given.attempt)
        .where('state', '=', given.open)
        .returning('position'),
  ),
})

const telling = ({ prepare, db }: Engine) => ({
  noteReceipt: prepare((given: Key & { outsideId: string; status: string; delivered: string }) =>
    db
      .updateTable('deliveries')
      .set((value) => ({
        outside_id: given.outsideId,
        receipt: value
          .case()
          .when('receipt', '=', given.delivered)
          .then(value.ref('receipt'))
          .else(given.status)
          .end(),
      }))
      .where('consumer', '=', given.consumer)
      .where('subject', '=', given.subject)
      .where('part', '=', given.part)
      .returning('position'),
  ),
  deliveriesAbout: prepare((given: { subject: string }) =>
    db.selectFrom('deliveries').selectAll().where('subject', '=', given.subject).orderBy('position'),
  ),
})

const texting = ({ prepare, db }: Engine) => ({
  /** One statement, so that two texts of a new number at once are one conversation. */
  keepTexter: prepare((given: { council: string; number: string; conversation: string; at: string }) =>
    db
      .insertInto('texters')
      .values({
        council: given.council,
        number: given.number,
        conversation: given.conversation,
        last_at: given.at,
      })
      .onConflict((conflict) =>
        conflict.columns(['council', 'number']).doUpdateSet((value) => ({
          last_at: value.ref('excluded.last_at'),
        })),
      )
      .returning('conversation'),
  ),
  forgetQuiet: prepare((given: { since: string }) =>
    db.deleteFrom('texters').where('last_at', '<=', given.since),
  ),
  talkOf: prepare((given: { council: string; number: string }) =>
    db
      .selectFrom('texters')
      .select('conversation')
      .where('council', '=', given.council)
      .where('number', '=', given.number),
  ),
  texterIn: prepare((given: { conversation: string }) =>
    db
      .selectFrom('texters')
      .leftJoin('text_stops', (on) =>
        on
          .onRef('text_stops.council', '=', 'texters.council')
          .onRef('text_stops.number', '=', 'texters.number'),
      )
      .select(['texters.number', 'texters.last_at', 'text_stops.at as stopped_at'])
      .where('texters.conversation', '=', given.conversation),
  ),
  forgetTexter: prepare((given: { council: string; number: string }) =>
    db.deleteFrom('texters').where('council', '=', given.council).where('number', '=', given.number),
  ),
})

const stopping = ({ prepare, db }: Engine) => ({
  stop: prepare((given: { council: string; number: string; at: string }) =>
    db
      .insertInto('text_stops')
      .values({ council: given.council, number: given.number, at: given.at })
      .onConflict((conflict) => conflict.columns(['council', 'number']).doNothing()),
  ),
  unstop: prepare((given: { council: string; number: string }) =>
    db.deleteFrom('text_stops').where('council', '=', given.council).where('number', '=', given.number),
  ),
  stopped: prepare((given: { council: string; number: string }) =>
    db
      .selectFrom('text_stops')
      .select('at')
      .where('council', '=', given.council)
      .where('number', '=', given.number),
  ),
})

/** Every query about what is told to others, written once for the compiler to check against the tables. */
export const outboxQueries = (engine: Engine) => ({
  ...readingNews(engine),
  ...planning(engine),
  ...claiming(engine),
  ...claimingInOrder(engine),
  ...settling(engine),
  ...telling(engine),
  ...texting(engine),
  ...stopping(engine),
})

export type OutboxQueries = ReturnType<typeof outboxQueries>
