import { CASE_MARKS } from '../../../dialogs/ports'
import type { Advisor } from '../../advisors/advisor'
import { type Answer, seeOther } from '../../web/answer'
import type { ConsoleRequest } from '../route'
import { dayIn, type Filters, filtersIn, queryOf, referenceIn, STATE_CHOICES, TICKS, usedIn } from './filters'
import { auditSearch, findCase, readFound, searchFor } from './finding'
import type { CaseParts } from './parts'
import { scopeOf } from './scope'
import { doneSaid, lineFor, namesOf, rowOf } from './shown'

export const PAGE = 25

/** Somebody who has all of several councils may narrow by each; the teams of one council are its own. */
const choicesFor = ({ packs, services, say }: CaseParts, advisor: Advisor, { council }: Filters) => {
  const own = new Set(scopeOf(advisor, packs).map((part) => part.council))
  const mine = [...packs.values()].filter((pack) => own.has(pack.council.id))
  const shown = mine.filter((pack) => council === undefined || pack.council.id === council)
  const titles = new Map(shown.flatMap((pack) => services.at(pack).map(({ name, title }) => [name, title])))
  return {
    councils: mine.length > 1 ? mine.map((pack) => ({ id: pack.council.id, text: pack.council.name })) : [],
    services: [...titles]
      .map(([id, text]) => ({ id, text }))
      .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB')),
    teams: shown.flatMap((pack) =>
      pack.advisors.teams.map(({ id, name }) => ({
        id: `${pack.council.id}:${id}`,
        text: shown.length > 1 ? say('teamOf', { team: name, council: pack.council.shortName }) : name,
      })),
    ),
    states: STATE_CHOICES.map((id) => ({ id, text: say(lineFor('state', id)) })),
    marks: CASE_MARKS.map((id) => ({ id, text: say(lineFor('mark', id)) })),
  }
}

/** What is wrong with the days that were written. */
export const faultsIn = ({ say }: CaseParts, { from, to }: Filters) =>
  (['from', 'to'] as const)
    .filter((field) => ({ from, to })[field] !== '' && dayIn({ from, to }[field]) === undefined)
    .map((field) => ({ text: say('noDay'), href: field }))

/** A number that no case of theirs has: one digit off is told apart from unknown. */
const numberMissing = ({ say }: CaseParts, { checked }: { checked: boolean }): string =>
  say(checked ? 'unknownReference' : 'slip')

const pagesOf = (filters: Filters, total: number) => {
  const last = Math.max(1, Math.ceil(total / PAGE))
  const at = Math.min(filters.page, last)
  const href = (page: number) => `/advisor/cases?${queryOf(filters, page)}`
  return {
    at,
    last,
    ...(at > 1 ? { before: href(at - 1) } : {}),
    ...(at < last ? { after: href(at + 1) } : {}),
  }
}

/** Lists that advisors look at all day, each a link. */
const views = ({ say }: CaseParts, filters: Filters) =>
  TICKS.map((tick) => ({
    text: say(lineFor('tick', tick)),
    href: `/advisor/cases?${tick}=1`,
    isCurrent: filters.ticks.has(tick) && filters.ticks.size === 1 && filters.q === '',
  }))

const look = async (parts: CaseParts, request: ConsoleRequest, filters: Filters) => {
  const { advisor } = request
  const at = (page: number) => searchFor(parts, advisor, filters, { offset: (page - 1) * PAGE, limit: PAGE })
  const first = await parts.caseWork.findCases(at(filters.page))
  const pages = pagesOf(filters, first.total)
  // An address of yesterday may ask for a page that is no longer there.
  const found = pages.at === filters.page ? first : await parts.caseWork.findCases(at(pages.at))
  const names = await namesOf(parts)
  const rows = (await readFound(parts, found)).map((listed) => rowOf(parts, listed, names))
  const detail = `${usedIn(filters)} · ${found.total}`.trim()
  await auditSearch(request, at(1), { what: 'casesSearched', detail })
  return { rows, pages, total: found.total, isMore: found.isMore }
}

const show = (
  parts: CaseParts,
  request: ConsoleRequest,
  filters: Filters,
  more: Readonly<Record<string, unknown>>,
  status = 200,
): Answer =>
  parts.page(
    request,
    'cases',
    {
      title: parts.say('title'),
      filters: { ...filters, ticks: Object.fromEntries([...filters.ticks].map((tick) => [tick, true])) },
      isNarrowed: usedIn({ ...filters, q: '' }) !== '',
      ticks: TICKS.map((id) => ({ id, text: parts.say(lineFor('tick', id)) })),
      views: views(parts, filters),
      exportHref: `/advisor/cases/export.csv?${queryOf({ ...filters, page: 1 })}`,
      done: doneSaid(parts, request),
      ...choicesFor(parts, request.advisor, filters),
      ...more,
    },
    status,
  )

/** GET /advisor/cases: what is due first, or what was searched for. */
export const listPage =
  (parts: CaseParts, upToDate: () => Promise<number>) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const filters = filtersIn(request.query)
    const faults = faultsIn(parts, filters)
    if (faults.length > 0)
      return show(
        parts,
        request,
        filters,
        {
          faults,
          dayFaults: Object.fromEntries(faults.map(({ href, text }) => [href, text])),
          problem: true,
        },
        400,
      )
    const number = referenceIn(filters.q)
    const theirs = number && (await findCase(parts, request.advisor, number.reference))
    if (theirs !== undefined) return seeOther(`/advisor/cases/${theirs.one.reference}`)
    const pending = await upToDate()
    const looked = await look(parts, request, filters)
    const missing = number && looked.total === 0 ? numberMissing(parts, number) : undefined
    return show(parts, request, filters, { ...looked, pending: pending > 0, missing })
  }
