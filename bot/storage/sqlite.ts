import { Kysely, SqliteDialect } from 'kysely'
import type Database from 'libsql'
import { BotError } from '../errors'
import { caseQueries } from './caseQueries'
import { openDatabase } from './database'
import { migrate } from './migrations'
import { outboxQueries } from './outboxQueries'
import { type Queries, queries } from './queries'
import { casesOver, opening } from './sqliteCases'
import { equalityOver, tallying } from './sqliteEquality'
import { keysOver } from './sqliteKeys'
import { outboxOver } from './sqliteOutbox'
import type { Conversation, FinishedTurn, KeptTurn, Message, Store } from './store'
import type { Tables } from './tables'

type Row = NonNullable<ReturnType<Queries['find']['first']>>

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

type MessageRow = ReturnType<Queries['messagesAfter']['all']>[number]

const SPEAKERS = ['resident', 'assistant', 'advisor'] as const

const toMessage = (row: MessageRow): Message => ({
  seq: row.seq,
  from: SPEAKERS.find((speaker) => speaker === row.said_by) ?? 'assistant',
  activity: JSON.parse(row.activity),
  at: new Date(row.at),
})

const keptAs = (query: Queries, conversation: string, clientId: string): KeptTurn | undefined => {
  const rows = query.keptAs.all({ conversation, clientId })
  return rows.length === 0 ? undefined : { outcome: 'alreadyKept', seqs: rows.map(({ seq }) => seq) }
}

/** The same instant, or a millisecond after the message before it. */
const laterThan = (last: string, at: Date): string =>
  at.toISOString() > last ? at.toISOString() : new Date(Date.parse(last) + 1).toISOString()

const insert = (query: Queries, turn: FinishedTurn, last: { seq: number; at: string }) => {
  const { said, replies, conversation } = turn
  const messages = [
    ...(said === undefined ? [] : [{ ...said, by: 'resident' }]),
    ...replies.map((reply) => ({ ...reply, by: 'assistant', clientId: undefined })),
  ]
  let at = last.at
  for (const [i, message] of messages.entries()) {
    at = laterThan(at, message.at)
    query.insert.run({
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
interface Along {
  open(cases: FinishedTurn['opens']): void
  tally(tallies: FinishedTurn['tallies']): void
}

const keeping =
  (query: Queries, { open, tally }: Along) =>
  (turn: FinishedTurn): KeptTurn => {
    const { conversation, said, state } = turn
    const last = query.last.first({ conversation })
    if (last === undefined) throw new BotError('conversation_unknown')
    const earlier = said?.clientId && keptAs(query, conversation, said.clientId)
    if (earlier) return earlier
    const { at, seqs } = insert(query, turn, { seq: last.last_seq, at: last.last_at })
    query.update.run({
      conversation,
      state: JSON.stringify(state) ?? null,
      seq: last.last_seq + seqs.length,
      at,
      ended: turn.ends ? 1 : last.ended,
    })
    open(turn.opens)
    tally(turn.tallies)
    return { outcome: 'kept', seqs }
  }

const storeOver = (database: Database.Database, db: Kysely<Tables>): Store => {
  const query = queries(database, db)
  const ofCases = caseQueries(database, db)
  const along = { open: opening(ofCases), tally: tallying(database, db) }
  const keep = database.transaction(keeping(query, along)).immediate
  return {
    ...casesOver(database, db, ofCases),
    ...outboxOver(database, outboxQueries(database, db)),
    ...equalityOver(db),
    ...keysOver(database, db),
    start: async ({ startedAt, ...given }) => {
      const at = startedAt.toISOString()
      return query.start.first({ ...given, at }) !== undefined
    },
    find: async (id) => {
      const row = query.find.first({ id })
      return row === undefined ? undefined : toConversation(row)
    },
    keptAs: async (conversation, clientId) => keptAs(query, conversation, clientId),
    keep: async (turn) => keep(turn),
    messagesAfter: async (conversation, seq, limit) =>
      query.messagesAfter.all({ conversation, seq, limit }).map(toMessage),
    isReady: async () => {
      try {
        // A statement prepared before closing still runs afterwards, so that asking it proves nothing.
        return database.open && query.ready.first({ id: 1 }) !== undefined
      } catch {
        return false
      }
    },
    close: () => db.destroy(),
  }
}

/** Opens the database in a file, made if it is not there, or `:memory:`. Throws `store_not_opened` or `store_not_migrated`. */
export const openSqlite = async (file: string): Promise<Store> => {
  const database = openDatabase(file)
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database }) })
  await migrate(db)
  return storeOver(database, db)
}
