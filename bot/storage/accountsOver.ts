import type { AccountChange, AdvisorStore, Ending, KeptAdvisor } from './advisorStore'
import type { Engine, RowOf, Steps } from './engine'
import { revoking } from './sessionsOver'

interface Given {
  [name: string]: string | number | null
  id: string
  username: string
  name: string
  roles: string
  councils: string
  teams: string
  languages: string
  capacity: number
  disabled: number
  password: string | null
  issuer: string | null
  subject: string | null
}

const rowOf = (given: Given) => ({
  username: given.username,
  name: given.name,
  roles: given.roles,
  councils: given.councils,
  teams: given.teams,
  languages: given.languages,
  capacity: given.capacity,
  disabled: given.disabled,
  password_hash: given.password,
  openid_issuer: given.issuer,
  openid_subject: given.subject,
})

const writing = ({ prepare, db }: Engine) => ({
  add: prepare((given: Given & { createdAt: string }) =>
    db
      .insertInto('advisors')
      .values({ id: given.id, created_at: given.createdAt, ...rowOf(given) })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id'),
  ),
  change: prepare((given: Given) => db.updateTable('advisors').set(rowOf(given)).where('id', '=', given.id)),
})

const reading = ({ prepare, db, locked }: Engine) => ({
  find: prepare((given: { id: string }) => db.selectFrom('advisors').selectAll().where('id', '=', given.id)),
  named: prepare((given: { username: string }) =>
    db.selectFrom('advisors').selectAll().where('username', '=', given.username),
  ),
  bySubject: prepare((given: { issuer: string; subject: string }) =>
    db
      .selectFrom('advisors')
      .selectAll()
      .where('openid_issuer', '=', given.issuer)
      .where('openid_subject', '=', given.subject),
  ),
  all: prepare(() => db.selectFrom('advisors').selectAll().orderBy('name').orderBy('id')),
  // In the order of their ids, so that two who wait for all of them never wait for each other.
  allLocked: prepare(() => locked(db.selectFrom('advisors').selectAll().orderBy('id'))),
})

type Row = RowOf<ReturnType<typeof reading>['find']>

const toAdvisor = (row: Row): KeptAdvisor => ({
  id: row.id,
  name: row.name,
  username: row.username,
  roles: JSON.parse(row.roles),
  councils: JSON.parse(row.councils),
  teams: JSON.parse(row.teams),
  languages: JSON.parse(row.languages),
  capacity: row.capacity,
  isDisabled: row.disabled === 1,
  createdAt: new Date(row.created_at),
  ...(row.password_hash === null ? {} : { passwordHash: row.password_hash }),
  ...(row.openid_issuer === null || row.openid_subject === null
    ? {}
    : { openId: { issuer: row.openid_issuer, subject: row.openid_subject } }),
})

const toGiven = (advisor: KeptAdvisor): Given => ({
  id: advisor.id,
  username: advisor.username,
  name: advisor.name,
  roles: JSON.stringify(advisor.roles),
  councils: JSON.stringify(advisor.councils),
  teams: JSON.stringify(advisor.teams),
  languages: JSON.stringify(advisor.languages),
  capacity: advisor.capacity,
  disabled: advisor.isDisabled ? 1 : 0,
  password: advisor.passwordHash ?? null,
  issuer: advisor.openId?.issuer ?? null,
  subject: advisor.openId?.subject ?? null,
})

export type AccountStore = Pick<
  AdvisorStore,
  'addAdvisor' | 'changeAdvisor' | 'findAdvisor' | 'advisorNamed' | 'advisorBySubject' | 'advisors'
>

/** The accounts in a database. */
export const accountsOver = (engine: Engine): AccountStore => {
  const { add, change } = writing(engine)
  const { find, named, bySubject, all, allLocked } = reading(engine)
  const { revokeAll } = revoking(engine)
  function* one(rows: Steps<Row | undefined>): Steps<KeptAdvisor | undefined> {
    const row = yield* rows
    return row && toAdvisor(row)
  }
  return {
    addAdvisor: engine.steps(function* (advisor: KeptAdvisor) {
      const given = { ...toGiven(advisor), createdAt: advisor.createdAt.toISOString() }
      return (yield* add.first(given)) !== undefined
    }),
    changeAdvisor: engine.transaction(function* (id: string, changed: AccountChange, ends?: Ending) {
      const accounts = (yield* allLocked.all({})).map(toAdvisor)
      const now = accounts.find((each) => each.id === id)
      if (now === undefined) return undefined
      const next = { ...changed(now, accounts), id, createdAt: now.createdAt }
      yield* change.run(toGiven(next))
      if (ends !== undefined) yield* revokeAll(id, ends)
      return next
    }),
    findAdvisor: engine.steps((id: string) => one(find.first({ id }))),
    advisorNamed: engine.steps((username: string) => one(named.first({ username }))),
    advisorBySubject: engine.steps((issuer: string, subject: string) =>
      one(bySubject.first({ issuer, subject })),
    ),
    advisors: engine.steps(function* () {
      return (yield* all.all({})).map(toAdvisor)
    }),
  }
}
