/** GOV.UK Notify, as much of it as we use: docs.notifications.service.gov.uk/node.html */
import axios, { isAxiosError } from 'axios'
import { NotifyClient } from 'notifications-node-client'
import { z } from 'zod'
import { BotError } from '../errors'

/** A message to one person, by a template of the council's Notify service. */
export interface Message {
  by: 'sms' | 'email'
  template: string
  to: string
  fields: Readonly<Record<string, string>>
  /** Fields that may hold what somebody else wrote: Notify takes links and Markdown out of them. Emails only. */
  untrusted?: readonly string[]
  /** What it is found again by at Notify: nothing of a person. */
  mark: string
}

export interface Notify {
  /** Sends; gives Notify's id. Throws `delivery_refused` for what it will never take, else `delivery_failed`. */
  send(message: Message): Promise<string>
  /** The id of what was sent with a mark, if anything was; Notify keeps it for a week. Throws `delivery_failed`. */
  find(mark: string): Promise<string | undefined>
}

/** Notify answers in a second. An attempt is at most a question and a sending, and must end before its lease does. */
const ANSWER_MS = 10_000
const ATTEMPT_MS = 2 * ANSWER_MS

const Refusal = z.object({ errors: z.array(z.object({ error: z.string().regex(/^\w{1,40}$/) })).min(1) })
const Sent = z.object({ id: z.uuid() })
const Found = z.object({ notifications: z.array(Sent) })

/**
 * What went wrong, in codes alone: messages may quote a number, so neither they nor the cause go any further. Of what
 * Notify refuses, only a number or address that is none stays wrong; a key, a template or a limit can be put right.
 */
const faultOf = (thrown: unknown): BotError => {
  if (!isAxiosError(thrown) || thrown.response === undefined)
    return new BotError('delivery_failed', {
      detail: isAxiosError(thrown) ? (thrown.code ?? 'no answer') : 'no answer',
    })
  const { status, data } = thrown.response
  const error = Refusal.safeParse(data).data?.errors[0]?.error ?? 'unknown'
  const isForGood = status === 400 && error === 'ValidationError'
  return new BotError(isForGood ? 'delivery_refused' : 'delivery_failed', { detail: `${status} ${error}` })
}

const asked = async <T>(answer: Promise<{ data: unknown }>, shape: z.ZodType<T>): Promise<T> => {
  const { data } = await answer.catch((thrown: unknown) => {
    throw faultOf(thrown)
  })
  const read = shape.safeParse(data)
  if (!read.success) throw new BotError('delivery_failed', { detail: 'answer not understood' })
  return read.data
}

/** The Notify service that a key belongs to, for one attempt. `signal`: what is under way is cut short. */
export const openNotify = (url: string, key: string, signal: AbortSignal): Notify => {
  const client = new NotifyClient(url, key)
  const ends = AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_MS)])
  client.setClient(axios.create({ timeout: ANSWER_MS, maxRedirects: 0, signal: ends }))
  const sent = ({ by, template, to, fields, untrusted, mark: reference }: Message) =>
    by === 'sms'
      ? client.sendSms(template, to, { personalisation: fields, reference })
      : client.sendEmail(template, to, {
          personalisation: fields,
          reference,
          ...(untrusted === undefined ? {} : { sanitiseContentFor: [...untrusted] }),
        })
  return {
    send: async (message) => (await asked(sent(message), Sent)).id,
    find: async (mark) => {
      const { notifications } = await asked(client.getNotifications(undefined, undefined, mark), Found)
      return notifications[0]?.id
    },
  }
}
