import { isOpen } from '../../../dialogs/tracking/due'
import { localTime } from '../../../knowledge/calendar/day'
import { stateOf } from '../../cases/case'
import { BotError } from '../../errors'
import { dueInstant } from '../../open311/datetime'
import { MOST_COUNTED } from '../../storage/caseIndexStore'
import type { Answer } from '../../web/answer'
import { csv } from '../csv'
import type { ConsoleRequest } from '../route'
import { filtersIn, usedIn } from './filters'
import { auditSearch, type ListedCase, readFound, searchFor } from './finding'
import { faultsIn } from './list'
import { type CaseParts, hereAt } from './parts'
import { deskShown, dueShown, lineFor, type Names, namesOf, stateSaid } from './shown'

const COLUMNS = [
  'reference',
  'council',
  'service',
  'state',
  'opened',
  'due',
  'late',
  'what',
  'where',
  'postcode',
  'name',
  'phone',
  'email',
  'marks',
  'team',
  'person',
] as const

const stamp = (at: Date, timeZone: string): string => {
  const { day, time } = localTime(at, timeZone)
  return `${day} ${time}`
}

const rowOf = (parts: CaseParts, listed: ListedCase, names: Names): readonly string[] => {
  const { one, pack } = listed
  const { say, services } = parts
  const { timeZone, name: council } = pack.council
  const due = dueShown(parts, listed, hereAt(parts, pack, parts.clock.now()))
  const { team, person = '' } = deskShown(parts, listed, listed.desk, names)
  const { name = '', phone = '', email = '' } = one.contact
  return [
    ...[one.reference, council, services.nameOf(one.service) ?? one.service, stateSaid(parts, stateOf(one))],
    stamp(one.timeline[0].at, timeZone),
    due === undefined || !isOpen(stateOf(one)) ? '' : stamp(dueInstant(due.due, timeZone), timeZone),
    due?.isLate === true ? say('yes') : '',
    ...[one.what, one.where ?? '', one.postcode ?? '', name, phone, email],
    (one.marks ?? []).map((mark) => say(lineFor('mark', mark))).join('; '),
    ...[team, person],
  ]
}

/** GET /advisor/cases/export.csv: what a search finds, up to `MOST_COUNTED` cases, within what the advisor may see. */
export const exportCases =
  (parts: CaseParts, upToDate: () => Promise<number>) =>
  async (request: ConsoleRequest): Promise<Answer> => {
    const filters = filtersIn(request.query)
    if (faultsIn(parts, filters).length > 0) throw new BotError('argument_faulty')
    await upToDate()
    const search = searchFor(parts, request.advisor, filters, { offset: 0, limit: MOST_COUNTED })
    const found = await readFound(parts, await parts.caseWork.findCases(search))
    const detail = `${usedIn(filters)} · ${found.length}`.trim()
    await auditSearch(request, search, { what: 'casesExported', detail })
    const names = await namesOf(parts)
    const heading = COLUMNS.map((column) => parts.say(lineFor('column', column)))
    const day = localTime(parts.clock.now(), 'UTC').day
    return {
      status: 200,
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="cases-${day}.csv"`,
        'Cache-Control': 'no-store',
      },
      body: csv([heading, ...found.map((listed) => rowOf(parts, listed, names))]),
    }
  }
