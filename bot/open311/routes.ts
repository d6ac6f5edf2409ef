import { BotError } from '../errors'
import type { Answer, Request, Route } from '../web/answer'
import { type Call, type ClientCall, callOf, clientOf } from './call'
import type { Open311Parts } from './parts'
import { postUpdate } from './postUpdate'
import { refusal } from './refusals'
import { getRequest, listRequests } from './requests'
import { listUpdates } from './updates'
import { formatOf, type Reply, written } from './written'

const BASE = '/:council/open311/v2'

/** One URL of GeoReport v2, in every format. `:part` may end with one. */
interface Method {
  method: 'GET' | 'POST'
  path: string
  answer(request: Request, parts: Open311Parts): Promise<Reply>
}

/** For whoever has a key of this council. */
const forClients =
  (answer: (call: ClientCall) => Promise<Reply>, { writes = false } = {}): Method['answer'] =>
  async (request, parts) => {
    const call = callOf(request, parts)
    const client = await clientOf(request, call, parts)
    if (client === undefined) throw new BotError('key_missing')
    if (writes && client.readOnly) throw new BotError('key_read_only')
    return answer({ ...call, client })
  }

/** For everybody. */
const forAll =
  (answer: (call: Call) => Promise<Reply>): Method['answer'] =>
  async (request, parts) => {
    const call = callOf(request, parts)
    await clientOf(request, call, parts)
    return answer(call)
  }

const nothingHere = forAll(async () => {
  throw new BotError('page_unknown')
})

const table = (parts: Open311Parts): readonly Method[] => [
  { method: 'GET', path: 'requests', answer: forClients(listRequests(parts)) },
  { method: 'GET', path: 'requests/:part', answer: forClients(getRequest(parts)) },
  { method: 'GET', path: 'servicerequestupdates', answer: forClients(listUpdates(parts)) },
  { method: 'POST', path: 'servicerequestupdates', answer: forClients(postUpdate(parts), { writes: true }) },
  { method: 'GET', path: '*', answer: nothingHere },
]

const endingsOf = ({ path }: Method): readonly string[] => (/[:*]/.test(path) ? [''] : ['', '.json', '.xml'])

/** Open311 GeoReport v2 with mySociety's updates, for each council under its own address. */
export const open311Routes = (parts: Open311Parts): readonly Route[] =>
  table(parts).flatMap((method) =>
    endingsOf(method).map((ending) => ({
      method: method.method,
      path: `${BASE}/${method.path}${ending}`,
      refusal: refusal(parts.log),
      answer: async (request: Request): Promise<Answer> =>
        written(formatOf(request.path, request.headers.accept), await method.answer(request, parts)),
    })),
  )
