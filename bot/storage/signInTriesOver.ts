import type { AdvisorStore, Invitation } from './advisorStore'
import type { Engine, Steps } from './engine'

const tries = ({ prepare, db }: Engine) => ({
  note: prepare((given: { username: string; at: string }) =>
    db.insertInto('sign_in_tries').values({ username: given.username, at: given.at }).returning('id'),
  ),
  since: prepare((given: { username: string; since: string }) =>
    db
      .selectFrom('sign_in_tries')
      .select('at')
      .where('username', '=', given.username)
      .where('at', '>=', given.since)
      .orderBy('at')
      .orderBy('id'),
  ),
  drop: prepare((given: { id: number }) => db.deleteFrom('sign_in_tries').where('id', '=', given.id)),
  forget: prepare((given: { username: string; before: string }) =>
    db
      .deleteFrom('sign_in_tries')
      .where((where) => where.or([where('username', '=', given.username), where('at', '<', given.before)])),
  ),
})

const invitations = ({ prepare, db }: Engine) => ({
  add: prepare((given: { hash: string; advisor: string; expiresAt: string }) =>
    db
      .insertInto('advisor_invitations')
      .values({ hash: given.hash, advisor: given.advisor, expires_at: given.expiresAt })
      .onConflict((conflict) =>
        conflict.column('advisor').doUpdateSet({ hash: given.hash, expires_at: given.expiresAt }),
      ),
  ),
  find: prepare((given: { hash: string }) =>
    db.selectFrom('advisor_invitations').selectAll().where('hash', '=', given.hash),
  ),
  take: prepare((given: { hash: string }) =>
    db.deleteFrom('advisor_invitations').where('hash', '=', given.hash).returning('hash'),
  ),
})

export type SignInTryStore = Pick<AdvisorStore, 'noteSignInTry' | 'dropSignInTry' | 'forgetSignInTries'>
export type InvitationStore = Pick<AdvisorStore, 'addInvitation' | 'findInvitation' | 'takeInvitation'>

/** The attempts to sign in that a database counts. */
export const signInTriesOver = (engine: Engine): SignInTryStore => {
  const { note, since: after, drop, forget } = tries(engine)
  return {
    // Noted for all to see before the others are counted: in one transaction two at the same moment wouldn't see each other.
    noteSignInTry: engine.steps(function* (username: string, at: Date, since: Date) {
      const noted = yield* note.first({ username, at: at.toISOString() })
      const all = yield* after.all({ username, since: since.toISOString() })
      return { id: noted?.id ?? 0, tries: all.map((row) => new Date(row.at)) }
    }),
    dropSignInTry: engine.steps(function* (id: number) {
      yield* drop.run({ id })
    }),
    forgetSignInTries: engine.steps(function* (username: string, before: Date) {
      yield* forget.run({ username, before: before.toISOString() })
    }),
  }
}

/** The links in a database with which people choose a password. */
export const invitationsOver = (engine: Engine): InvitationStore => {
  const { add, find, take } = invitations(engine)
  return {
    addInvitation: engine.steps(function* ({ hash, advisor, expiresAt }: Invitation) {
      yield* add.run({ hash, advisor, expiresAt: expiresAt.toISOString() })
    }),
    findInvitation: engine.steps(function* (hash: string): Steps<Invitation | undefined> {
      const row = yield* find.first({ hash })
      return row && { hash: row.hash, advisor: row.advisor, expiresAt: new Date(row.expires_at) }
    }),
    takeInvitation: engine.steps(function* (hash: string) {
      return (yield* take.first({ hash })) !== undefined
    }),
  }
}
