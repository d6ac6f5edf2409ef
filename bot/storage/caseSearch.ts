import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { isOpen } from '../../dialogs/tracking/due'
import { toDesk } from './caseDesk'
import {
  type CouncilPart,
  type FoundCases,
  type IndexSearch,
  MOST_COUNTED,
  type TermWanted,
} from './caseIndexStore'
import { CLOSED } from './caseIndexTables'
import type { Tables } from './tables'

type Where = ExpressionBuilder<Tables, 'case_index'>
type Terms = ExpressionBuilder<Tables, 'case_terms'>

/** The first text behind every text that begins so, byte by byte. */
const behind = (term: string): string =>
  term.slice(0, -1) + String.fromCharCode(term.charCodeAt(term.length - 1) + 1)

const isTerm = (where: Terms, { term, isWhole }: TermWanted) =>
  isWhole
    ? where('term', '=', term)
    : where.and([where('term', '>=', term), where('term', '<', behind(term))])

const partOf = (where: Where, { council, of }: CouncilPart) => {
  const isOfCouncil = where('council', '=', council)
  if (of === undefined) return isOfCouncil
  const { teams, services } = of
  const isOfService =
    'in' in services
      ? where('service', 'in', [...services.in])
      : where.not(where('service', 'in', [...services.notIn]))
  const isOfTeam = where.or([
    where('team', 'in', [...teams]),
    where.and([where('team', 'is', null), isOfService]),
  ])
  return where.and([isOfCouncil, isOfTeam])
}

/** Nobody's: of no part. */
const parts = (where: Where, all: readonly CouncilPart[]) => where.or(all.map((part) => partOf(where, part)))

/** What isn't given doesn't matter. */
const given = <Value, Condition>(
  value: Value | undefined,
  condition: (value: Value) => Condition,
): readonly Condition[] => (value === undefined ? [] : [condition(value)])

const between = (
  where: Where,
  column: 'opened_at' | 'due_at',
  from: Date | undefined,
  to: Date | undefined,
) => [
  ...given(from, (at) => where(column, '>=', at.toISOString())),
  ...given(to, (at) => where(column, '<', at.toISOString())),
]

const standing = (where: Where, search: IndexSearch) => [
  ...given(search.services, (services) => where('service', 'in', [...services])),
  ...given(search.states, (states) => where('state', 'in', [...states])),
  ...given(search.assignee, (assignee) => where('assignee', '=', assignee)),
  ...given(search.isChased, (chased) => where('chased', '=', Number(chased))),
  ...given(search.isReplied, (replied) => where('replied', '=', Number(replied))),
  ...given(search.isUnseen, (unseen) => where('seen', '=', Number(!unseen))),
]

/** Each term by itself: a database that is asked for one range or another may look through everything. */
const having = (where: Where, group: readonly TermWanted[]) =>
  where.or(
    group.map((wanted) =>
      where.exists(
        where
          .selectFrom('case_terms')
          .select(sql`1`.as('one'))
          .whereRef('case_terms.reference', '=', 'case_index.reference')
          .where((inner) => isTerm(inner, wanted)),
      ),
    ),
  )

const holding = async (db: Kysely<Tables>, councils: readonly string[], wanted: TermWanted) => {
  const rows = await db
    .selectFrom('case_terms')
    .select('reference')
    .where('council', 'in', [...councils])
    .where((where) => isTerm(where, wanted))
    .limit(MOST_COUNTED + 1)
    .execute()
  return rows.map(({ reference }) => reference)
}

/** The cases that have the rarest of the terms, where it is rare, to begin with these instead of with all. */
const fewest = async (
  db: Kysely<Tables>,
  { within, terms = [] }: IndexSearch,
): Promise<readonly string[] | undefined> => {
  const councils = [...new Set(within.map(({ council }) => council))]
  let best: readonly string[] | undefined
  for (const group of terms) {
    const lists: (readonly string[])[] = []
    for (const wanted of group) lists.push(await holding(db, councils, wanted))
    const isRare = lists.every(({ length }) => length <= MOST_COUNTED)
    const references = [...new Set(lists.flat())]
    if (isRare && references.length < (best?.length ?? Number.POSITIVE_INFINITY)) best = references
  }
  return best
}

/** What is closed stands behind all that is open: nobody need look through it for what is. */
const openAlone = (where: Where, { states, isChased, isReplied }: IndexSearch) =>
  states?.every(isOpen) || isChased || isReplied ? [where('due_at', '<', CLOSED)] : []

const matching = (where: Where, search: IndexSearch, few: readonly string[] | undefined) =>
  where.and([
    parts(where, search.within),
    ...given(search.among, (among) => parts(where, among)),
    ...given(few, (references) => where('reference', 'in', [...references])),
    ...openAlone(where, search),
    ...standing(where, search),
    ...between(where, 'opened_at', search.openedFrom, search.openedTo),
    ...between(where, 'due_at', search.dueFrom, search.dueTo),
    ...(search.terms ?? []).map((group) => having(where, group)),
  ])

const NONE: FoundCases = { cases: [], total: 0, isMore: false }

/** See `CaseIndexStore.findCases`. */
export const findCases = async (db: Kysely<Tables>, search: IndexSearch): Promise<FoundCases> => {
  if (search.within.length === 0 || search.among?.length === 0) return NONE
  const few = await fewest(db, search)
  if (few?.length === 0) return NONE
  const rows = await db
    .selectFrom('case_index')
    .select(['council', 'reference', 'team', 'assignee', 'seen'])
    .where((where) => matching(where, search, few))
    .orderBy('due_at')
    .orderBy('opened_at', 'desc')
    .orderBy('reference')
    .limit(MOST_COUNTED + 1)
    .execute()
  const { offset, limit } = search
  return {
    cases: rows
      .slice(offset, Math.min(offset + limit, MOST_COUNTED))
      .map(({ council, reference, ...row }) => ({ council, reference, desk: toDesk(row) })),
    total: Math.min(rows.length, MOST_COUNTED),
    isMore: rows.length > MOST_COUNTED,
  }
}
