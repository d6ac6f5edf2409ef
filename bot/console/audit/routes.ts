import { type Advisor, type Role, worksFor } from '../../advisors/advisor'
import { NOBODY } from '../../advisors/audit'
import type { KeptAudit } from '../../storage/advisorStore'
import type { Answer } from '../../web/answer'
import { csv } from '../csv'
import type { ConsoleParts } from '../parts'
import type { ConsoleRequest, ConsoleRoute } from '../route'
import { sortableTime, timeZoneOf } from '../time'
import { type Filters, filtersIn, searchFor } from './search'

const A_PAGE = 100
/** A file that a spreadsheet opens; whoever wants more asks for one period after another. */
const MOST_IN_FILE = 100_000
const AT_ONCE = 1_000

/** One entry, each part in words. */
interface EntryShown {
  at: string
  who: string
  what: string
  council: string
  subject: string
  detail: string
  address: string
}

const COLUMNS = ['at', 'who', 'what', 'council', 'subject', 'detail', 'address'] as const

/** What was done, by its code; other parts of the console add lines of theirs to `did`. */
const whatLine = ({ words }: ConsoleParts, code: string): string => {
  const line = words.sections.did?.[code]
  return typeof line === 'string' ? line : code
}

/** People by what they sign in with: names alone are not enough to hold somebody to something. */
const naming = (parts: ConsoleParts, accounts: readonly Pick<Advisor, 'id' | 'username' | 'name'>[]) => {
  const names = new Map(accounts.map(({ id, username, name }) => [id, `${name} (${username})`]))
  names.set(NOBODY, parts.words.line('audit', 'nobody'))
  return (id: string): string => names.get(id) ?? id
}

const shower = async (parts: ConsoleParts): Promise<(entry: KeptAudit) => EntryShown> => {
  const nameOf = naming(parts, await parts.advisors.advisors())
  return ({ at, who, what, council = '', subject = '', detail = '', address = '' }) => ({
    at: sortableTime(at, timeZoneOf(parts.packs)),
    who: nameOf(who),
    what: whatLine(parts, what),
    council: parts.packs.get(council)?.council.name ?? council,
    subject: nameOf(subject),
    detail,
    address,
  })
}

/** The choices of the filters: own councils, their people, and everything that is ever done. */
const choices = async ({ packs, words, advisors }: ConsoleParts, { advisor }: ConsoleRequest) => ({
  councils: [...packs.values()]
    .filter(({ council }) => worksFor(advisor, council.id))
    .map(({ council }) => ({ value: council.id, text: council.name })),
  people: (await advisors.advisors())
    .filter((each) => each.councils.some((council) => council === '*' || worksFor(advisor, council)))
    .map(({ id, name, username }) => ({ value: id, text: `${name} (${username})` })),
  whats: Object.entries(words.sections.did ?? {}).map(([value, text]) => ({ value, text: String(text) })),
})

const addressOf = (filters: Filters, more: Readonly<Record<string, string>> = {}): string =>
  new URLSearchParams(Object.entries({ ...filters, ...more }).filter(([, value]) => value !== '')).toString()

const listing =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { page, words, advisors } = parts
    const filters = filtersIn(request.query)
    const before = Number(request.query.get('before') ?? '')
    const entries = await advisors.auditLog({
      ...searchFor(parts, request.advisor, filters),
      before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
      limit: A_PAGE + 1,
    })
    const shown = entries.slice(0, A_PAGE)
    const last = shown.at(-1)
    return page(request, 'audit', {
      title: words.line('audit', 'title'),
      filters,
      ...(await choices(parts, request)),
      entries: shown.map(await shower(parts)),
      csv: addressOf(filters),
      older: entries.length > A_PAGE && last ? addressOf(filters, { before: String(last.seq) }) : '',
    })
  }

const everyEntry = async (
  parts: ConsoleParts,
  search: ReturnType<typeof searchFor>,
): Promise<readonly KeptAudit[]> => {
  const found: KeptAudit[] = []
  let before: number | undefined
  while (found.length < MOST_IN_FILE) {
    const entries = await parts.advisors.auditLog({ ...search, before, limit: AT_ONCE })
    found.push(...entries)
    before = entries.at(-1)?.seq
    if (entries.length < AT_ONCE) break
  }
  return found
}

const downloading =
  (parts: ConsoleParts) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const { words } = parts
    const filters = filtersIn(request.query)
    const entries = await everyEntry(parts, searchFor(parts, request.advisor, filters))
    await parts.audit.ofAccount(
      request.advisor,
      { what: 'auditExported', detail: String(entries.length) },
      { address: request.address },
    )
    const show = await shower(parts)
    const rows = entries.map(show).map((entry) => COLUMNS.map((column) => entry[column]))
    return {
      status: 200,
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="audit.csv"',
        'Cache-Control': 'no-store',
      },
      body: csv([COLUMNS.map((column) => words.line('audit', column)), ...rows]),
    }
  }

const needs: readonly Role[] = ['manager', 'administrator']

/** What everybody did and looked at, for those who answer for it at their councils. */
export const auditRoutes = (parts: ConsoleParts): readonly ConsoleRoute[] => [
  { method: 'GET', path: '/audit', needs, menu: 'audit', answer: listing(parts) },
  { method: 'GET', path: '/audit.csv', needs, answer: downloading(parts) },
]
