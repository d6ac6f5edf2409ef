import { newId } from '../../chance'
import { BotError } from '../../errors'
import { type Answer, json, type Request } from '../../web/answer'
import { caller, callerAbout, callerIfAny, councilIn } from './caller'
import { notFromStrangers, whence } from './origins'
import type { WebParts } from './parts'
import { read, TokenParameters } from './schema'
import type { Pass } from './tokens'
import { readWatermark } from './watermark'

const tokenFor = (pass: Pass, { tokens }: WebParts) => {
  const { token, expiresIn } = tokens.issue(pass)
  return { conversationId: pass.conversation, token, expires_in: expiresIn }
}

/** Where the messages after a number are streamed; `https` becomes `wss`. */
const streamUrl = ({ site }: Request, pass: Pass, after: number, { tokens }: WebParts): string => {
  const { council, conversation } = pass
  const path = `${council}/v3/directline/conversations/${conversation}/stream`
  return `${site.replace(/^http/, 'ws')}/${path}?watermark=${after}&t=${tokens.issueForStream(pass)}`
}

/** A pass for somebody new: their own conversation, which nobody has started yet. */
const newPass = async (request: Request, parts: WebParts): Promise<Pass> => {
  const council = councilIn(request, parts)
  notFromStrangers(whence(parts.config.ALLOWED_ORIGINS)(request, council))
  await parts.limits.conversation(request.address)
  const { user } = read(TokenParameters, request.body ?? undefined)
  const { chance } = parts
  return { council, conversation: newId(chance), resident: user ?? `dl_${newId(chance)}` }
}

/** POST tokens/generate: a token for a conversation that is not started yet. */
export const generate =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> =>
    json(tokenFor(await newPass(request, parts), parts))

/** POST tokens/refresh: the same pass for another hour. */
export const refresh =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> =>
    json(tokenFor(caller(request, parts), parts))

/** POST conversations: starts the conversation of the token, or a new one. 200 when it had been started before. */
export const start =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> => {
    const pass = callerIfAny(request, parts) ?? (await newPass(request, parts))
    const { locale } = read(TokenParameters, request.body ?? undefined)
    const own = whence(parts.config.ALLOWED_ORIGINS)(request, pass.council) === 'own'
    const { conversation, isNew } = await parts.assistant.open({
      council: pass.council,
      id: pass.conversation,
      resident: pass.resident,
      channel: own ? 'webchat' : 'directline',
      ...(locale === undefined ? {} : { locale }),
    })
    // A new conversation's stream begins before its greeting; an old one's goes on from now.
    const after = isNew ? 0 : conversation.lastSeq
    return json(
      { ...tokenFor(pass, parts), streamUrl: streamUrl(request, pass, after, parts) },
      isNew ? 201 : 200,
    )
  }

/** GET conversations/{id}: a new stream, from the watermark on, or from now when there is none. */
export const reconnect =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> => {
    const pass = callerAbout(request, parts)
    const conversation = await parts.assistant.find(pass.conversation)
    if (conversation === undefined) throw new BotError('conversation_unknown')
    const watermark = request.query.get('watermark')
    const after = watermark ? readWatermark(watermark) : conversation.lastSeq
    return json({ ...tokenFor(pass, parts), streamUrl: streamUrl(request, pass, after, parts) })
  }

/** GET session/getsessionid: what clients ask for before they show a sign-in card. */
export const sessionId =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> => {
    caller(request, parts)
    return json({ sessionId: newId(parts.chance) })
  }
