/**
 * Amazon Connect, by Lex V2: a function in the council's own account passes on what Amazon asks it, and the answer back.
 * README has its text.
 */
import { BotError } from '../../../errors'
import { type Answer, json, type Request } from '../../../web/answer'
import { admitted } from '../admission'
import type { FrontEnd, VoiceParts } from '../parts'
import { flowAnswer, lexAnswer } from './answers'
import { FlowEvent, LexEvent, turnOfFlow, turnOfLex } from './events'

const answered = async ({ calls }: VoiceParts, council: string, body: unknown): Promise<unknown> => {
  const flow = FlowEvent.safeParse(body)
  if (flow.success) return flowAnswer(await calls.turn(council, turnOfFlow(flow.data)))
  const lex = LexEvent.safeParse(body)
  if (!lex.success) throw new BotError('request_faulty')
  return lexAnswer(lex.data, await calls.turn(council, turnOfLex(lex.data)))
}

/**
 * POST /{council}/voice/lex: an event of Lex or of a flow as Amazon wrote it; the answer is in its own shape. What goes wrong
 * is an error to the function too, so that the flow's own branch for errors leads the caller to a person.
 */
const take =
  (parts: VoiceParts) =>
  async (request: Request): Promise<Answer> => {
    const { council } = admitted(request, parts, parts.config.LEX_TOKEN)
    return json(await answered(parts, council, request.body))
  }

/** What Amazon calls: there where `LEX_TOKEN` is set. */
export const lex: FrontEnd = (parts) =>
  parts.config.LEX_TOKEN.length === 0
    ? []
    : [{ method: 'POST', path: '/:council/voice/lex', answer: take(parts) }]
