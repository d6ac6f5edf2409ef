/** Who is told what happens: the webhooks, residents by GOV.UK Notify, and whoever texts. Nobody, unless it was set. */
import { readTrackingSaying } from '../../dialogs/tracking/saying'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import type { Pack } from '../../knowledge/schema'
import type { RunningAssistant, Telling, World } from '../app'
import { hearingConsumer } from '../channels/sms/hear'
import { replyConsumer } from '../channels/sms/reply'
import { tellingConsumer } from '../channels/sms/tell'
import { texts } from '../channels/sms/texts'
import { readTextWords } from '../channels/sms/words'
import { deskOf } from '../desk/desk'
import { deskRoute } from '../desk/hear'
import { deskConsumer } from '../desk/tell'
import { BotError } from '../errors'
import { receipts } from '../notify/callbacks'
import { updatesConsumer } from '../notify/updates'
import { readUpdateWords } from '../notify/updateWords'
import { valueFor } from '../perCouncil'
import { topicOf } from '../turn/news'
import type { Route } from '../web/answer'
import type { Consumer } from './consumer'
import { createDispatcher, type Dispatcher } from './dispatcher'
import { webhookConsumer } from './webhook'

export interface TellingWorld extends World {
  packs: ReadonlyMap<string, Pack>
}

const LISTS = [
  'NOTIFY_API_KEYS',
  'NOTIFY_SMS_TEMPLATES',
  'NOTIFY_EMAIL_TEMPLATES',
  'NOTIFY_CALLBACK_TOKENS',
  'WEBHOOK_URLS',
  'WEBHOOK_SECRETS',
  'DESK_WEBHOOK_URLS',
  'DESK_WEBHOOK_SECRETS',
] as const

/** What only shows once it is known which councils are served. Throws `config_faulty` naming every fault. */
const checkCouncils = ({ config, councils }: World): void => {
  const unknown = LISTS.flatMap((name) =>
    config[name]
      .filter(({ council }) => council !== '*' && !councils.has(council))
      .map(({ council }) => `\n  ${name}: names ${council}; there are ${[...councils.keys()].join(', ')}`),
  )
  const isUnclear = councils.size > 1 && config.NOTIFY_CALLBACK_TOKENS.some(({ council }) => council === '*')
  const unclear = '\n  NOTIFY_CALLBACK_TOKENS: name the council of each; a text doesn’t say which it is for'
  const faults = [...unknown, ...(isUnclear ? [unclear] : [])]
  if (faults.length > 0) throw new BotError('config_faulty', { detail: faults.join('') })
}

const webhooks = ({ config, councils, clock }: World, { store }: RunningAssistant): readonly Consumer[] =>
  [...councils.keys()].flatMap((council) => {
    const [url, secret] = [valueFor(config.WEBHOOK_URLS, council), valueFor(config.WEBHOOK_SECRETS, council)]
    if (url === undefined || secret === undefined) return []
    return [webhookConsumer({ council, url, secret }, { store, clock })]
  })

const desks = ({ config, councils, clock }: World, { store }: RunningAssistant): readonly Consumer[] =>
  [...councils.keys()].flatMap((council) => {
    const desk = deskOf(config, council)
    const site = config.PUBLIC_URL === undefined ? {} : { site: config.PUBLIC_URL }
    return desk === undefined ? [] : [deskConsumer(desk, { store, clock, ...site })]
  })

const deskRoutes = (world: World, { handing }: RunningAssistant): readonly Route[] =>
  handing === undefined || world.config.DESK_WEBHOOK_URLS.length === 0
    ? []
    : [deskRoute({ ...world, outside: handing.outside })]

const residents = (world: TellingWorld, { store }: RunningAssistant): readonly Consumer[] => {
  const { config } = world
  if (config.NOTIFY_API_KEYS.length === 0) return []
  const parts = {
    ...world,
    store,
    tracking: readTrackingSaying(),
    say: readUpdateWords(),
    holidays: loadBankHolidays(),
    ...(config.PUBLIC_URL === undefined ? {} : { site: config.PUBLIC_URL }),
  }
  return [updatesConsumer('sms', parts), updatesConsumer('email', parts)]
}

const texters = (world: World, { store, assistant }: RunningAssistant): readonly Consumer[] => {
  const { config } = world
  if (config.NOTIFY_CALLBACK_TOKENS.length === 0) return []
  const messagesPerConversation = config.LIMIT_MESSAGES_PER_CONVERSATION
  const parts = { ...world, store, assistant, words: readTextWords(), messagesPerConversation }
  return [hearingConsumer(parts), tellingConsumer(parts), replyConsumer(config)]
}

const callbacks = (world: World, { store }: RunningAssistant, { nudge }: Dispatcher): readonly Route[] => {
  const tokens = world.config.NOTIFY_CALLBACK_TOKENS
  if (tokens.length === 0) return []
  const parts = { ...world, store, tokens, nudge }
  return [
    { method: 'POST', path: '/notify/receipts', answer: receipts(parts) },
    { method: 'POST', path: '/notify/texts', answer: texts(parts) },
  ]
}

/**
 * Puts together who is told. Started even when nobody is, so that what happens now is nobody's news later, when somebody
 * is. Throws `config_faulty` for councils that aren't served.
 */
export const createTelling = (world: TellingWorld, running: RunningAssistant): Telling => {
  checkCouncils(world)
  const consumers = [
    ...webhooks(world, running),
    ...desks(world, running),
    ...residents(world, running),
    ...texters(world, running),
    ...(running.beside ?? []),
  ]
  const dispatcher = createDispatcher({ ...world, ...running, consumers })
  const routes = [...callbacks(world, running, dispatcher), ...deskRoutes(world, running)]
  // Somebody waits for what is told of hand-offs: it goes at once, not at the next beat.
  const watched = [...world.councils.keys()].map((council) =>
    running.news.watch(topicOf.desk(council), dispatcher.nudge),
  )
  const close = async (): Promise<void> => {
    for (const stop of watched) stop()
    await dispatcher.close()
  }
  return { routes, start: dispatcher.start, close }
}
