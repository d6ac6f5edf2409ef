import type { Kysely } from 'kysely'
import type Database from 'libsql'
import type { CaseDraft, CaseEvent } from '../../dialogs/ports'
import type { Case } from '../cases/case'
import { BotError } from '../errors'
import { listCases } from './caseLists'
import type { CaseQueries } from './caseQueries'
import type { CaseStore, ProofTry } from './caseStore'
import { listEvents } from './eventLists'
import { toEvent } from './eventRows'
import type { ExchangeStore, SentUpdate } from './exchangeStore'
import type { Tables } from './tables'

/** So often a free number is looked for: with half of all ninety million taken, one start in 10^30 would fail. */
const MOST_DRAWN = 100

/** What is told later than it was is kept when it came: `keptAt`. */
const addEvent = (
  query: CaseQueries,
  reference: string,
  seq: number,
  { state, at, by, note }: CaseEvent,
  keptAt = at,
): void => {
  query.addEvent.run({
    reference,
    seq,
    state,
    at: at.toISOString(),
    by,
    note: note ?? null,
    keptAt: keptAt.toISOString(),
  })
  query.addNews.run({ reference, seq })
}

/** Writes cases, inside the transaction of whoever calls it. */
export const opening =
  (query: CaseQueries) =>
  (cases: readonly Case[] = []): void => {
    for (const { reference, council, conversation, timeline, ...draft } of cases) {
      const [opened, last = opened] = [timeline[0], timeline.at(-1)]
      const isNew = query.open.first({
        reference,
        council,
        conversation,
        draft: JSON.stringify(draft),
        subject: draft.subject ?? null,
        service: draft.service,
        state: last.state,
        openedAt: opened.at.toISOString(),
        updatedAt: last.at.toISOString(),
      })
      if (isNew === undefined) continue
      for (const [i, event] of timeline.entries()) addEvent(query, reference, i + 1, event)
    }
  }

const finding = (query: CaseQueries, council: string, reference: string): Case | undefined => {
  const row = query.find.first({ council, reference })
  const [first, ...others] = row === undefined ? [] : query.eventsOf.all({ reference }).map(toEvent)
  if (row === undefined || first === undefined) return undefined
  const draft: CaseDraft = JSON.parse(row.draft)
  return { ...draft, reference, council, conversation: row.conversation, timeline: [first, ...others] }
}

const about = (query: CaseQueries, council: string, subject: string): readonly Case[] =>
  query.about
    .all({ council, subject })
    .flatMap(({ reference }) => finding(query, council, reference) ?? [])
    .toSorted((a, b) => a.timeline[0].at.getTime() - b.timeline[0].at.getTime())

const giving =
  (query: CaseQueries) =>
  (key: string, at: Date, draw: () => string): string => {
    const before = query.referenceOf.first({ key })
    if (before !== undefined) return before.reference
    for (let drawn = 0; drawn < MOST_DRAWN; drawn++) {
      const given = query.give.first({ reference: draw(), key, at: at.toISOString() })
      if (given !== undefined) return given.reference
    }
    throw new BotError('reference_not_drawn')
  }

const moving =
  (query: CaseQueries) =>
  (reference: string, after: number, event: CaseEvent, keptAt = event.at): boolean => {
    const last = query.lastEventOf.first({ reference })
    if (last?.seq !== after) return false
    addEvent(query, reference, after + 1, event, keptAt)
    query.stands.run({ reference, state: event.state, updatedAt: keptAt.toISOString() })
    return true
  }

const taking =
  (query: CaseQueries) =>
  ({ reference, after, event, keptAt, ...sent }: SentUpdate): boolean => {
    if (query.updateOf.first(sent) !== undefined) return false
    if (!moving(query)(reference, after, event, keptAt)) return false
    const { council, client, updateId, fingerprint, code = null } = sent
    query.addUpdate.run({ council, client, updateId, reference, seq: after + 1, fingerprint, code })
    return true
  }

const trying =
  (query: CaseQueries) =>
  ({ reference, isRight, at, since, most }: ProofTry): 'right' | 'wrong' | 'locked' => {
    const wrong = query.triesSince.all({ reference, since: since.toISOString() }).length
    if (wrong >= most) return 'locked'
    if (isRight) return 'right'
    query.addTry.run({ reference, at: at.toISOString() })
    return 'wrong'
  }

/** The cases in a database; every write is a transaction of its own, apart from the opening. */
export const casesOver = (
  database: Database.Database,
  db: Kysely<Tables>,
  query: CaseQueries,
): CaseStore & ExchangeStore => {
  const give = database.transaction(giving(query)).immediate
  const move = database.transaction(moving(query)).immediate
  const tryProof = database.transaction(trying(query)).immediate
  const take = database.transaction(taking(query)).immediate
  return {
    referenceFor: async (key, at, draw) => give(key, at, draw),
    findCase: async (council, reference) => finding(query, council, reference),
    casesAbout: async (council, subject) => about(query, council, subject),
    moveCase: async (reference, after, event) => move(reference, after, event),
    tryProof: async (attempt) => tryProof(attempt),
    listCases: (search) => listCases(db, search),
    listEvents: (search) => listEvents(db, search),
    findUpdate: async ({ council, client, updateId }) => {
      const row = query.updateOf.first({ council, client, updateId })
      return row && { reference: row.reference, fingerprint: row.fingerprint }
    },
    takeUpdate: async (update) => take(update),
  }
}
