import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Handoff } from '../handoff/handoff'
import { toHandoff } from './handoffRows'
import type { HandoffSearch } from './handoffStore'
import type { Tables } from './tables'

type Where = ExpressionBuilder<Tables, 'handoffs'>

/** More than anybody looks through at once. */
const MOST = 5_000

const wanted = (
  where: Where,
  { councils, states, advisor, conversation, teams, since, acceptedSince }: HandoffSearch,
) => [
  ...(councils === 'all' ? [] : [where('council', 'in', [...councils])]),
  ...(states === undefined ? [] : [where('state', 'in', [...states])]),
  ...(advisor === undefined ? [] : [where('advisor', '=', advisor)]),
  ...(conversation === undefined ? [] : [where('conversation', '=', conversation)]),
  ...(teams === undefined ? [] : [where('team', 'in', [...teams])]),
  ...(since === undefined ? [] : [where('since', '>', since.toISOString())]),
  ...(acceptedSince === undefined ? [] : [where('accepted_at', '>', acceptedSince.toISOString())]),
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
