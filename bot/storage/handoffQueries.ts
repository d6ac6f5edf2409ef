import { type Expression, sql } from 'kysely'
import type { Engine } from './engine'
import type { HandoffTables } from './handoffTables'

/** Words of ours, which need no placeholder. */
const lits = (words: readonly string[]) => words.map((word) => sql.lit(word))

/** States in which a hand-off is still going on for the resident: beside one that is being written up, a new one may begin. */
const OPEN = lits([
  ...['queued', 'offered', 'active', 'waiting', 'callbackScheduled'],
  ...['putThrough', 'onCall', 'held'],
])
/** States in which somebody has it, or is to have it. */
const WITH_SOMEBODY = lits(['offered', 'active', 'waiting'])
/** States that take up room of an advisor. */
const BUSY = lits(['offered', 'active', 'onCall'])
const OFFLINE = sql.lit('offline')

/** The higher of two: what is called `max` here and `greatest` there. */
const higher = (one: Expression<number>, other: Expression<number>) =>
  sql<number>`case when ${one} > ${other} then ${one} else ${other} end`

const changing = ({ prepare, db, locked }: Engine) => ({
  hold: prepare((given: { id: string }) =>
    locked(db.selectFrom('handoffs').selectAll().where('id', '=', given.id)),
  ),
  add: prepare((given: HandoffTables['handoffs']) =>
    db.insertInto('handoffs').values({
      id: given.id,
      council: given.council,
      conversation: given.conversation,
      channel: given.channel,
      team: given.team,
      language: given.language,
      priority: given.priority,
      state: given.state,
      version: given.version,
      queued_at: given.queued_at,
      since: given.since,
      advisor: given.advisor,
      accepted_at: given.accepted_at,
      context_ref: given.context_ref,
      more: given.more,
    }),
  ),
  write: prepare((given: HandoffTables['handoffs']) =>
    db
      .updateTable('handoffs')
      .set({
        team: given.team,
        language: given.language,
        priority: given.priority,
        state: given.state,
        version: given.version,
        since: given.since,
        advisor: given.advisor,
        accepted_at: given.accepted_at,
        context_ref: given.context_ref,
        more: given.more,
      })
      .where('id', '=', given.id),
  ),
})

const happening = ({ prepare, db }: Engine) => ({
  happened: prepare((given: HandoffTables['handoff_events']) =>
    db.insertInto('handoff_events').values({
      handoff: given.handoff,
      seq: given.seq,
      what: given.what,
      from_state: given.from_state,
      to_state: given.to_state,
      at: given.at,
      by: given.by,
      why: given.why,
    }),
  ),
  lastEvent: prepare((given: { handoff: string }) =>
    db
      .selectFrom('handoff_events')
      .select('seq')
      .where('handoff', '=', given.handoff)
      .orderBy('seq', 'desc')
      .limit((value) => value.lit(1)),
  ),
})

const counting = ({ prepare, db }: Engine) => ({
  openIn: prepare((given: { conversation: string }) =>
    db
      .selectFrom('handoffs')
      .select('id')
      .where('conversation', '=', given.conversation)
      .where('state', 'in', OPEN),
  ),
  busy: prepare((given: { advisor: string; id: string }) =>
    db
      .selectFrom('handoffs')
      .select('id')
      .where('advisor', '=', given.advisor)
      .where('id', '<>', given.id)
      .where('state', 'in', BUSY),
  ),
})

const reading = ({ prepare, db }: Engine) => ({
  find: prepare((given: { id: string }) => db.selectFrom('handoffs').selectAll().where('id', '=', given.id)),
  byRef: prepare((given: { ref: string }) =>
    db.selectFrom('handoffs').selectAll().where('context_ref', '=', given.ref),
  ),
  /** The newest first; of a conversation one is open at most, and it is the newest. */
  ofConversation: prepare((given: { conversation: string }) =>
    db
      .selectFrom('handoffs')
      .selectAll()
      .where('conversation', '=', given.conversation)
      .orderBy('queued_at', 'desc')
      .orderBy('id')
      .limit((value) => value.lit(1)),
  ),
  events: prepare((given: { handoff: string }) =>
    db.selectFrom('handoff_events').selectAll().where('handoff', '=', given.handoff).orderBy('seq'),
  ),
})

const timing = ({ prepare, db, locked }: Engine) => ({
  set: prepare((given: HandoffTables['timers']) =>
    db
      .insertInto('timers')
      .values({ key: given.key, kind: given.kind, subject: given.subject, due_at: given.due_at })
      .onConflict((conflict) =>
        conflict.column('key').doUpdateSet((value) => ({
          kind: value.ref('excluded.kind'),
          subject: value.ref('excluded.subject'),
          due_at: value.ref('excluded.due_at'),
        })),
      ),
  ),
  clear: prepare((given: { key: string }) => db.deleteFrom('timers').where('key', '=', given.key)),
  done: prepare((given: { key: string; dueAt: string }) =>
    db.deleteFrom('timers').where('key', '=', given.key).where('due_at', '=', given.dueAt),
  ),
  claim: prepare((given: { at: string; until: string }) =>
    db
      .updateTable('timers')
      .set({ due_at: given.until })
      .where('key', '=', (find) =>
        locked(
          find
            .selectFrom('timers')
            .select('key')
            .where('due_at', '<=', given.at)
            .orderBy('due_at')
            .limit((value) => value.lit(1)),
          'passing',
        ),
      )
      .returningAll(),
  ),
})

const being = ({ prepare, db, locked }: Engine) => ({
  presence: prepare((given: { advisor: string }) =>
    db.selectFrom('presences').selectAll().where('advisor', '=', given.advisor),
  ),
  holdPresence: prepare((given: { advisor: string }) =>
    locked(db.selectFrom('presences').selectAll().where('advisor', '=', given.advisor)),
  ),
  presences: prepare(() => db.selectFrom('presences').selectAll().orderBy('advisor')),
  setPresence: prepare((given: HandoffTables['presences']) =>
    db
      .insertInto('presences')
      .values({
        advisor: given.advisor,
        presence: given.presence,
        since: given.since,
        seen_at: given.seen_at,
        idle_since: given.idle_since,
      })
      .onConflict((conflict) =>
        conflict.column('advisor').doUpdateSet((value) => ({
          presence: value.ref('excluded.presence'),
          since: value.ref('excluded.since'),
          seen_at: value.ref('excluded.seen_at'),
          idle_since: value.ref('excluded.idle_since'),
        })),
      ),
  ),
  seen: prepare((given: { advisor: string; at: string }) =>
    db.updateTable('presences').set({ seen_at: given.at }).where('advisor', '=', given.advisor),
  ),
  idle: prepare((given: { advisor: string; at: string }) =>
    db.updateTable('presences').set({ idle_since: given.at }).where('advisor', '=', given.advisor),
  ),
})

/** Those who have left without a word. */
const leaving = ({ prepare, db }: Engine) => ({
  gone: prepare((given: { advisor: string; seen: string; at: string }) =>
    db
      .updateTable('presences')
      .set({ presence: OFFLINE, since: given.at })
      .where('advisor', '=', given.advisor)
      .where('seen_at', '<', given.seen)
      .where('presence', '<>', OFFLINE)
      .returning('advisor'),
  ),
  leftBehind: prepare(() =>
    db
      .selectFrom('presences')
      .innerJoin('handoffs', 'handoffs.advisor', 'presences.advisor')
      .where('presences.presence', '=', OFFLINE)
      .where('handoffs.state', 'in', WITH_SOMEBODY)
      .select('presences.advisor')
      .distinct(),
  ),
})

const looking = ({ prepare, db }: Engine) => ({
  looks: prepare((given: HandoffTables['lookers']) =>
    db
      .insertInto('lookers')
      .values({ handoff: given.handoff, advisor: given.advisor, at: given.at })
      .onConflict((conflict) =>
        conflict.columns(['handoff', 'advisor']).doUpdateSet((value) => ({ at: value.ref('excluded.at') })),
      ),
  ),
  looksAway: prepare((given: { handoff: string; advisor: string }) =>
    db.deleteFrom('lookers').where('handoff', '=', given.handoff).where('advisor', '=', given.advisor),
  ),
  lookers: prepare((given: { since: string }) =>
    db
      .selectFrom('lookers')
      .select(['handoff', 'advisor'])
      .where('at', '>', given.since)
      .orderBy('handoff')
      .orderBy('advisor'),
  ),
  lookersAt: prepare((given: { handoff: string; since: string }) =>
    db
      .selectFrom('lookers')
      .select(['handoff', 'advisor'])
      .where('handoff', '=', given.handoff)
      .where('at', '>', given.since)
      .orderBy('advisor'),
  ),
})

const writing = ({ prepare, db }: Engine) => ({
  addNote: prepare((given: HandoffTables['notes']) =>
    db.insertInto('notes').values({
      id: given.id,
      conversation: given.conversation,
      kind: given.kind,
      by: given.by,
      text: given.text,
      at: given.at,
      after_seq: given.after_seq,
    }),
  ),
  notes: prepare((given: { conversation: string }) =>
    db
      .selectFrom('notes')
      .selectAll()
      .where('conversation', '=', given.conversation)
      .orderBy('at')
      .orderBy('id'),
  ),
  mark: prepare((given: { conversation: string; side: string; delivered: number; read: number }) =>
    db
      .insertInto('marks')
      .values({
        conversation: given.conversation,
        side: given.side,
        delivered: given.delivered,
        read: given.read,
      })
      .onConflict((conflict) =>
        conflict.columns(['conversation', 'side']).doUpdateSet((value) => ({
          delivered: higher(value.ref('marks.delivered'), value.ref('excluded.delivered')),
          read: higher(value.ref('marks.read'), value.ref('excluded.read')),
        })),
      ),
  ),
  marks: prepare((given: { conversation: string }) =>
    db.selectFrom('marks').selectAll().where('conversation', '=', given.conversation),
  ),
})

/** Every query about hand-offs, written once for the compiler to check against the tables. */
export const handoffQueries = (engine: Engine) => ({
  ...changing(engine),
  ...happening(engine),
  ...counting(engine),
  ...reading(engine),
  timers: timing(engine),
  ...being(engine),
  ...leaving(engine),
  ...looking(engine),
  ...writing(engine),
})

export type HandoffQueries = ReturnType<typeof handoffQueries>
