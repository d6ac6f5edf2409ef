import { BotError } from '../../errors'
import { seqIn } from '../../turn/activityId'
import type { Saying } from '../../turn/assistant'
import { type Answer, json, type Request } from '../../web/answer'
import { callerAbout } from './caller'
import type { WebParts } from './parts'
import { PostedActivity, read } from './schema'
import { readWatermark } from './watermark'

/** GET activities: what came after the watermark, a page at a time. */
export const getActivities =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> => {
    const { conversation } = callerAbout(request, parts)
    const after = readWatermark(request.query.get('watermark') || '0')
    const activities = await parts.assistant.messagesAfter(conversation, after)
    if (activities.length === 0 && (await parts.assistant.find(conversation)) === undefined)
      throw new BotError('conversation_unknown')
    const last = activities.at(-1)
    return json({ activities, watermark: String(last === undefined ? after : seqIn(last.id)) })
  }

const sayingOf = (conversation: string, posted: PostedActivity): Saying => {
  const { clientActivityID: clientId, ...channelData } = posted.channelData ?? {}
  return {
    conversation,
    channelData,
    type: posted.type === 'endOfConversation' ? 'endOfConversation' : 'message',
    text: posted.text ?? '',
    files: (posted.attachments ?? []).length > 0,
    ...(clientId === undefined ? {} : { clientId }),
    ...(posted.locale === undefined ? {} : { locale: posted.locale }),
    ...(posted.value === undefined ? {} : { value: posted.value }),
    ...(posted.entities ? { entities: posted.entities } : {}),
  }
}

const TURNS = ['message', 'endOfConversation']

/** What a page tells that is no turn: that somebody writes, and which message they have seen. Other events ask nothing. */
const notice = async (
  { assistant }: WebParts,
  conversation: string,
  posted: PostedActivity,
): Promise<void> => {
  if (posted.type === 'typing') await assistant.notice(conversation, { isTyping: true })
  if (posted.type === 'event' && posted.name === 'read' && typeof posted.value === 'number')
    await assistant.notice(conversation, { read: posted.value })
}

/** POST activities: one turn; when it returns, message and answer are kept. Typing and events are heard and ask nothing. */
export const postActivity =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> => {
    const { conversation } = callerAbout(request, parts)
    await parts.limits.message(conversation)
    const posted = read(PostedActivity, request.body)
    // Clients read an id from every answer, so that one without a message behind it has an empty one.
    if (!TURNS.includes(posted.type)) {
      await notice(parts, conversation, posted)
      return json({ id: '' })
    }
    const { id } = await parts.assistant.say(sayingOf(conversation, posted))
    return json({ id })
  }

/** POST upload: files are not taken; they are dropped unread, and the resident is told so in the conversation. */
export const upload =
  (parts: WebParts) =>
  async (request: Request): Promise<Answer> => {
    const { conversation } = callerAbout(request, parts)
    await parts.limits.message(conversation)
    const { id } = await parts.assistant.say({ conversation, files: true })
    return json({ id })
  }
