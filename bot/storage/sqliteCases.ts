import type Database from 'libsql'
import { CASE_STATES, type CaseDraft, type CaseEvent } from '../../dialogs/ports'
import type { Case } from '../cases/case'
import { BotError } from '../errors'
import type { CaseQueries } from './caseQueries'
import type { CaseStore, ProofTry } from './caseStore'

/** So often a free number is looked for: with half of all ninety million taken, one start in 10^30 would fail. */
const MOST_DRAWN = 100

type EventRow = ReturnType<CaseQueries['eventsOf']['all']>[number]

export const toEvent = ({
  state,
  at,
  by,
  note,
}: Pick<EventRow, 'state' | 'at' | 'by' | 'note'>): CaseEvent => ({
  state: CASE_STATES.find((each) => each === state) ?? 'received',
  at: new Date(at),
  by: by === 'resident' ? 'resident' : 'council',
  ...(note === null ? {} : { note }),
})

const addEvent = (query: CaseQueries, reference: string, seq: number, event: CaseEvent): void => {
  const { state, at, by, note } = event
  query.addEvent.run({ reference, seq, state, at: at.toISOString(), by, note: note ?? null })
  query.addNews.run({ reference, seq })
}

/** Writes cases, inside the transaction of whoever calls it. */
export const opening =
  (query: CaseQueries) =>
  (cases: readonly Case[] = []): void => {
    for (const { reference, council, conversation, timeline, ...draft } of cases) {
      const isNew = query.open.first({
        reference,
        council,
        conversation,
        draft: JSON.stringify(draft),
        subject: draft.subject ?? null,
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
  (reference: string, after: number, event: CaseEvent): boolean => {
    const last = query.lastEventOf.first({ reference })
    if (last?.seq !== after) return false
    addEvent(query, reference, after + 1, event)
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
export const casesOver = (database: Database.Database, query: CaseQueries): CaseStore => {
  const give = database.transaction(giving(query)).immediate
  const move = database.transaction(moving(query)).immediate
  const tryProof = database.transaction(trying(query)).immediate
  return {
    referenceFor: async (key, at, draw) => give(key, at, draw),
    findCase: async (council, reference) => finding(query, council, reference),
    casesAbout: async (council, subject) => about(query, council, subject),
    moveCase: async (reference, after, event) => move(reference, after, event),
    tryProof: async (attempt) => tryProof(attempt),
  }
}
