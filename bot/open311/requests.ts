import { z } from 'zod'
import { CASE_STATES } from '../../dialogs/ports'
import { BotError } from '../errors'
import type { CaseSearch } from '../storage/caseLists'
import { instant, lastInstant, read, several } from './arguments'
import type { ClientCall } from './call'
import { pageOf, paging } from './paging'
import type { Open311Parts } from './parts'
import { serviceRequest } from './serviceRequest'
import { openOrClosed } from './statuses'
import { List } from './value'
import type { Reply } from './written'

/** As many as a page holds at the most. */
const MOST_IDS = 1000

const ids = several.refine((all) => all.length <= MOST_IDS, { error: `write at most ${MOST_IDS}` })

const statuses = several.pipe(z.array(z.enum(['open', 'closed'], { error: 'write open or closed' })))

const Wanted = z.object({
  service_request_id: ids.optional(),
  service_code: several.optional(),
  status: statuses.optional(),
  start_date: instant.optional(),
  end_date: lastInstant.optional(),
  updated_after: instant.optional(),
  updated_before: lastInstant.optional(),
  ...paging,
})
type Wanted = z.infer<typeof Wanted>

/** The services that were asked for and may be seen; `undefined`: all. */
const visible = (asked: readonly string[] | undefined, mine: readonly string[] | undefined) =>
  asked === undefined || mine === undefined ? (asked ?? mine) : asked.filter((each) => mine.includes(each))

/** Ids override whatever else is asked for (GeoReport v2, GET Service Requests), but not what a key may see. */
const filtersOf = (wanted: Wanted, mine: readonly string[] | undefined): Partial<CaseSearch> => {
  const { service_request_id: references, status } = wanted
  if (references !== undefined) return { references, services: mine }
  return {
    services: visible(wanted.service_code, mine),
    states: status && CASE_STATES.filter((state) => status.includes(openOrClosed(state))),
    openedFrom: wanted.start_date,
    openedTo: wanted.end_date,
    updatedFrom: wanted.updated_after,
    updatedTo: wanted.updated_before,
  }
}

/** GET requests: newest first, page by page. */
export const listRequests =
  (parts: Open311Parts) =>
  async (call: ClientCall): Promise<Reply> => {
    const wanted = read(Wanted, call.given)
    const { after, page_size: size } = wanted
    const listed = await parts.exchange.listCases({
      ...filtersOf(wanted, call.client.services),
      council: call.pack.council.id,
      after: after && { openedAt: after.at, reference: after.reference },
      limit: size + 1,
    })
    const { page, headers } = pageOf(call, listed, size, ({ one: { reference, timeline } }) => ({
      at: timeline[0].at,
      reference,
      seq: 0,
    }))
    const value = new List(
      'request',
      page.map((each) => serviceRequest(each, call, parts)),
    )
    return { root: 'service_requests', value, headers }
  }

/** GET requests/{id}: a list of one, as GeoReport v2 has it. */
export const getRequest =
  (parts: Open311Parts) =>
  async (call: ClientCall): Promise<Reply> => {
    const { pack, part, client } = call
    const [found] = await parts.exchange.listCases({
      council: pack.council.id,
      references: [part],
      services: client.services,
      limit: 1,
    })
    if (found === undefined) throw new BotError('case_unknown')
    return { root: 'service_requests', value: new List('request', [serviceRequest(found, call, parts)]) }
  }
