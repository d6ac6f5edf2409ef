import type { AdvisorStore, Ending, Session } from './advisorStore'
import type { Engine, RowOf, Steps } from './engine'

const writing = ({ prepare, db }: Engine) => ({
  add: prepare(
    (given: {
      id: string
      advisor: string
      way: string
      at: string
      seenAt: string
      expiresAt: string
      userAgent: string | null
      revokedAt: string | null
    }) =>
      db.insertInto('advisor_sessions').values({
        id: given.id,
        advisor: given.advisor,
        way: given.way,
        created_at: given.at,
        seen_at: given.seenAt,
        expires_at: given.expiresAt,
        user_agent: given.userAgent,
        revoked_at: given.revokedAt,
      }),
  ),
  see: prepare((given: { id: string; at: string; expiresAt: string }) =>
    db
      .updateTable('advisor_sessions')
      .set({ seen_at: given.at, expires_at: given.expiresAt })
      .where('id', '=', given.id)
      .where('revoked_at', 'is', null),
  ),
  revoke: prepare((given: { id: string; at: string }) =>
    db
      .updateTable('advisor_sessions')
      .set({ revoked_at: given.at })
      .where('id', '=', given.id)
      .where('revoked_at', 'is', null)
      .returning('id'),
  ),
})

/** Ends all of somebody's sign-ins, for whoever does it within a transaction of their own. */
export const revoking = ({ prepare, db }: Engine) => {
  const revoke = prepare((given: { advisor: string; at: string; except: string }) =>
    db
      .updateTable('advisor_sessions')
      .set({ revoked_at: given.at })
      .where('advisor', '=', given.advisor)
      .where('id', '!=', given.except)
      .where('revoked_at', 'is', null)
      .returning('id'),
  )
  return {
    *revokeAll(advisor: string, { at, except = '' }: Ending): Steps<readonly string[]> {
      return (yield* revoke.all({ advisor, at: at.toISOString(), except })).map(({ id }) => id)
    },
  }
}

const reading = ({ prepare, db }: Engine) => ({
  find: prepare((given: { id: string }) =>
    db.selectFrom('advisor_sessions').selectAll().where('id', '=', given.id),
  ),
  of: prepare((given: { advisor: string }) =>
    db
      .selectFrom('advisor_sessions')
      .selectAll()
      .where('advisor', '=', given.advisor)
      .orderBy('created_at', 'desc')
      .orderBy('id'),
  ),
})

type Row = RowOf<ReturnType<typeof reading>['find']>

const toSession = (row: Row): Session => ({
  id: row.id,
  advisor: row.advisor,
  way: row.way === 'openId' ? 'openId' : 'password',
  createdAt: new Date(row.created_at),
  seenAt: new Date(row.seen_at),
  expiresAt: new Date(row.expires_at),
  ...(row.user_agent === null ? {} : { userAgent: row.user_agent }),
  ...(row.revoked_at === null ? {} : { revokedAt: new Date(row.revoked_at) }),
})

export type SessionStore = Pick<
  AdvisorStore,
  'addSession' | 'findSession' | 'seeSession' | 'revokeSession' | 'revokeSessionsOf' | 'sessionsOf'
>

/** The sign-ins in a database. */
export const sessionsOver = (engine: Engine): SessionStore => {
  const { add, see, revoke } = writing(engine)
  const { find, of } = reading(engine)
  const { revokeAll } = revoking(engine)
  return {
    addSession: engine.steps(function* ({ id, advisor, way, createdAt, ...more }: Session) {
      yield* add.run({
        id,
        advisor,
        way,
        at: createdAt.toISOString(),
        seenAt: more.seenAt.toISOString(),
        expiresAt: more.expiresAt.toISOString(),
        userAgent: more.userAgent ?? null,
        revokedAt: more.revokedAt?.toISOString() ?? null,
      })
    }),
    findSession: engine.steps(function* (id: string): Steps<Session | undefined> {
      const row = yield* find.first({ id })
      return row && toSession(row)
    }),
    seeSession: engine.steps(function* (id: string, at: Date, expiresAt: Date) {
      yield* see.run({ id, at: at.toISOString(), expiresAt: expiresAt.toISOString() })
    }),
    revokeSession: engine.steps(function* (id: string, at: Date) {
      return (yield* revoke.first({ id, at: at.toISOString() })) !== undefined
    }),
    revokeSessionsOf: engine.steps(revokeAll),
    sessionsOf: engine.steps(function* (advisor: string) {
      return (yield* of.all({ advisor })).map(toSession)
    }),
  }
}
