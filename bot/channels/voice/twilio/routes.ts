/** Twilio (twilio.com), by TwiML: `POST /{council}/voice/twilio` begins a call. */
import { BotError } from '../../../errors'
import type { Request, Route } from '../../../web/answer'
import { callerIn } from '../caller'
import { endCall, type FrontEndParts, secretFor, takeTurn, type What } from '../frontEnd'
import type { FrontEnd } from '../parts'
import { readTroubleWords } from '../trouble'
import { dialled, Form, gathered, lineIn } from './form'

/** As much of Twilio's own library as is needed: loaded only where a token is set. */
const load = () => {
  const { twimlOf } = require('./twiml') as typeof import('./twiml')
  const { validateRequest } =
    require('twilio/lib/webhooks/webhooks') as typeof import('twilio/lib/webhooks/webhooks')
  return { twimlOf, validateRequest }
}

type Parts = FrontEndParts & ReturnType<typeof load>

/** As Twilio called it, whatever proxies are in between. */
const addressOf = ({ site, path, query }: Request): string =>
  `${site}${path}${query.size === 0 ? '' : `?${query}`}`

/** The form of a request, once it is certain who sent it: the signature is over address and fields. Throws `signature_bad`. */
const formIn = (parts: Parts, request: Request): Form => {
  const token = secretFor(parts, request, parts.config.TWILIO_AUTH_TOKEN)
  const body = typeof request.body === 'string' ? request.body : ''
  const fields = Object.fromEntries(new URLSearchParams(body))
  const signature = String(request.headers['x-twilio-signature'] ?? '')
  if (!parts.validateRequest(token, signature, addressOf(request), fields))
    throw new BotError('signature_bad')
  return Form.parse(fields)
}

/** A person sees who rings. Twilio can't show a number that was kept back: the one that was rung stands for it. */
const shownFor = ({ From = '', To = '' }: Form): string | undefined =>
  callerIn(From, To).number === undefined && /^\+\d{7,15}$/.test(To) ? To : undefined

const turn =
  (parts: Parts, whatIn: (form: Form) => What): Route['answer'] =>
  async (request) => {
    const form = formIn(parts, request)
    const told = await takeTurn(parts, request, lineIn(form), whatIn(form))
    return {
      status: 200,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', 'Cache-Control': 'no-store' },
      body: parts.twimlOf(told, `/${request.params.council}/voice/twilio`, shownFor(form)),
    }
  }

const status =
  (parts: Parts): Route['answer'] =>
  async (request) => {
    const form = formIn(parts, request)
    // A call that was dialled on from the caller's has that one for a parent, and ends by itself.
    const isTheirs = form.ParentCallSid === undefined
    if (isTheirs && form.CallStatus === 'completed') await endCall(parts, request, lineIn(form))
    return { status: 204 }
  }

/** Its addresses: three that Twilio asks for TwiML, and one that it tells when a call has ended. Off until a token is set. */
export const twilio: FrontEnd = (parts) => {
  if (parts.config.TWILIO_AUTH_TOKEN.length === 0) return []
  const all = { ...parts, ...load(), say: readTroubleWords() }
  const route = (path: string, answer: Route['answer']): Route => ({
    method: 'POST',
    path: `/:council/voice/twilio${path}`,
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
    route('/status', status(all)),
  ]
}
