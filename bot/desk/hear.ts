import type { Clock } from '../clock'
import type { Config } from '../config'
import { BotError } from '../errors'
import type { DeskHandoff, OutsideDesks } from '../handoff/outside/outsideDesks'
import { isSigned } from '../outbox/signature'
import { type Answer, json, type Request, type Route } from '../web/answer'
import { fromJson } from '../web/body'
import { type Heard, readActivity } from './activities'
import { deskOf } from './desk'

interface HearingParts {
  config: Pick<Config, 'DESK_WEBHOOK_URLS' | 'DESK_WEBHOOK_SECRETS'>
  clock: Clock
  outside: OutsideDesks
}

const headerOf = ({ headers }: Request, name: string): string => String(headers[name] ?? '')

/** The id of what was told, once it is certain who told it. Throws `handoff_unknown` where there is no desk, `signature_bad`. */
const signedId = ({ config, clock }: HearingParts, request: Request, body: string): string => {
  const desk = deskOf(config, request.params.council ?? '')
  if (desk === undefined) throw new BotError('handoff_unknown')
  const id = headerOf(request, 'webhook-id')
  const timestamp = headerOf(request, 'webhook-timestamp')
  const signature = headerOf(request, 'webhook-signature')
  if (!isSigned({ id, timestamp, signature, body }, desk.secret, clock.now()))
    throw new BotError('signature_bad')
  return id
}

const doing = async (outside: OutsideDesks, of: DeskHandoff, heard: Heard, id: string): Promise<void> => {
  if (heard.what === 'message') await outside.says(of, heard, id)
  if (heard.what === 'typing') await outside.typing(of)
  if (heard.what === 'status') await outside.tells(of, heard.status, id)
}

/**
 * POST /{council}/desk/handoffs/{id}/activities: one activity of a council's own desk, signed as a Standard Webhook over the
 * body as it was sent. The same `webhook-id` twice is one activity. 409 for what can't be said or done (any more).
 */
export const deskRoute = (parts: HearingParts): Route => ({
  method: 'POST',
  path: '/:council/desk/handoffs/:id/activities',
  takes: 'text',
  answer: async (request): Promise<Answer> => {
    const body = typeof request.body === 'string' ? request.body : ''
    const id = signedId(parts, request, body)
    const heard = readActivity(fromJson(body))
    if (heard === undefined) throw new BotError('request_faulty')
    const { council = '', id: handoff = '' } = request.params
    await doing(parts.outside, { council, handoff }, heard, id)
    return json({ id })
  },
})
