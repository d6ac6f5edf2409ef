import { z } from 'zod'
import type { ListedEvent } from '../storage/eventLists'
import { instant, lastInstant, read } from './arguments'
import type { ClientCall } from './call'
import { datetime } from './datetime'
import { pageOf, paging } from './paging'
import type { Open311Parts } from './parts'
import { EXTENDED } from './statuses'
import { type Fields, List } from './value'
import type { Reply } from './written'

const Wanted = z.object({ start_date: instant.optional(), end_date: lastInstant.optional(), ...paging })

/**
 * What happened to a case. Whoever sent it finds their own `update_id`. Its time is when it came to us, so that whoever
 * asks for everything since the last time misses nothing that was told late.
 */
const requestUpdate = ({ reference, seq, keptAt, event, updateId, code }: ListedEvent): Fields => ({
  update_id: updateId ?? `${reference}-${seq}`,
  service_request_id: reference,
  status: EXTENDED[event.state],
  updated_datetime: datetime(keptAt),
  description: event.note ?? '',
  media_url: '',
  external_status_code: code ?? event.state,
  extras: { state: event.state, by: event.by, happened: datetime(event.at) },
})

/** GET servicerequestupdates: what residents and others did after a case was opened; oldest first, page by page. */
export const listUpdates =
  ({ exchange }: Open311Parts) =>
  async (call: ClientCall): Promise<Reply> => {
    const { start_date, end_date, after, page_size: size } = read(Wanted, call.given)
    const { client, services } = call.client
    const listed = await exchange.listEvents({
      council: call.pack.council.id,
      client,
      services,
      keptFrom: start_date,
      keptTo: end_date,
      after: after && { keptAt: after.at, reference: after.reference, seq: after.seq },
      limit: size + 1,
    })
    const { page, headers } = pageOf(call, listed, size, ({ keptAt: at, reference, seq }) => ({
      at,
      reference,
      seq,
    }))
    return {
      root: 'service_request_updates',
      value: new List('request_update', page.map(requestUpdate)),
      headers,
    }
  }
