import type { Case } from '../../../bot/cases/case'
import { readConfig } from '../../../bot/config'
import type { UpdatesParts } from '../../../bot/notify/updates'
import { updatesConsumer } from '../../../bot/notify/updates'
import { readUpdateWords } from '../../../bot/notify/updateWords'
import { readTrackingSaying } from '../../../dialogs/tracking/saying'
import { loadBankHolidays } from '../../../knowledge/calendar/bankHolidays'
import { loadKnowledge } from '../../../knowledge/load'
import type { Pack } from '../../../knowledge/schema'
import { EMAIL, KEY, SMS } from '../../support/notify'
import type { outboxWorld } from './outbox'

const [first] = loadKnowledge().councils.values()
if (first === undefined) throw new Error('no council')
/** Any council's facts, under the name that tests use. */
export const otherford: Pack = {
  ...first,
  standards: [],
  council: { ...first.council, id: 'otherford', name: 'Otherford Council' },
}

export const notifySettings = (url: string): Record<string, string> => ({
  NOTIFY_URL: url,
  NOTIFY_API_KEYS: `otherford=${KEY}`,
  NOTIFY_SMS_TEMPLATES: SMS,
  NOTIFY_EMAIL_TEMPLATES: EMAIL,
})

export const updatesParts = (
  { store, clock }: Pick<Awaited<ReturnType<typeof outboxWorld>>, 'store' | 'clock'>,
  env: Record<string, string>,
): UpdatesParts => ({
  store,
  clock,
  config: readConfig(env),
  packs: new Map([['otherford', otherford]]),
  tracking: readTrackingSaying(),
  say: readUpdateWords(),
  site: 'https://chat.example',
  holidays: loadBankHolidays(),
})

export const bothConsumers = (parts: UpdatesParts) => [
  updatesConsumer('sms', parts),
  updatesConsumer('email', parts),
]

/** Somebody who asked to be told by text message, and somebody by email. */
export const byText: Partial<Case> = {
  answers: { updates: 'text' },
  contact: { name: 'Mary Jones', phone: '07700900123' },
}
export const byEmail: Partial<Case> = {
  answers: { updates: 'email' },
  contact: { name: 'Mary Jones', email: 'mary@example.com' },
}
