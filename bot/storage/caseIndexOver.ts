import { isOpen } from '../../dialogs/tracking/due'
import { type Case, stateOf } from '../cases/case'
import { toDesk } from './caseDesk'
import { caseIndexQueries, inSlots, TERMS_AT_ONCE } from './caseIndexQueries'
import type { CaseIndexStore, IndexedCase } from './caseIndexStore'
import { CLOSED, NOTHING_DUE } from './caseIndexTables'
import { type CaseQueries, caseQueries } from './caseQueries'
import { findCases } from './caseSearch'
import { finding } from './casesOver'
import type { Engine, Steps } from './engine'

type Queries = ReturnType<typeof caseIndexQueries>

const dueColumn = (one: Case, { dueAt }: IndexedCase): string =>
  isOpen(stateOf(one)) ? (dueAt?.toISOString() ?? NOTHING_DUE) : CLOSED

const isSame = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && others.every((term) => some.includes(term))

function* writing(query: Queries, one: Case, worked: IndexedCase): Steps<void> {
  const { reference, council, service, timeline } = one
  yield* query.write.run({
    ...{ reference, council, service },
    state: stateOf(one),
    openedAt: timeline[0].at.toISOString(),
    dueAt: dueColumn(one, worked),
    chased: Number(worked.isChased),
    replied: Number(worked.isReplied),
  })
  const before = (yield* query.termsOf.all({ reference })).map(({ term }) => term)
  if (isSame(before, worked.terms)) return
  yield* query.forgetTerms.run({ reference })
  for (let from = 0; from < worked.terms.length; from += TERMS_AT_ONCE)
    yield* query.addTerms.run({
      ...{ reference, council },
      ...inSlots(worked.terms.slice(from, from + TERMS_AT_ONCE)),
    })
}

/** Makes sure that there is a row for a case that was never worked out. */
export const beginning = (query: Pick<Queries, 'begin'>, reference: string): Steps<void> =>
  query.begin.run({ reference, nothingDue: NOTHING_DUE })

const indexing = (query: Queries, cases: CaseQueries) =>
  function* (reference: string, work: (one: Case) => IndexedCase): Steps<void> {
    // Whoever changes the case holds it too, so that no change falls between reading and writing.
    yield* cases.hold.first({ reference })
    const council = (yield* query.councilOf.first({ reference }))?.council
    if (council === undefined || (yield* query.isPending.first({ reference })) === undefined) return
    const one = yield* finding(cases, council, reference)
    if (one !== undefined) yield* writing(query, one, work(one))
    yield* query.indexed.run({ reference })
  }

const ruling = (query: Queries) =>
  function* (council: string, rules: string): Steps<void> {
    if ((yield* query.rulesOf.first({ council }))?.rules === rules) return
    yield* query.openAgain.run({ council, closed: CLOSED })
    yield* query.keepRules.run({ council, rules })
  }

/** The index of cases in a database. */
export const caseIndexOver = (engine: Engine): CaseIndexStore => {
  const query = caseIndexQueries(engine)
  const pending = engine.steps((most: number) => query.pending.all({ most }))
  const index = engine.transaction(indexing(query, caseQueries(engine)))
  return {
    indexBy: engine.transaction(ruling(query)),
    indexCases: async (most, work) => {
      const some = await pending(most + 1)
      for (const { reference } of some.slice(0, most)) await index(reference, work)
      return some.length - Math.min(some.length, most)
    },
    findCases: (search) => findCases(engine.db, search),
    deskOf: engine.steps(function* (reference: string) {
      return toDesk(yield* query.desk.first({ reference }))
    }),
    markCaseSeen: engine.transaction(function* (reference: string) {
      yield* beginning(query, reference)
      yield* query.see.run({ reference })
    }),
  }
}
