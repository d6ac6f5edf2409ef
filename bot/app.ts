import type { Converse } from '../dialogs/conversation'
import type { Pack } from '../knowledge/schema'
import { type Cases, createCases } from './cases/cases'
import { createExchange } from './cases/exchange'
import type { Chance } from './chance'
import type { BotService } from './channels/botService/routes'
import type { WebParts } from './channels/directLine/parts'
import { newSecret, tokenSecret } from './channels/directLine/secret'
import { createStreams } from './channels/directLine/streams'
import { createTokens } from './channels/directLine/tokens'
import { createCalls } from './channels/voice/calls'
import { voiceRoutes } from './channels/voice/routes'
import type { Calls } from './channels/voice/turn'
import type { Clock } from './clock'
import type { Config } from './config'
import type { Councils } from './councils'
import { deskOf } from './desk/desk'
import { closedHandoffs, type OpenedHandoffs, openHandoffs } from './handoff/open'
import type { Log } from './log'
import { createMeter, type Meter } from './metrics'
import { createApiKeys } from './open311/keys'
import type { Consumer } from './outbox/consumer'
import type { RegistersOf } from './registers'
import { openNewsroom, openStore } from './storage/openStore'
import { openSqlite } from './storage/sqlite'
import type { Store } from './storage/store'
import { type Assistant, createAssistant } from './turn/assistant'
import type { Newsroom } from './turn/news'
import { createSayer } from './turn/words'
import type { Answer, Request, Route } from './web/answer'
import { createLimits } from './web/limits'
import { routes } from './web/routes'
import { type ServerParts, startServer } from './web/server'

/** The world an assistant runs in: everything that tests replace. */
export interface World {
  config: Config
  clock: Clock
  chance: Chance
  log: Log
  councils: Councils
  converse: Converse
  /** What councils imported. */
  registers: RegistersOf
  /** The packs of the councils served; left out: nobody is handed over to people. */
  packs?: ReadonlyMap<string, Pack>
}

/** What the pages add: their routes, and how a problem looks to somebody with a browser. */
export interface Pages {
  routes: readonly Route[]
  problemPage?(request: Request, problem: Answer): Answer | undefined
  /** Takes over a connection that asks to become a WebSocket of its own; `false` for one that isn't. */
  upgrade?(...asked: Parameters<ServerParts['upgrade']>): boolean
  close?(): Promise<void>
}

/** Who tells others what happens: their addresses here, and work that goes on beside the turns. */
export interface Telling {
  routes: readonly Route[]
  start(): void
  close(): Promise<void>
}

/** An assistant in this process, with or without a server round it. */
export interface RunningAssistant {
  assistant: Assistant
  /** Its telephone. */
  calls: Calls
  store: Store
  cases: Cases
  meter: Meter
  news: Newsroom
  /** Left out in a world without packs. */
  handing?: OpenedHandoffs
  /** Who tells what channels elsewhere are to be told. */
  beside?: readonly Consumer[]
  close(): Promise<void>
}

/** Opens the store and puts the assistant together, for a channel in this process such as the terminal. */
export const openAssistant = async (world: World, file?: string): Promise<RunningAssistant> => {
  const { config } = world
  const store = await (file === undefined ? openStore(config) : openSqlite(file))
  const news = openNewsroom(file === undefined ? config : {})
  const cases = createCases({ store, chance: world.chance })
  const meter = createMeter()
  const limits = { messagesPerConversation: config.LIMIT_MESSAGES_PER_CONVERSATION }
  const hasDesk = (council: string): boolean => deskOf(config, council) !== undefined
  const opening = world.packs && openHandoffs({ ...world, packs: world.packs, hasDesk }, store, news)
  const assistant = createAssistant({
    ...world,
    store,
    cases,
    meter,
    limits,
    news,
    handoffs: opening?.ofTurns ?? closedHandoffs(),
    say: createSayer(),
  })
  const handing = opening?.with(assistant)
  const close = async (): Promise<void> => {
    await news.close()
    await store.close()
  }
  return {
    ...{ assistant, store, cases, meter, news, close },
    calls: createCalls({ ...world, assistant, store, meter }),
    ...(handing === undefined ? {} : { handing }),
  }
}

/** The key that signs tokens: the same in all processes that share a store. */
const secretOf = ({ config, chance }: World, store: Store): Promise<string> | string => {
  if (config.TOKEN_SECRET !== undefined) return config.TOKEN_SECRET
  return config.DATABASE_URL === undefined
    ? tokenSecret(config.DATA_DIR, chance)
    : store.secretFor('tokens', () => newSecret(chance))
}

const webParts = async (world: World, running: RunningAssistant): Promise<WebParts> => {
  const { assistant, cases, store, meter, news, handing } = running
  const { config, clock, chance } = world
  const secret = await secretOf(world, store)
  const tokens = createTokens(secret, clock)
  const [exchange, keys] = [createExchange(store, cases), createApiKeys({ store, chance })]
  return {
    ...world,
    assistant,
    cases,
    exchange,
    keys,
    advisors: store,
    caseWork: store,
    news,
    ...(handing === undefined ? {} : { handoffs: handing.handoffs }),
    meter,
    secret,
    tokens,
    limits: createLimits(config),
  }
}

/** Azure's adapter is loaded only where it is wanted; without an app id it would take anybody's word for anything. */
const botService = (
  world: World,
  { store, assistant, calls, handing }: RunningAssistant,
): BotService | undefined => {
  if (world.config.MICROSOFT_APP_ID === undefined) return undefined
  const { openBotService } =
    require('./channels/botService/routes') as typeof import('./channels/botService/routes')
  const hub = handing === undefined ? {} : { hub: handing.outside }
  return openBotService({ ...world, store, calls, stages: assistant.stages, ...hub })
}

const tellsNobody: Telling = { routes: [], start: () => undefined, close: async () => undefined }

/** Starts the assistant and its server. `close` lets turns under way finish, says goodbye to sockets, closes the store. */
export const startAssistant = async (
  world: World,
  pagesOf: (parts: WebParts) => Pages = () => ({ routes: [] }),
  tellingOf: (running: RunningAssistant) => Telling = () => tellsNobody,
): Promise<{ url: string; assistant: Assistant; close(): Promise<void> }> => {
  const running = await openAssistant(world)
  const parts = await webParts(world, running)
  const streams = createStreams(parts)
  const pages = pagesOf(parts)
  const azure = botService(world, running)
  const telling = tellingOf({ ...running, beside: azure === undefined ? [] : [azure.consumer] })
  const calling = voiceRoutes({ ...world, calls: running.calls, meter: running.meter })
  const server = await startServer({
    ...parts,
    ...(pages.problemPage === undefined ? {} : { problemPage: pages.problemPage }),
    routes: routes(parts, running.store, [
      ...(azure?.routes ?? []),
      ...calling,
      ...telling.routes,
      ...pages.routes,
    ]),
    upgrade: (...asked) => {
      if (pages.upgrade?.(...asked) !== true) streams.upgrade(...asked)
    },
  })
  telling.start()
  running.handing?.sweep.start()
  const close = async (): Promise<void> => {
    await Promise.all([server.close(), streams.close(), pages.close?.()])
    await telling.close()
    await running.handing?.sweep.close()
    await running.close()
  }
  const { PUBLIC_URL, HOST } = world.config
  return {
    url: PUBLIC_URL ?? `http://${HOST ?? 'localhost'}:${server.port}`,
    assistant: running.assistant,
    close,
  }
}
