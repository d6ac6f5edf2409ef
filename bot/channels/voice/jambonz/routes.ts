/** jambonz (jambonz.org), by webhooks: `POST /{council}/voice/jambonz` begins a call. */
import { BotError } from '../../../errors'
import { type Answer, json, type Request, type Route } from '../../../web/answer'
import { fromJson } from '../../../web/body'
import { endCall, type FrontEndParts, secretFor, takeTurn, type What } from '../frontEnd'
import type { FrontEnd, VoiceParts } from '../parts'
import { readTroubleWords } from '../trouble'
import { readWay } from '../way'
import { dialled, gathered, Hook, lineIn } from './hook'
import { isFromJambonz } from './signature'
import { idOf, verbsOf } from './verbs'

/** The hook of a request, once it is certain who sent it. Throws `signature_bad`, `body_not_json`, `request_faulty`. */
const hookIn = (parts: VoiceParts, request: Request): Hook => {
  const secret = secretFor(parts, request, parts.config.JAMBONZ_WEBHOOK_SECRET)
  const body = typeof request.body === 'string' ? request.body : ''
  const header = String(request.headers['jambonz-signature'] ?? '')
  if (!isFromJambonz(header, body, secret, parts.clock.now())) throw new BotError('signature_bad')
  const read = Hook.safeParse(fromJson(body))
  if (!read.success) throw new BotError('request_faulty')
  return read.data
}

/** What was said once is no other turn: an address isn't signed, but the id of the verb is. */
const isOfTurn = ({ verb_id }: Hook, { query }: Request): boolean =>
  verb_id === undefined || verb_id === idOf(readWay(query))

const turn =
  (parts: FrontEndParts, whatIn: (hook: Hook) => What): Route['answer'] =>
  async (request) => {
    const hook = hookIn(parts, request)
    if (!isOfTurn(hook, request)) throw new BotError('signature_bad')
    const told = await takeTurn(parts, request, lineIn(hook), whatIn(hook))
    return json(verbsOf(told, `/${request.params.council}/voice/jambonz`))
  }

const status =
  (parts: VoiceParts): Route['answer'] =>
  async (request): Promise<Answer> => {
    const hook = hookIn(parts, request)
    // A call that was dialled on from the caller's has that one for a parent, and ends by itself.
    const isTheirs = hook.parent_call_sid === undefined
    if (isTheirs && hook.call_status === 'completed') await endCall(parts, request, lineIn(hook))
    return { status: 204 }
  }

/** Its addresses: three that jambonz asks for verbs, and one that it tells how a call goes on. Off until a secret is set. */
export const jambonz: FrontEnd = (parts) => {
  if (parts.config.JAMBONZ_WEBHOOK_SECRET.length === 0) return []
  const all = { ...parts, say: readTroubleWords() }
  const route = (path: string, answer: Route['answer']): Route => ({
    method: 'POST',
    path: `/:council/voice/jambonz${path}`,
    takes: 'text',
    answer,
  })
  return [
    route(
      '',
      turn(all, () => ({ type: 'start' })),
    ),
    route('/turn', turn(all, gathered)),
    route('/transferred', turn(all, dialled)),
    route('/status', status(parts)),
  ]
}
