import type { CaseDraft } from '../../dialogs/ports'
import type { Engine, RowOf, Steps } from './engine'
import { toEvent } from './eventRows'
import { type OutboxQueries, outboxQueries } from './outboxQueries'
import type {
  CaseNews,
  Delivery,
  DeliveryState,
  NewDelivery,
  OutboxStore,
  Settlement,
  Texter,
} from './outboxStore'

type NewsRow = RowOf<OutboxQueries['news']>
type Row = RowOf<OutboxQueries['deliveriesAbout']>

const toNews = ({ council, reference, seq, draft, ...event }: NewsRow): CaseNews => {
  const { answers, contact }: CaseDraft = JSON.parse(draft)
  return { ...toEvent(event), council, reference, seq, answers, contact }
}

const toDelivery = ({ consumer, council, subject, part, ...row }: Row): Delivery => ({
  consumer,
  council,
  subject,
  part,
  attempt: row.attempts,
  plannedAt: new Date(row.planned_at),
  ...(row.payload === null ? {} : { payload: JSON.parse(row.payload) as unknown }),
})

const OPEN = 'open'
const STATES = [OPEN, 'done', 'failed'] as const

const toState = ({ consumer, part, state, attempts, ...row }: Row): DeliveryState => ({
  consumer,
  part,
  state: STATES.find((each) => each === state) ?? 'failed',
  attempts,
  dueAt: new Date(row.due_at),
  ...(row.outside_id === null ? {} : { outsideId: row.outside_id }),
  ...(row.receipt === null ? {} : { receipt: row.receipt }),
  ...(row.fault === null ? {} : { fault: row.fault }),
})

/** Plans deliveries, inside the transaction of whoever calls it. */
export const planning = (query: Pick<OutboxQueries, 'plan'>) =>
  function* (deliveries: readonly NewDelivery[], at: Date): Steps<void> {
    for (const { payload, ...delivery } of deliveries)
      yield* query.plan.run({
        ...delivery,
        state: OPEN,
        at: at.toISOString(),
        payload: payload === undefined ? null : JSON.stringify(payload),
      })
  }

const planningNews = (query: OutboxQueries, plan: ReturnType<typeof planning>) =>
  function* (at: Date, most: number, wants: (news: CaseNews) => readonly NewDelivery[]): Steps<number> {
    const news = (yield* query.news.all({ most })).map(toNews)
    for (const one of news) {
      yield* plan(wants(one), at)
      yield* query.forgetNews.run({ reference: one.reference, seq: one.seq })
    }
    return news.length
  }

const settling = (query: OutboxQueries) =>
  function* (delivery: Delivery, settlement: Settlement): Steps<boolean> {
    const { consumer, subject, part, attempt, payload, plannedAt } = delivery
    const isOpen = settlement.state === 'open'
    const settled = yield* query.settle.first({
      consumer,
      subject,
      part,
      attempt,
      open: OPEN,
      state: settlement.state,
      dueAt: (isOpen ? settlement.dueAt : plannedAt).toISOString(),
      payload: isOpen && payload !== undefined ? JSON.stringify(payload) : null,
      outsideId: settlement.state === 'done' ? (settlement.outsideId ?? null) : null,
      fault: settlement.state === 'done' ? null : settlement.fault,
    })
    return settled !== undefined
  }

const texting = (query: OutboxQueries) =>
  function* ({ council, number, at }: Texter, since: Date, draw: () => string): Steps<string> {
    yield* query.forgetQuiet.run({ since: since.toISOString() })
    const drawn = draw()
    const kept = yield* query.keepTexter.first({ council, number, conversation: drawn, at: at.toISOString() })
    return kept?.conversation ?? drawn
  }

const textersIn = (engine: Engine, query: OutboxQueries): Pick<OutboxStore, 'talkOf' | 'texterIn'> => ({
  talkOf: engine.steps(function* ({ council, number }: Pick<Texter, 'council' | 'number'>) {
    return (yield* query.talkOf.first({ council, number }))?.conversation
  }),
  texterIn: engine.steps(function* (conversation: string) {
    const row = yield* query.texterIn.first({ conversation })
    if (row === undefined) return undefined
    const { number, last_at, stopped_at } = row
    return { number, isSilenced: stopped_at !== null && stopped_at >= last_at }
  }),
})

/** What is still to be told, in a database; every call is a transaction of its own. */
export const outboxOver = (engine: Engine): OutboxStore => {
  const query = outboxQueries(engine)
  const plan = planning(query)
  const planNews = engine.transaction(planningNews(query, plan))
  const hasNews = engine.steps(() => query.anyNews.first({ most: 1 }))
  return {
    // Most looks find nothing: they need no transaction, which would keep turns waiting.
    planNews: async (at, most, wants) => ((await hasNews()) === undefined ? 0 : planNews(at, most, wants)),
    plan: engine.transaction(plan),
    claim: engine.steps(function* (consumer: string, at: Date, until: Date, inOrder?: 'inOrder') {
      const claim = { consumer, open: OPEN, at: at.toISOString(), until: until.toISOString() }
      const row = yield* inOrder === undefined ? query.claim.first(claim) : query.claimInOrder.first(claim)
      return row === undefined ? undefined : toDelivery(row)
    }),
    settle: engine.steps(settling(query)),
    noteReceipt: engine.steps(function* ({ consumer, subject, part }, receipt) {
      const noted = { consumer, subject, part, ...receipt, delivered: 'delivered' }
      return (yield* query.noteReceipt.first(noted)) !== undefined
    }),
    deliveriesAbout: engine.steps(function* (subject: string) {
      return (yield* query.deliveriesAbout.all({ subject })).map(toState)
    }),
    conversationOf: engine.transaction(texting(query)),
    ...textersIn(engine, query),
    stopTexts: engine.steps(({ council, number, at }: Texter, isStopped: boolean) =>
      isStopped
        ? query.stop.run({ council, number, at: at.toISOString() })
        : query.unstop.run({ council, number }),
    ),
    hasStopped: engine.steps(function* ({ council, number }: Pick<Texter, 'council' | 'number'>) {
      return (yield* query.stopped.first({ council, number })) !== undefined
    }),
    forgetTexter: engine.steps(({ council, number }: Pick<Texter, 'council' | 'number'>) =>
      query.forgetTexter.run({ council, number }),
    ),
  }
}
