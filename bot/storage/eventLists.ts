import type { ExpressionBuilder, Kysely } from 'kysely'
import type { CaseEvent } from '../../dialogs/ports'
import { toEvent } from './eventRows'
import type { Tables } from './tables'

/** Where a page of a list ended: the next begins after it. */
export interface PlaceAmongEvents {
  keptAt: Date
  reference: string
  seq: number
}

/** Which events of a council's cases, apart from their openings. Times are included at both ends. */
export interface EventSearch {
  council: string
  /** The ones asking: the ids of their own updates are given back. */
  client: string
  services?: readonly string[] | undefined
  keptFrom?: Date | undefined
  keptTo?: Date | undefined
  after?: PlaceAmongEvents | undefined
  limit: number
}

export interface ListedEvent extends PlaceAmongEvents {
  event: CaseEvent
  /** What those who are asking called it. */
  updateId?: string
  /** The word that another system had for where the case stands. */
  code?: string
}

type Joined = Tables & {
  case: Tables['cases']
  event: Tables['case_events']
  sent: { [Column in keyof Tables['case_updates']]: Tables['case_updates'][Column] | null }
}
type Where = ExpressionBuilder<Joined, 'case' | 'event' | 'sent'>

const iso = (at: Date): string => at.toISOString()

const wanted = (where: Where, { council, services, keptFrom, keptTo }: EventSearch) => [
  where('case.council', '=', council),
  where('event.seq', '>', 1),
  ...(services === undefined ? [] : [where('case.service', 'in', [...services])]),
  ...(keptFrom === undefined ? [] : [where('event.kept_at', '>=', iso(keptFrom))]),
  ...(keptTo === undefined ? [] : [where('event.kept_at', '<=', iso(keptTo))]),
]

const beyond = (where: Where, { after }: EventSearch) => {
  if (after === undefined) return []
  const at = iso(after.keptAt)
  return [
    where.or([
      where('event.kept_at', '>', at),
      where.and([where('event.kept_at', '=', at), where('event.reference', '>', after.reference)]),
      where.and([
        where('event.kept_at', '=', at),
        where('event.reference', '=', after.reference),
        where('event.seq', '>', after.seq),
      ]),
    ]),
  ]
}

/** Oldest first. */
export const listEvents = async (
  db: Kysely<Tables>,
  search: EventSearch,
): Promise<readonly ListedEvent[]> => {
  const rows = await db
    .selectFrom('case_events as event')
    // SQLite makes a cross join in the order it is written: the events of a time first, and not every case of the council.
    // PostgreSQL counts for itself which is less.
    .crossJoin('cases as case')
    .leftJoin('case_updates as sent', (on) =>
      on.onRef('sent.reference', '=', 'event.reference').onRef('sent.seq', '=', 'event.seq'),
    )
    .selectAll('event')
    .select(['sent.client', 'sent.update_id', 'sent.code'])
    .whereRef('case.reference', '=', 'event.reference')
    .where((where) => where.and([...wanted(where, search), ...beyond(where, search)]))
    .orderBy('event.kept_at')
    .orderBy('event.reference')
    .orderBy('event.seq')
    .limit(search.limit)
    .execute()
  return rows.map((row) => ({
    reference: row.reference,
    seq: row.seq,
    keptAt: new Date(row.kept_at),
    event: toEvent(row),
    ...(row.update_id === null || row.client !== search.client ? {} : { updateId: row.update_id }),
    ...(row.code === null ? {} : { code: row.code }),
  }))
}
