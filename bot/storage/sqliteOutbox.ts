import type Database from 'libsql'
import type { CaseDraft } from '../../dialogs/ports'
import { toEvent } from './eventRows'
import type { OutboxQueries } from './outboxQueries'
import type {
  CaseNews,
  Delivery,
  DeliveryState,
  NewDelivery,
  OutboxStore,
  Settlement,
  Texter,
} from './outboxStore'

type NewsRow = ReturnType<OutboxQueries['news']['all']>[number]
type Row = ReturnType<OutboxQueries['deliveriesAbout']['all']>[number]

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

const planning =
  (query: OutboxQueries) =>
  (deliveries: readonly NewDelivery[], at: Date): void => {
    for (const { payload, ...delivery } of deliveries)
      query.plan.run({
        ...delivery,
        state: OPEN,
        at: at.toISOString(),
        payload: payload === undefined ? null : JSON.stringify(payload),
      })
  }

const planningNews =
  (query: OutboxQueries, plan: ReturnType<typeof planning>) =>
  (at: Date, most: number, wants: (news: CaseNews) => readonly NewDelivery[]): number => {
    const news = query.news.all({ most }).map(toNews)
    for (const one of news) {
      plan(wants(one), at)
      query.forgetNews.run({ reference: one.reference, seq: one.seq })
    }
    return news.length
  }

const settling =
  (query: OutboxQueries) =>
  (delivery: Delivery, settlement: Settlement): boolean => {
    const { consumer, subject, part, attempt, payload, plannedAt } = delivery
    const isOpen = settlement.state === 'open'
    const settled = query.settle.first({
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

const texting =
  (query: OutboxQueries) =>
  ({ council, number, at }: Texter, since: Date, draw: () => string): string => {
    query.forgetQuiet.run({ since: since.toISOString() })
    const known = query.texter.first({ council, number })
    const conversation = known?.conversation ?? draw()
    query.keepTexter.run({ council, number, conversation, at: at.toISOString() })
    return conversation
  }

/** What is still to be told, in a database; every call is a transaction of its own. */
export const outboxOver = (database: Database.Database, query: OutboxQueries): OutboxStore => {
  const plan = planning(query)
  const planAll = database.transaction(plan).immediate
  const planNews = database.transaction(planningNews(query, plan)).immediate
  const settle = settling(query)
  const conversationOf = database.transaction(texting(query)).immediate
  return {
    // Most looks find nothing: they need no transaction, which would keep turns waiting.
    planNews: async (at, most, wants) =>
      query.news.first({ most: 1 }) === undefined ? 0 : planNews(at, most, wants),
    plan: async (deliveries, at) => planAll(deliveries, at),
    claim: async (consumer, at, until) => {
      const row = query.claim.first({
        consumer,
        open: OPEN,
        at: at.toISOString(),
        until: until.toISOString(),
      })
      return row === undefined ? undefined : toDelivery(row)
    },
    settle: async (delivery, settlement) => settle(delivery, settlement),
    noteReceipt: async ({ consumer, subject, part }, receipt) =>
      query.noteReceipt.first({ consumer, subject, part, ...receipt, delivered: 'delivered' }) !== undefined,
    deliveriesAbout: async (subject) => query.deliveriesAbout.all({ subject }).map(toState),
    conversationOf: async (texter, since, draw) => conversationOf(texter, since, draw),
    stopTexts: async ({ council, number, at }, isStopped) =>
      isStopped
        ? query.stop.run({ council, number, at: at.toISOString() })
        : query.unstop.run({ council, number }),
    hasStopped: async ({ council, number }) => query.stopped.first({ council, number }) !== undefined,
    forgetTexter: async ({ council, number }) => query.forgetTexter.run({ council, number }),
  }
}
