import { BotError } from '../errors'
import type { Engine, RowOf, Steps } from './engine'
import { type Queries, queries } from './queries'
import type { Conversation, ConversationStore, FinishedTurn, KeptTurn, Message } from './store'

type Row = RowOf<Queries['find']>

const toConversation = (row: Row): Conversation => ({
  id: row.id,
  council: row.council,
  channel: row.channel,
  resident: row.resident,
  locale: row.locale,
  startedAt: new Date(row.started_at),
  state: row.state === null ? undefined : JSON.parse(row.state),
  lastSeq: row.last_seq,
  ended: row.ended === 1,
})

type MessageRow = RowOf<Queries['messagesAfter']>

const SPEAKERS = ['resident', 'assistant', 'advisor'] as const

const toMessage = (row: MessageRow): Message => ({
  seq: row.seq,
  from: SPEAKERS.find((speaker) => speaker === row.said_by) ?? 'assistant',
  activity: JSON.parse(row.activity),
  at: new Date(row.at),
})

function* keptAs(query: Queries, conversation: string, clientId: string): Steps<KeptTurn | undefined> {
  const rows = yield* query.keptAs.all({ conversation, clientId })
  return rows.length === 0 ? undefined : { outcome: 'alreadyKept', seqs: rows.map(({ seq }) => seq) }
}

/** The same instant, or a millisecond after the message before it. */
const laterThan = (last: string, at: Date): string =>
  at.toISOString() > last ? at.toISOString() : new Date(Date.parse(last) + 1).toISOString()

function* insert(query: Queries, turn: FinishedTurn, last: { seq: number; at: string }) {
  const { said, replies, conversation } = turn
  const messages = [
    ...(said === undefined ? [] : [{ ...said, by: 'resident' }]),
    ...replies.map((reply) => ({ ...reply, by: 'assistant', clientId: undefined })),
  ]
  let at = last.at
  for (const [i, message] of messages.entries()) {
    at = laterThan(at, message.at)
    yield* query.insert.run({
      conversation,
      seq: last.seq + 1 + i,
      turn: last.seq + 1,
      saidBy: message.by,
      activity: JSON.stringify(message.activity),
      at,
      clientId: message.clientId ?? null,
    })
  }
  return { at, seqs: messages.map((_, i) => last.seq + 1 + i) }
}

/** What is kept with a turn beside what was said. */
export interface Along {
  open(cases: FinishedTurn['opens']): Steps<void>
  tally(tallies: FinishedTurn['tallies']): Steps<void>
}

const keeping = (query: Queries, { open, tally }: Along) =>
  function* (turn: FinishedTurn): Steps<KeptTurn> {
    const { conversation, said, state } = turn
    const last = yield* query.last.first({ conversation })
    if (last === undefined) throw new BotError('conversation_unknown')
    const earlier = said?.clientId && (yield* keptAs(query, conversation, said.clientId))
    if (earlier) return earlier
    const { at, seqs } = yield* insert(query, turn, { seq: last.last_seq, at: last.last_at })
    yield* query.update.run({
      conversation,
      state: JSON.stringify(state) ?? null,
      seq: last.last_seq + seqs.length,
      at,
      ended: turn.ends ? 1 : last.ended,
    })
    yield* open(turn.opens)
    yield* tally(turn.tallies)
    return { outcome: 'kept', seqs }
  }

/** The conversations in a database. */
export const conversationsOver = (engine: Engine, along: Along): ConversationStore => {
  const query = queries(engine)
  return {
    start: engine.steps(function* ({ startedAt, ...given }: Parameters<ConversationStore['start']>[0]) {
      const at = startedAt.toISOString()
      return (yield* query.start.first({ ...given, at })) !== undefined
    }),
    find: engine.steps(function* (id: string) {
      const row = yield* query.find.first({ id })
      return row === undefined ? undefined : toConversation(row)
    }),
    keptAs: engine.steps((conversation: string, clientId: string) => keptAs(query, conversation, clientId)),
    keep: engine.transaction(keeping(query, along)),
    messagesAfter: engine.steps(function* (conversation: string, seq: number, limit: number) {
      return (yield* query.messagesAfter.all({ conversation, seq, limit })).map(toMessage)
    }),
  }
}
