import { BotError } from '../errors'
import type { Answer, Request, Route } from '../web/answer'
import { type Call, type Caller, type ClientCall, callOf, clientOf } from './call'
import { discover } from './discovery'
import type { Open311Parts } from './parts'
import { postRequest } from './postRequest'
import { postUpdate } from './postUpdate'
import { refusal } from './refusals'
import { getRequest, listRequests } from './requests'
import { getService, listServices } from './services'
import { listUpdates } from './updates'
import { formatOf, type Reply, written } from './written'

const ROOT = '/:council/open311'
const BASE = `${ROOT}/v2`

/** One URL of GeoReport v2, in every format. `:part` may end with one. */
interface Method {
  method: 'GET' | 'POST'
  /** Without its ending. */
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

/** For everybody: what a service asks is no secret (GeoReport v2 wants no key for it). */
const forAll =
  (answer: (call: Call & Caller) => Promise<Reply>): Method['answer'] =>
  async (request, parts) => {
    const call = callOf(request, parts)
    return answer({ ...call, client: await clientOf(request, call, parts) })
  }

const nothingHere = forAll(async () => {
  throw new BotError('page_unknown')
})

const table = (parts: Open311Parts): readonly Method[] => [
  { method: 'GET', path: `${ROOT}/discovery`, answer: forAll(discover(parts.clock.now(), BASE)) },
  { method: 'GET', path: `${BASE}/services`, answer: forAll(listServices(parts)) },
  { method: 'GET', path: `${BASE}/services/:part`, answer: forAll(getService(parts)) },
  { method: 'POST', path: `${BASE}/requests`, answer: forClients(postRequest(parts), { writes: true }) },
  { method: 'GET', path: `${BASE}/requests`, answer: forClients(listRequests(parts)) },
  { method: 'GET', path: `${BASE}/requests/:part`, answer: forClients(getRequest(parts)) },
  { method: 'GET', path: `${BASE}/servicerequestupdates`, answer: forClients(listUpdates(parts)) },
  {
    method: 'POST',
    path: `${BASE}/servicerequestupdates`,
    answer: forClients(postUpdate(parts), { writes: true }),
  },
  { method: 'GET', path: `${BASE}/*`, answer: nothingHere },
  { method: 'POST', path: `${BASE}/*`, answer: nothingHere },
]

const endingsOf = ({ path }: Method): readonly string[] =>
  /(:part|\*)$/.test(path) ? [''] : ['', '.json', '.xml']

/** Open311 GeoReport v2 with mySociety's updates, for each council under its own address. */
export const open311Routes = (parts: Open311Parts): readonly Route[] =>
  table(parts).flatMap((method) =>
    endingsOf(method).map((ending) => ({
      method: method.method,
      path: `${method.path}${ending}`,
      refusal: refusal(parts.log),
      answer: async (request: Request): Promise<Answer> =>
        written(formatOf(request.path, request.headers.accept), await method.answer(request, parts)),
    })),
  )
