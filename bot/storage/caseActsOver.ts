import { BotError } from '../errors'
import {
  ACTS,
  type Act,
  type ActOutcome,
  type CaseAct,
  type CaseActStore,
  type CaseSeen,
  type NewAct,
} from './caseActStore'
import { beginning } from './caseIndexOver'
import { caseIndexQueries } from './caseIndexQueries'
import { type CaseQueries, caseQueries } from './caseQueries'
import { moving } from './casesOver'
import type { Engine, RowOf, Steps } from './engine'

const writing = ({ prepare, db }: Engine) => ({
  add: prepare(
    (given: {
      reference: string
      key: string
      seq: number
      at: string
      by: string
      what: string
      event: number | null
      detail: string
      fingerprint: string
    }) =>
      db.insertInto('case_acts').values({
        reference: given.reference,
        key: given.key,
        seq: given.seq,
        at: given.at,
        by: given.by,
        what: given.what,
        event: given.event,
        detail: given.detail,
        fingerprint: given.fingerprint,
      }),
  ),
  redraft: prepare((given: { reference: string; draft: string; subject: string | null; at: string }) =>
    db
      .updateTable('cases')
      .set({ draft: given.draft, subject: given.subject, updated_at: given.at })
      .where('reference', '=', given.reference),
  ),
  assign: prepare((given: { reference: string; team: string | null; assignee: string | null }) =>
    db
      .updateTable('case_index')
      .set({ team: given.team, assignee: given.assignee })
      .where('reference', '=', given.reference),
  ),
})

const reading = ({ prepare, db }: Engine) => ({
  actOf: prepare((given: { reference: string; key: string }) =>
    db
      .selectFrom('case_acts')
      .select(['what', 'fingerprint'])
      .where('reference', '=', given.reference)
      .where('key', '=', given.key),
  ),
  acts: prepare((given: { reference: string }) =>
    db.selectFrom('case_acts').selectAll().where('reference', '=', given.reference).orderBy('seq'),
  ),
})

const actQueries = (engine: Engine) => ({
  ...writing(engine),
  ...reading(engine),
  begin: caseIndexQueries(engine).begin,
})
type Queries = ReturnType<typeof actQueries>
type Row = RowOf<Queries['acts']>

const whatIn = ({ what }: Pick<Row, 'what'>): Act => ACTS.find((each) => each === what) ?? 'noted'

const toAct = (row: Row): CaseAct => ({
  at: new Date(row.at),
  by: row.by,
  what: whatIn(row),
  detail: JSON.parse(row.detail),
  ...(row.event === null ? {} : { event: row.event }),
})

/** What of an act others may be surprised by: a note changes nothing. */
const counts = ({ what }: Pick<Row, 'what'>): boolean => what !== 'noted'

function* changing(cases: CaseQueries, query: Queries, act: NewAct): Steps<void> {
  const { reference, draft, desk, at } = act
  if (draft !== undefined) {
    yield* query.redraft.run({
      reference,
      draft: JSON.stringify(draft),
      subject: draft.subject ?? null,
      at: at.toISOString(),
    })
    yield* cases.toIndex.run({ reference })
  }
  if (desk === undefined) return
  yield* beginning(query, reference)
  yield* query.assign.run({ reference, ...desk })
}

/** What there is of a case, read while nobody else may change it. */
function* standing(cases: CaseQueries, query: Queries, reference: string) {
  if ((yield* cases.hold.first({ reference })) === undefined) throw new BotError('case_unknown')
  const acts = yield* query.acts.all({ reference })
  const events = (yield* cases.lastEventOf.first({ reference }))?.seq ?? 0
  return { acts, events, seen: { events, acts: acts.filter(counts).length } }
}

const isSame = (one: CaseSeen, other: CaseSeen): boolean =>
  one.events === other.events && one.acts === other.acts

interface Now {
  acts: readonly Row[]
  events: number
  seen: CaseSeen
}

/** What there is to say without doing anything. */
const answeredBefore = ({ acts, seen }: Now, act: NewAct): ActOutcome | undefined => {
  const before = acts.find(({ key }) => key === act.key)
  if (before !== undefined) return before.fingerprint === act.fingerprint ? 'repeated' : 'changed'
  return act.seen === undefined || isSame(act.seen, seen) ? undefined : 'changed'
}

const acting = (cases: CaseQueries, query: Queries) =>
  function* (act: NewAct): Steps<ActOutcome> {
    const now = yield* standing(cases, query, act.reference)
    const answer = answeredBefore(now, act)
    if (answer !== undefined) return answer
    const { reference, key, by, what, fingerprint, event } = act
    if (event !== undefined) yield* moving(cases)(reference, now.events, event)
    yield* changing(cases, query, act)
    yield* query.add.run({
      ...{ reference, key, by, what, fingerprint },
      seq: now.acts.length + 1,
      at: act.at.toISOString(),
      event: event === undefined ? null : now.events + 1,
      detail: JSON.stringify(act.detail),
    })
    return 'done'
  }

/** What colleagues did with cases, in a database. */
export const caseActsOver = (engine: Engine): CaseActStore => {
  const query = actQueries(engine)
  return {
    actOnCase: engine.transaction(acting(caseQueries(engine), query)),
    findAct: engine.steps(function* (reference: string, key: string) {
      const row = yield* query.actOf.first({ reference, key })
      return row && { what: whatIn(row), fingerprint: row.fingerprint }
    }),
    actsOn: engine.steps(function* (reference: string) {
      return (yield* query.acts.all({ reference })).map(toAct)
    }),
  }
}
