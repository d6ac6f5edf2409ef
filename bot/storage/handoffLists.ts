import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Handoff } from '../handoff/handoff'
import { toMessage } from './conversationsOver'
import { toHandoff } from './handoffRows'
import type { HandoffSearch, Wait } from './handoffStore'
import type { Message } from './store'
import type { Tables } from './tables'

type Where = ExpressionBuilder<Tables, 'handoffs'>

/** More than anybody looks through at once. */
const MOST = 5_000

const wanted = (where: Where, { councils, states, advisor, conversation, teams, since }: HandoffSearch) => [
  ...(councils === 'all' ? [] : [where('council', 'in', [...councils])]),
  ...(states === undefined ? [] : [where('state', 'in', [...states])]),
  ...(advisor === undefined ? [] : [where('advisor', '=', advisor)]),
  ...(conversation === undefined ? [] : [where('conversation', '=', conversation)]),
  ...(teams === undefined ? [] : [where('team', 'in', [...teams])]),
  ...(since === undefined ? [] : [where('since', '>', since.toISOString())]),
]

/** By priority, then by place. */
export const listHandoffs = async (
  db: Kysely<Tables>,
  search: HandoffSearch,
): Promise<readonly Handoff[]> => {
  const rows = await db
    .selectFrom('handoffs')
    .selectAll()
    .where((where) => where.and(wanted(where, search)))
    .orderBy('priority')
    .orderBy('queued_at')
    .orderBy('id')
    .limit(search.limit ?? MOST)
    .execute()
  return rows.map(toHandoff)
}

/** How many each advisor has: counted where they are kept, as every advisor's page asks. */
export const inHand = async (
  db: Kysely<Tables>,
  search: Pick<HandoffSearch, 'councils' | 'states'>,
): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('handoffs')
    .select(({ fn }) => ['advisor', fn.countAll<number>().as('many')])
    .where((where) => where.and([...wanted(where, search), where('advisor', 'is not', null)]))
    .groupBy('advisor')
    .execute()
  return new Map(rows.map(({ advisor, many }) => [advisor ?? '', many]))
}

/** Enough to tell how long it takes in every queue. */
const MOST_WAITS = 500

/** How long those waited who were taken after a time, the newest first. */
export const acceptedSince = async (
  db: Kysely<Tables>,
  councils: HandoffSearch['councils'],
  since: Date,
): Promise<readonly Wait[]> => {
  const rows = await db
    .selectFrom('handoffs')
    .select(['council', 'team', 'queued_at', 'accepted_at'])
    .where('accepted_at', '>', since.toISOString())
    .orderBy('accepted_at', 'desc')
    .limit(MOST_WAITS)
    .execute()
  // Councils are told apart here: asked for them, SQLite goes through everything they ever had, and sorts it.
  return rows
    .filter(({ council }) => councils === 'all' || councils.includes(council))
    .map(({ council, team, queued_at, accepted_at }) => ({
      council,
      team,
      queuedAt: new Date(queued_at),
      acceptedAt: new Date(accepted_at ?? queued_at),
    }))
}

/** So many are asked for at once: both engines take more placeholders than this. */
const AT_ONCE = 1_000

/** What was said last in each conversation: one query for a thousand, where one for each would keep turns waiting. */
export const lastSaid = async (
  db: Kysely<Tables>,
  conversations: readonly string[],
): Promise<ReadonlyMap<string, Message>> => {
  const found = new Map<string, Message>()
  for (let from = 0; from < conversations.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('conversations')
      .innerJoin('messages', (on) =>
        on
          .onRef('messages.conversation', '=', 'conversations.id')
          .onRef('messages.seq', '=', 'conversations.last_seq'),
      )
      .select(['conversations.id', 'messages.seq', 'messages.said_by', 'messages.activity', 'messages.at'])
      .where('conversations.id', 'in', conversations.slice(from, from + AT_ONCE))
      .execute()
    for (const { id, ...row } of rows) found.set(id, toMessage(row))
  }
  return found
}
