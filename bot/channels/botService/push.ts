import type { Activity, ConversationReference, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Config } from '../../config'
import { BotError } from '../../errors'
import type { Consumer } from '../../outbox/consumer'
import type { ReferenceStore } from '../../storage/referenceStore'
import { PUSHED } from '../../storage/relaying'
import type { ConversationStore, Message } from '../../storage/store'
import type { BotServiceAdapter } from './adapter'
import { statusCodeOf } from './statusCode'

const Reference = z.looseObject({
  serviceUrl: z.string(),
  channelId: z.string(),
  conversation: z.looseObject({ id: z.string() }),
  bot: z.looseObject({ id: z.string() }),
})

/** Somebody waits for the first; after an hour it is no conversation any more. */
const GAPS = [1, 2, 5, 10, 30, 60, 120, 300, 900, 1_800]
const ANSWER_MS = 20_000

/** What of a kept message makes the activity; who says it and where, the context adds. */
const toSend = ({ activity }: Message): Partial<Activity> => {
  const { from: _, channelData: __, ...said } = activity
  return { type: 'message', ...said }
}

/** As a message of its own: the activity that `continueConversation` makes up for it to answer, no channel has seen. */
const say = (context: TurnContext, message: Message) => {
  context.onSendActivities((_, activities, send) => {
    for (const activity of activities) Reflect.deleteProperty(activity, 'replyToId')
    return send()
  })
  return context.sendActivity(toSend(message))
}

/** They have left, or block us: nothing more reaches them there. Keys and limits can be put right. */
const isForGood = (status: number): boolean => [400, 403, 404, 405, 413].includes(status)

const faultOf = (thrown: unknown): BotError => {
  const status = statusCodeOf(thrown)
  const detail = status === 0 ? 'no answer' : String(status)
  // No cause: what a channel answers may quote what was said.
  return new BotError(isForGood(status) ? 'delivery_refused' : 'delivery_failed', { detail })
}

const inTime = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new BotError('delivery_failed', { detail: 'no answer' })), ANSWER_MS).unref()
  })

/**
 * Says on channels of Azure what nobody there asked for: advisors' messages, and how a hand-off goes. In order; and once,
 * but for a process killed between the channel's taking it and our knowing that: channels have no way to be asked.
 */
export const pushConsumer = (
  adapter: BotServiceAdapter,
  { store, config }: { store: ConversationStore & ReferenceStore; config: Config },
): Consumer => ({
  id: PUSHED,
  inOrder: true,
  gaps: GAPS,
  deliver: async ({ subject, part }) => {
    const reference = Reference.safeParse(await store.referenceOf(subject))
    const [message] = await store.messagesAfter(subject, part - 1, 1)
    if (!reference.success || message === undefined)
      throw new BotError('delivery_refused', { detail: 'nobody to tell' })
    const sending = adapter.continueConversationAsync(
      config.MICROSOFT_APP_ID ?? '',
      reference.data as unknown as Partial<ConversationReference>,
      async (context) => {
        await say(context, message)
      },
    )
    await Promise.race([sending, inTime()]).catch((thrown: unknown) => {
      throw faultOf(thrown)
    })
    return undefined
  },
})
