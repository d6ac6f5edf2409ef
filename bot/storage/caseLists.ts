import type { ExpressionBuilder, Kysely } from 'kysely'
import type { CaseDraft, CaseEvent, CaseState } from '../../dialogs/ports'
import type { Case } from '../cases/case'
import { toEvent } from './eventRows'
import type { Tables } from './tables'

/** Where a page of a list ended: the next begins after it. */
export interface PlaceInList {
  openedAt: Date
  reference: string
}

/** Which cases of a council. What is left out doesn't matter; times are included at both ends. */
export interface CaseSearch {
  council: string
  references?: readonly string[] | undefined
  services?: readonly string[] | undefined
  states?: readonly CaseState[] | undefined
  openedFrom?: Date | undefined
  openedTo?: Date | undefined
  updatedFrom?: Date | undefined
  updatedTo?: Date | undefined
  after?: PlaceInList | undefined
  limit: number
}

/** A case with when it last changed for whoever looks on: when its last event came to us. */
export interface ListedCase {
  one: Case
  updatedAt: Date
}

type Where = ExpressionBuilder<Tables, 'cases'>

const iso = (at: Date): string => at.toISOString()

const oneOfThese = (where: Where, search: CaseSearch) => [
  ...(search.references === undefined ? [] : [where('reference', 'in', [...search.references])]),
  ...(search.services === undefined ? [] : [where('service', 'in', [...search.services])]),
  ...(search.states === undefined ? [] : [where('state', 'in', [...search.states])]),
]

const inTime = (where: Where, { openedFrom, openedTo, updatedFrom, updatedTo }: CaseSearch) => [
  ...(openedFrom === undefined ? [] : [where('opened_at', '>=', iso(openedFrom))]),
  ...(openedTo === undefined ? [] : [where('opened_at', '<=', iso(openedTo))]),
  ...(updatedFrom === undefined ? [] : [where('updated_at', '>=', iso(updatedFrom))]),
  ...(updatedTo === undefined ? [] : [where('updated_at', '<=', iso(updatedTo))]),
]

const beyond = (where: Where, { after }: CaseSearch) =>
  after === undefined
    ? []
    : [
        where.or([
          where('opened_at', '<', iso(after.openedAt)),
          where.and([where('opened_at', '=', iso(after.openedAt)), where('reference', '<', after.reference)]),
        ]),
      ]

const rowsOf = (db: Kysely<Tables>, search: CaseSearch) =>
  db
    .selectFrom('cases')
    .selectAll()
    .where((where) =>
      where.and([
        where('council', '=', search.council),
        ...oneOfThese(where, search),
        ...inTime(where, search),
        ...beyond(where, search),
      ]),
    )
    .orderBy('opened_at', 'desc')
    .orderBy('reference', 'desc')
    .limit(search.limit)
    .execute()

const timelinesOf = async (db: Kysely<Tables>, references: readonly string[]) => {
  const events = await db
    .selectFrom('case_events')
    .selectAll()
    .where('reference', 'in', [...references])
    .orderBy('seq')
    .execute()
  const timelines = new Map<string, CaseEvent[]>(references.map((reference) => [reference, []]))
  for (const event of events) timelines.get(event.reference)?.push(toEvent(event))
  return timelines
}

/** Newest first. A case keeps its place while others are opened and moved, so that page after page shows each once. */
export const listCases = async (db: Kysely<Tables>, search: CaseSearch): Promise<readonly ListedCase[]> => {
  const rows = await rowsOf(db, search)
  if (rows.length === 0) return []
  const timelines = await timelinesOf(
    db,
    rows.map(({ reference }) => reference),
  )
  return rows.flatMap(({ reference, council, conversation, draft: written, updated_at }) => {
    const [first, ...others] = timelines.get(reference) ?? []
    if (first === undefined) return []
    const draft: CaseDraft = JSON.parse(written)
    const one: Case = { ...draft, reference, council, conversation, timeline: [first, ...others] }
    return [{ one, updatedAt: new Date(updated_at) }]
  })
}
