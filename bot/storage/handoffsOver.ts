import type { Handoff } from '../handoff/handoff'
import { isGoingOn } from '../handoff/moves'
import type { Along, Standing } from './conversationsOver'
import { append, keptAs } from './conversationsOver'
import type { Engine, Steps } from './engine'
import { acceptedSince, inHand, lastSaid, listHandoffs } from './handoffLists'
import { type HandoffQueries, handoffQueries } from './handoffQueries'
import { fromHandoff, toHandoff, toHandoffEvent, toNote, toPresence, toTimer } from './handoffRows'
import type { HandoffChange, HandoffOutcome, HandoffStore, Note, PresenceRow, Timer } from './handoffStore'
import { type Queries, queries } from './queries'
import { type Relaying, relaying } from './relaying'

type Refusal = Exclude<HandoffOutcome['outcome'], 'done' | 'repeated'>

/** A call goes by a reference that no other has; one that was drawn twice is drawn again. */
function* hasFreeRef(query: HandoffQueries, { id, phone, state }: Handoff): Steps<boolean> {
  if (phone === undefined || !isGoingOn(state)) return true
  const other = yield* query.byRef.first({ ref: phone.ref })
  return other === undefined || other.id === id
}

/** Whether it is still as it was seen; a new one, whether nothing else is going on in its conversation. */
function* isAsSeen(query: HandoffQueries, { handoff }: HandoffChange): Steps<boolean> {
  const { id, version, conversation } = handoff
  if (!(yield* hasFreeRef(query, handoff))) return false
  if (version === 0) return (yield* query.openIn.first({ conversation })) === undefined
  return (yield* query.hold.first({ id }))?.version === version
}

/** Their row is held while what they have is counted, so that no two fill the same place. */
function* hasRoom(
  query: HandoffQueries,
  { takes, handoff }: HandoffChange,
): Steps<'full' | 'away' | undefined> {
  if (takes === undefined) return undefined
  const { advisor, capacity, anyPresence = false } = takes
  const row = yield* query.holdPresence.first({ advisor })
  const isHere =
    row !== undefined && (row.presence === 'available' || (anyPresence && row.presence !== 'offline'))
  if (!isHere) return 'away'
  const busy = yield* query.busy.all({ advisor, id: handoff.id })
  return busy.length >= capacity ? 'full' : undefined
}

function* refusal(
  query: HandoffQueries,
  change: HandoffChange,
  { owner }: Standing,
): Steps<Refusal | undefined> {
  if (!(yield* isAsSeen(query, change))) return 'changed'
  if (change.ownedBy !== undefined && change.ownedBy !== owner) return 'notOwner'
  return yield* hasRoom(query, change)
}

function* happen(query: HandoffQueries, { handoff, events = [] }: HandoffChange): Steps<void> {
  const last = (yield* query.lastEvent.first({ handoff: handoff.id }))?.seq ?? 0
  for (const [i, { from, to, at, what, by, why }] of events.entries())
    yield* query.happened.run({
      handoff: handoff.id,
      seq: last + 1 + i,
      what,
      from_state: from ?? null,
      to_state: to,
      at: at.toISOString(),
      by,
      why: why ?? null,
    })
}

function* setTimers(query: HandoffQueries, { sets = [], clears = [] }: HandoffChange): Steps<void> {
  for (const key of clears) yield* query.timers.clear.run({ key })
  for (const { dueAt, ...timer } of sets)
    yield* query.timers.set.run({ ...timer, due_at: dueAt.toISOString() })
}

/** Writes a change that may be made, inside the transaction of whoever calls it. */
function* write(query: HandoffQueries, change: HandoffChange): Steps<void> {
  const { handoff } = change
  const before = yield* query.find.first({ id: handoff.id })
  yield* before === undefined ? query.add.run(fromHandoff(handoff)) : query.write.run(fromHandoff(handoff))
  // Whoever has one less to do is idle since now.
  if (before?.advisor && (before.advisor !== handoff.advisor || before.state !== handoff.state))
    yield* query.idle.run({ advisor: before.advisor, at: handoff.since.toISOString() })
  yield* happen(query, change)
  yield* setTimers(query, change)
}

/** For `ConversationStore.keep`: a hand-off that changes with a turn. */
export const changingWithTurn = (engine: Engine): Pick<Along, 'mayChange' | 'change'> => {
  const query = handoffQueries(engine)
  return {
    *mayChange(change, standing) {
      return change === undefined || (yield* refusal(query, change, standing)) === undefined
    },
    *change(change) {
      if (change !== undefined) yield* write(query, change)
    },
  }
}

function* repeated(
  log: Queries,
  { handoff, says = [] }: HandoffChange,
): Steps<readonly number[] | undefined> {
  for (const { clientId } of says) {
    const before = clientId === undefined ? undefined : yield* keptAs(log, handoff.conversation, clientId)
    if (before !== undefined) return before.seqs
  }
  return undefined
}

const changing = (query: HandoffQueries, log: Queries, relay: Relaying) =>
  function* (change: HandoffChange): Steps<HandoffOutcome> {
    const { handoff, says = [] } = change
    const { conversation } = handoff
    const standing = yield* log.last.first({ conversation })
    if (standing === undefined) return { outcome: 'changed', seqs: [] }
    const before = yield* repeated(log, change)
    if (before !== undefined) return { outcome: 'repeated', seqs: before }
    const refused = yield* refusal(query, change, standing)
    if (refused !== undefined) return { outcome: refused, seqs: [] }
    const added = says.map(({ from, ...message }) => ({ ...message, by: from }))
    const { at, seqs } = yield* append(log, conversation, standing, added)
    const owner = change.owner ?? standing.owner
    yield* log.said.run({ conversation, seq: standing.last_seq + seqs.length, at, owner })
    yield* write(query, change)
    yield* relay.change(change, standing, seqs)
    return { outcome: 'done', handoff: { ...handoff, version: handoff.version + 1 }, seqs }
  }

const SIDES = ['resident', 'advisor'] as const
const NOT_YET = { delivered: 0, read: 0 }

const timersOver = (engine: Engine, { timers }: HandoffQueries) => ({
  claimTimer: engine.steps(function* (at: Date, until: Date) {
    const row = yield* timers.claim.first({ at: at.toISOString(), until: until.toISOString() })
    return row && toTimer(row)
  }),
  setTimer: engine.steps(({ dueAt, ...timer }: Timer) =>
    timers.set.run({ ...timer, due_at: dueAt.toISOString() }),
  ),
  clearTimer: engine.steps(({ key, dueAt }: Pick<Timer, 'key' | 'dueAt'>) =>
    timers.done.run({ key, dueAt: dueAt.toISOString() }),
  ),
})

const presencesOver = (engine: Engine, query: HandoffQueries) => ({
  presences: engine.steps(function* () {
    return (yield* query.presences.all({})).map(toPresence)
  }),
  presenceOf: engine.steps(function* (advisor: string) {
    const row = yield* query.presence.first({ advisor })
    return row && toPresence(row)
  }),
  setPresence: engine.steps(({ advisor, presence, since, seenAt, idleSince }: PresenceRow) =>
    query.setPresence.run({
      advisor,
      presence,
      since: since.toISOString(),
      seen_at: seenAt.toISOString(),
      idle_since: idleSince.toISOString(),
    }),
  ),
  markGone: engine.steps(function* (advisor: string, seenBefore: Date, at: Date) {
    const given = { advisor, seen: seenBefore.toISOString(), at: at.toISOString() }
    return (yield* query.gone.first(given)) !== undefined
  }),
  leftBehind: engine.steps(function* () {
    return (yield* query.leftBehind.all({})).map(({ advisor }) => advisor)
  }),
  markSeen: engine.steps((advisor: string, at: Date) => query.seen.run({ advisor, at: at.toISOString() })),
})

const writingOver = (engine: Engine, query: HandoffQueries) => ({
  addNote: engine.steps(({ at, afterSeq, ...note }: Note) =>
    query.addNote.run({ ...note, at: at.toISOString(), after_seq: afterSeq }),
  ),
  notesOf: engine.steps(function* (conversation: string) {
    return (yield* query.notes.all({ conversation })).map(toNote)
  }),
  markRead: engine.steps(
    (conversation: string, side: 'resident' | 'advisor', mark: { delivered?: number; read?: number }) =>
      query.mark.run({ conversation, side, delivered: mark.delivered ?? 0, read: mark.read ?? 0 }),
  ),
  marksOf: engine.steps(function* (conversation: string) {
    const rows = yield* query.marks.all({ conversation })
    const [resident, advisor] = SIDES.map((side) => {
      const { delivered, read } = rows.find((row) => row.side === side) ?? NOT_YET
      return { delivered, read }
    })
    return { conversation, resident: resident ?? NOT_YET, advisor: advisor ?? NOT_YET }
  }),
})

const lookersOver = (engine: Engine, query: HandoffQueries) => ({
  look: engine.steps((handoff: string, advisor: string, at?: Date) =>
    at === undefined
      ? query.looksAway.run({ handoff, advisor })
      : query.looks.run({ handoff, advisor, at: at.toISOString() }),
  ),
  lookers: engine.steps((since: Date, handoff?: string) =>
    handoff === undefined
      ? query.lookers.all({ since: since.toISOString() })
      : query.lookersAt.all({ since: since.toISOString(), handoff }),
  ),
})

/** The hand-offs in a database. */
export const handoffsOver = (engine: Engine): HandoffStore => {
  const query = handoffQueries(engine)
  return {
    changeHandoff: engine.transaction(changing(query, queries(engine), relaying(engine))),
    findHandoff: engine.steps(function* (id: string) {
      const row = yield* query.find.first({ id })
      return row && toHandoff(row)
    }),
    handoffByRef: engine.steps(function* (ref: string) {
      const row = yield* query.byRef.first({ ref })
      return row && toHandoff(row)
    }),
    handoffOf: engine.steps(function* (conversation: string) {
      const row = yield* query.ofConversation.first({ conversation })
      return row && toHandoff(row)
    }),
    listHandoffs: (search) => listHandoffs(engine.db, search),
    inHand: (search) => inHand(engine.db, search),
    acceptedSince: (councils, since) => acceptedSince(engine.db, councils, since),
    lastSaid: (conversations) => lastSaid(engine.db, conversations),
    handoffEvents: engine.steps(function* (handoff: string) {
      return (yield* query.events.all({ handoff })).map(toHandoffEvent)
    }),
    ...timersOver(engine, query),
    ...presencesOver(engine, query),
    ...lookersOver(engine, query),
    ...writingOver(engine, query),
  }
}
