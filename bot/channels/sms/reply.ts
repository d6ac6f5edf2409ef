import { z } from 'zod'
import type { Config } from '../../config'
import { BotError } from '../../errors'
import { sendOnce } from '../../notify/send'
import type { Consumer } from '../../outbox/consumer'
import { valueFor } from '../../perCouncil'
import { ANSWERS } from './tell'

const Reply = z.object({ to: z.string(), text: z.string() })

/** A minute for Notify to list what it took, as for any message; an answer that comes hours later answers nothing. */
const GAPS = [60, 300, 900]

/** Sends the answers to texts. */
export const replyConsumer = (config: Config): Consumer => ({
  id: ANSWERS,
  inOrder: true,
  gaps: GAPS,
  deliver: async (delivery, signal) => {
    const { council, payload } = delivery
    const read = Reply.safeParse(payload)
    if (!read.success) throw new BotError('delivery_refused', { detail: 'nothing to send' })
    const key = valueFor(config.NOTIFY_API_KEYS, council)
    const template = valueFor(config.NOTIFY_SMS_TEMPLATES, council)
    if (key === undefined || template === undefined)
      throw new BotError('delivery_failed', { detail: 'no key or template' })
    const { to, text } = read.data
    const message = { by: 'sms', template, to, fields: { message: text } } as const
    return sendOnce({ url: config.NOTIFY_URL, key, signal }, delivery, message)
  },
})
