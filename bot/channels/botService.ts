/** Azure Bot Service: the channels that Microsoft connects, such as Teams. Loaded only where an app id is configured. */
import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder'
import { z } from 'zod'
import type { Clock } from '../clock'
import type { Config } from '../config'
import type { Councils } from '../councils'
import { BotError } from '../errors'
import type { ConversationStore } from '../storage/store'
import type { Stage } from '../turn/stage'
import { type Answer, json, type Route } from '../web/answer'

/** What is read of an activity before Bot Framework has checked who sent it. */
const Posted = z.looseObject({
  type: z.string().min(1),
  id: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.url(),
  conversation: z.looseObject({ id: z.string().min(1) }),
  from: z.looseObject({ id: z.string() }),
  recipient: z.looseObject({ id: z.string() }),
})

class BotServiceAdapter extends CloudAdapter {
  /** Runs one activity, once its bearer token is found good; gives what the channel wants in the response, if anything. */
  receive(authorization: string, activity: Activity): Promise<InvokeResponse | undefined> {
    return this.processActivity(authorization, activity, async () => {})
  }

  /** Channels take `channelData` for their own, so that ours stays in the log. */
  override sendActivities(context: TurnContext, activities: Partial<Activity>[]) {
    return super.sendActivities(
      context,
      activities.map(({ channelData: _, ...activity }) => activity),
    )
  }
}

export interface BotServiceParts {
  config: Config
  councils: Councils
  clock: Clock
  store: ConversationStore
  stages: readonly Stage[]
}

const TURNS = ['message', 'conversationUpdate']

/** Before the pipeline: a channel starts conversations by talking in them, and sends again what wasn't taken in time. */
const openConversation =
  (council: string, { store, clock }: BotServiceParts): Stage =>
  async (context, next) => {
    const { activity } = context
    if (!TURNS.includes(activity.type)) return
    await store.start({
      id: activity.conversation.id,
      council,
      channel: 'botservice',
      resident: activity.from.id,
      locale: activity.locale ?? 'en-GB',
      startedAt: clock.now(),
    })
    if (activity.id !== undefined) activity.channelData = { clientActivityID: activity.id }
    await next()
  }

const councilOf = ({ MICROSOFT_APP_COUNCIL: named }: Config, councils: Councils): string => {
  const council = named ?? (councils.size === 1 ? [...councils.keys()][0] : undefined)
  if (council !== undefined && councils.has(council)) return council
  throw new BotError('config_faulty', {
    detail: `\n  MICROSOFT_APP_COUNCIL: name one of ${[...councils.keys()].join(', ')}`,
  })
}

const isUnauthenticated = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown && thrown.statusCode === 401

const receive = async (adapter: BotServiceAdapter, authorization: string, body: unknown): Promise<Answer> => {
  const posted = Posted.safeParse(body)
  if (!posted.success) throw new BotError('request_faulty')
  try {
    const answer = await adapter.receive(authorization, posted.data as unknown as Activity)
    return answer?.body === undefined ? { status: answer?.status ?? 200 } : json(answer.body, answer.status)
  } catch (cause) {
    throw isUnauthenticated(cause) ? new BotError('token_missing', { cause }) : cause
  }
}

const authenticationFor = (config: Config) => {
  const { MICROSOFT_APP_ID: id, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenant } = config
  return new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppType: config.MICROSOFT_APP_TYPE,
    ...(id === undefined ? {} : { MicrosoftAppId: id }),
    ...(password === undefined ? {} : { MicrosoftAppPassword: password }),
    ...(tenant === undefined ? {} : { MicrosoftAppTenantId: tenant }),
  })
}

/** POST /api/messages, for the app that is configured. Throws `config_faulty` when it isn't clear whose it is. */
export const botServiceRoutes = (
  parts: BotServiceParts,
  authentication = authenticationFor(parts.config),
): readonly Route[] => {
  const adapter = new BotServiceAdapter(authentication)
  adapter.use(openConversation(councilOf(parts.config, parts.councils), parts), ...parts.stages)
  return [
    {
      method: 'POST',
      path: '/api/messages',
      answer: ({ headers, body }) => receive(adapter, headers.authorization ?? '', body),
    },
  ]
}
