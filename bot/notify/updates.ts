import type { Clock } from '../clock'
import type { Config } from '../config'
import { BotError } from '../errors'
import type { Consumer } from '../outbox/consumer'
import { valueFor } from '../perCouncil'
import type { CaseStore } from '../storage/caseStore'
import type { CaseNews, Delivery, OutboxStore } from '../storage/outboxStore'
import type { Message } from './client'
import { NOTIFY_GAPS, sendOnce } from './send'
import { type Update, type UpdateParts, updateOf } from './update'

export interface UpdatesParts extends UpdateParts {
  store: CaseStore & Pick<OutboxStore, 'hasStopped'>
  clock: Clock
  config: Config
}

/**
 * Ofcom's National Telephone Numbering Plan: mobiles begin with 071 to 075 and 077 to 079, and with 07624 on the Isle of
 * Man; 070 are personal numbers and the rest of 076 pagers.
 */
const MOBILE = /^07(?:[1-57-9]\d{8}|624\d{6})$/

/** Where the resident asked to be told: by their answer to the question `updates`, and nowhere else. */
const addressFor = (by: Message['by'], { answers, contact }: Pick<CaseNews, 'answers' | 'contact'>) => {
  const { updates } = answers
  if (by === 'email') return updates === 'email' ? contact.email : undefined
  const { phone } = contact
  return updates === 'text' && phone !== undefined && MOBILE.test(phone) ? phone : undefined
}

/** They know what they did themselves, apart from the opening, whose reference they need. */
const isNews = ({ seq, by }: CaseNews): boolean => seq === 1 || by === 'council'

/** Notify refuses texts of more than 918 characters, and puts the name of the service before them. */
const MOST_IN_TEXT = 800

const textOf = ({ message, detail, more }: Update): string => {
  const whole = [message, detail, more].filter((part) => part !== '').join('\n\n')
  return whole.length <= MOST_IN_TEXT ? whole : `${message}\n\n${more}`
}

const fieldsFor = (by: Message['by'], update: Update): Pick<Message, 'fields' | 'untrusted'> =>
  by === 'sms' ? { fields: { message: textOf(update) } } : { fields: { ...update }, untrusted: ['detail'] }

const TEMPLATES = { sms: 'NOTIFY_SMS_TEMPLATES', email: 'NOTIFY_EMAIL_TEMPLATES' } as const

/** What was set for a council when the update was planned may have been taken back since: then it waits. */
const settingsFor = (config: Config, by: Message['by'], council: string) => {
  const key = valueFor(config.NOTIFY_API_KEYS, council)
  const template = valueFor(config[TEMPLATES[by]], council)
  return key === undefined || template === undefined ? undefined : { key, template }
}

const delivering =
  (by: Message['by'], parts: UpdatesParts) =>
  async (delivery: Delivery, signal: AbortSignal): Promise<string> => {
    const { council, subject, part } = delivery
    const settings = settingsFor(parts.config, by, council)
    if (settings === undefined) throw new BotError('delivery_failed', { detail: 'no key or template' })
    const one = await parts.store.findCase(council, subject)
    const to = one && addressFor(by, one)
    const update = one && updateOf(parts, one, part, parts.clock.now())
    if (to === undefined || update === undefined)
      throw new BotError('delivery_refused', { detail: 'nobody to tell' })
    if (by === 'sms' && (await parts.store.hasStopped({ council, number: to })))
      throw new BotError('delivery_refused', { detail: 'texts were stopped' })
    const { key, template } = settings
    const message = { by, template, to, ...fieldsFor(by, update) }
    return sendOnce({ url: parts.config.NOTIFY_URL, key, signal }, delivery, message)
  }

/** Tells residents how their case is going: by text message, or by email. */
export const updatesConsumer = (by: Message['by'], parts: UpdatesParts): Consumer => ({
  id: `notify-${by}`,
  gaps: NOTIFY_GAPS,
  wants: (news) =>
    isNews(news) &&
    addressFor(by, news) !== undefined &&
    settingsFor(parts.config, by, news.council) !== undefined,
  deliver: delivering(by, parts),
})
