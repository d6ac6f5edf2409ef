import type { CaseDraft, CaseEvent } from '../../dialogs/ports'
import type { Case } from '../cases/case'
import { BotError } from '../errors'
import { listCases } from './caseLists'
import { type CaseQueries, caseQueries } from './caseQueries'
import type { CaseStore, ProofTry } from './caseStore'
import type { Engine, Steps } from './engine'
import { listEvents } from './eventLists'
import { toEvent } from './eventRows'
import type { ExchangeStore, SentUpdate, UpdateName } from './exchangeStore'

/** So often a free number is looked for: with half of all ninety million taken, one start in 10^30 would fail. */
const MOST_DRAWN = 100

/** What is told later than it was is kept when it came: `keptAt`. */
function* addEvent(
  query: CaseQueries,
  reference: string,
  seq: number,
  { state, at, by, note }: CaseEvent,
  keptAt = at,
): Steps<void> {
  yield* query.addEvent.run({
    reference,
    seq,
    state,
    at: at.toISOString(),
    by,
    note: note ?? null,
    keptAt: keptAt.toISOString(),
  })
  yield* query.addNews.run({ reference, seq })
  yield* query.toIndex.run({ reference })
}

/** Writes cases, inside the transaction of whoever calls it. */
export const opening = (query: CaseQueries) =>
  function* (cases: readonly Case[] = []): Steps<void> {
    for (const { reference, council, conversation, timeline, ...draft } of cases) {
      const [opened, last = opened] = [timeline[0], timeline.at(-1)]
      const isNew = yield* query.open.first({
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
      for (const [i, event] of timeline.entries()) yield* addEvent(query, reference, i + 1, event)
    }
  }

/** A case of a council, as it stands. */
export function* finding(query: CaseQueries, council: string, reference: string): Steps<Case | undefined> {
  const row = yield* query.find.first({ council, reference })
  if (row === undefined) return undefined
  const [first, ...others] = (yield* query.eventsOf.all({ reference })).map(toEvent)
  if (first === undefined) return undefined
  const draft: CaseDraft = JSON.parse(row.draft)
  return { ...draft, reference, council, conversation: row.conversation, timeline: [first, ...others] }
}

function* about(query: CaseQueries, council: string, subject: string): Steps<readonly Case[]> {
  const found: Case[] = []
  for (const { reference } of yield* query.about.all({ council, subject })) {
    const one = yield* finding(query, council, reference)
    if (one !== undefined) found.push(one)
  }
  return found.toSorted((a, b) => a.timeline[0].at.getTime() - b.timeline[0].at.getTime())
}

const giving = (query: CaseQueries) =>
  function* (key: string, at: Date, draw: () => string): Steps<string> {
    const before = yield* query.referenceOf.first({ key })
    if (before !== undefined) return before.reference
    for (let drawn = 0; drawn < MOST_DRAWN; drawn++) {
      const given = yield* query.give.first({ reference: draw(), key, at: at.toISOString() })
      if (given !== undefined) return given.reference
      // Somebody else may have been given one for the same key at the same moment.
      const meanwhile = yield* query.referenceOf.first({ key })
      if (meanwhile !== undefined) return meanwhile.reference
    }
    throw new BotError('reference_not_drawn')
  }

/** Adds to a timeline, where it still has `after` entries. */
export const moving = (query: CaseQueries) =>
  function* (reference: string, after: number, event: CaseEvent, keptAt = event.at): Steps<boolean> {
    if ((yield* query.hold.first({ reference })) === undefined) return false
    const last = yield* query.lastEventOf.first({ reference })
    if (last?.seq !== after) return false
    yield* addEvent(query, reference, after + 1, event, keptAt)
    yield* query.stands.run({ reference, state: event.state, updatedAt: keptAt.toISOString() })
    return true
  }

const taking = (query: CaseQueries) =>
  function* ({ reference, after, event, keptAt, ...sent }: SentUpdate): Steps<boolean> {
    // The case is held first, so that the same update sent twice at once is looked for one after the other.
    yield* query.hold.first({ reference })
    if ((yield* query.updateOf.first(sent)) !== undefined) return false
    if (!(yield* moving(query)(reference, after, event, keptAt))) return false
    const { council, client, updateId, fingerprint, code = null } = sent
    yield* query.addUpdate.run({ council, client, updateId, reference, seq: after + 1, fingerprint, code })
    return true
  }

const trying = (query: CaseQueries) =>
  function* ({ reference, isRight, at, since, most }: ProofTry): Steps<'right' | 'wrong' | 'locked'> {
    yield* query.hold.first({ reference })
    const wrong = (yield* query.triesSince.all({ reference, since: since.toISOString() })).length
    if (wrong >= most) return 'locked'
    if (isRight) return 'right'
    yield* query.addTry.run({ reference, at: at.toISOString() })
    return 'wrong'
  }

/** The cases in a database; every write is a transaction of its own, apart from the opening. */
export const casesOver = (engine: Engine): CaseStore & ExchangeStore => {
  const query = caseQueries(engine)
  return {
    referenceFor: engine.transaction(giving(query)),
    findCase: engine.steps((council: string, reference: string) => finding(query, council, reference)),
    casesAbout: engine.steps((council: string, subject: string) => about(query, council, subject)),
    moveCase: engine.transaction((reference: string, after: number, event: CaseEvent) =>
      moving(query)(reference, after, event),
    ),
    tryProof: engine.transaction(trying(query)),
    listCases: (search) => listCases(engine.db, search),
    listEvents: (search) => listEvents(engine.db, search),
    findUpdate: engine.steps(function* ({ council, client, updateId }: UpdateName) {
      const row = yield* query.updateOf.first({ council, client, updateId })
      return row && { reference: row.reference, fingerprint: row.fingerprint }
    }),
    takeUpdate: engine.transaction(taking(query)),
  }
}
