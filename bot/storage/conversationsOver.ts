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
  owner: row.owner,
})

type MessageRow = RowOf<Queries['messagesAfter']>

const SPEAKERS = ['resident', 'assistant', 'advisor'] as const

export const toMessage = (row: MessageRow): Message => ({
  seq: row.seq,
  from: SPEAKERS.find((speaker) => speaker === row.said_by) ?? 'assistant',
  activity: JSON.parse(row.activity),
  at: new Date(row.at),
})

export function* keptAs(query: Queries, conversation: string, clientId: string): Steps<KeptTurn | undefined> {
  const rows = yield* query.keptAs.all({ conversation, clientId })
  return rows.length === 0 ? undefined : { outcome: 'alreadyKept', seqs: rows.map(({ seq }) => seq) }
}

/** The same instant, or a millisecond after the message before it. */
const laterThan = (last: string, at: Date): string =>
  at.toISOString() > last ? at.toISOString() : new Date(Date.parse(last) + 1).toISOString()

/** Where a conversation stands, held until the transaction ends. */
export type Standing = RowOf<Queries['last']>

/** One message to be numbered. */
interface Added {
  by: Message['from']
  activity: Readonly<Record<string, unknown>>
  at: Date
  clientId?: string | undefined
}

/** Adds messages to the log, in order; gives their numbers and when the last was. Inside a transaction that holds `last`. */
export function* append(
  query: Queries,
  conversation: string,
  last: Pick<Standing, 'last_seq' | 'last_at'>,
  messages: readonly Added[],
): Steps<{ at: string; seqs: readonly number[] }> {
  let at = last.last_at
  for (const [i, message] of messages.entries()) {
    at = laterThan(at, message.at)
    yield* query.insert.run({
      conversation,
      seq: last.last_seq + 1 + i,
      turn: last.last_seq + 1,
      saidBy: message.by,
      activity: JSON.stringify(message.activity),
      at,
      clientId: message.clientId ?? null,
    })
  }
  return { at, seqs: messages.map((_, i) => last.last_seq + 1 + i) }
}

const messagesOf = ({ said, replies }: FinishedTurn): readonly Added[] => [
  ...(said === undefined ? [] : [{ ...said, by: 'resident' as const }]),
  ...replies.map((reply) => ({ ...reply, by: 'assistant' as const, clientId: undefined })),
]

/** What is kept with a turn beside what was said. */
export interface Along {
  open(cases: FinishedTurn['opens']): Steps<void>
  tally(tallies: FinishedTurn['tallies']): Steps<void>
  /** Whether a hand-off can be changed so, and then its change. */
  mayChange(change: FinishedTurn['handoff'], standing: Standing): Steps<boolean>
  change(change: FinishedTurn['handoff'], standing: Standing): Steps<void>
  /** Plans who else is told what was said. */
  relay(turn: FinishedTurn, standing: Standing, seqs: readonly number[]): Steps<void>
}

const isAsSeen = ({ seen }: FinishedTurn, last: Standing): boolean =>
  seen === undefined || (seen.owner === last.owner && seen.lastSeq === last.last_seq)

const CHANGED: KeptTurn = { outcome: 'changed', seqs: [] }

/** What came of a turn that isn't kept: it was before, or its conversation is no longer as it was seen. */
function* notKept(
  query: Queries,
  along: Along,
  turn: FinishedTurn,
  last: Standing,
): Steps<KeptTurn | undefined> {
  const { conversation, said, handoff } = turn
  const earlier = said?.clientId && (yield* keptAs(query, conversation, said.clientId))
  if (earlier) return earlier
  return isAsSeen(turn, last) && (yield* along.mayChange(handoff, last)) ? undefined : CHANGED
}

const keeping = (query: Queries, along: Along) =>
  function* (turn: FinishedTurn): Steps<KeptTurn> {
    const { conversation, state, handoff } = turn
    const last = yield* query.last.first({ conversation })
    if (last === undefined) throw new BotError('conversation_unknown')
    const not = yield* notKept(query, along, turn, last)
    if (not !== undefined) return not
    const { at, seqs } = yield* append(query, conversation, last, messagesOf(turn))
    yield* query.update.run({
      conversation,
      state: JSON.stringify(state) ?? null,
      seq: last.last_seq + seqs.length,
      at,
      ended: turn.ends ? 1 : last.ended,
      owner: handoff?.owner ?? last.owner,
    })
    yield* along.open(turn.opens)
    yield* along.tally(turn.tallies)
    yield* along.change(handoff, last)
    yield* along.relay(turn, last, seqs)
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
