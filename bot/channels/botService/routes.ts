/** Azure Bot Service: the channels that Microsoft connects, such as Teams. Loaded only where an app id is configured. */
import { type Activity, type ConversationReference, TurnContext } from 'botbuilder'
import { z } from 'zod'
import type { Clock } from '../../clock'
import type { Config } from '../../config'
import type { Councils } from '../../councils'
import { readStatus } from '../../desk/activities'
import { BotError } from '../../errors'
import type { OutsideDesks } from '../../handoff/outside/outsideDesks'
import type { Log } from '../../log'
import type { Consumer } from '../../outbox/consumer'
import type { ReferenceStore } from '../../storage/referenceStore'
import type { ConversationStore } from '../../storage/store'
import type { Stage } from '../../turn/stage'
import { type Answer, json, type Route } from '../../web/answer'
import { readTroubleWords } from '../voice/trouble'
import type { Calls } from '../voice/turn'
import { turnOrTrouble } from '../voice/turnOrTrouble'
import { authenticationFor, BotServiceAdapter } from './adapter'
import { callTurnIn, isCall } from './call'
import { callActivities } from './callAnswer'
import { pushConsumer } from './push'

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

export interface BotServiceParts {
  config: Config
  councils: Councils
  clock: Clock
  log: Log
  store: ConversationStore & ReferenceStore
  stages: readonly Stage[]
  /** Channels that speak are a telephone. */
  calls: Calls
  /** Left out: nobody is handed over. */
  hub?: Pick<OutsideDesks, 'hubTells'>
}

const TURNS = ['message', 'conversationUpdate']

/** How to reach them unasked. Their name is left out: no channel needs it, and we need not know it. */
const referenceIn = (activity: Activity): Partial<ConversationReference> => {
  const { user, activityId: _, ...reference } = TurnContext.getConversationReference(activity)
  return { ...reference, ...(user === undefined ? {} : { user: { id: user.id, name: '' } }) }
}

/** What the hub of a channel says of a hand-off; its people speak for themselves, so that no more is taken from it. */
const hearHub = async ({ hub, clock }: BotServiceParts, activity: Activity): Promise<void> => {
  const { state } = readStatus(activity) ?? {}
  if (state === undefined || hub === undefined) return
  const name = activity.from.name ? { name: activity.from.name } : {}
  await hub.hubTells(activity.conversation.id, { state, ...name }, activity.id ?? clock.now().toISOString())
}

const PATH = '/api/messages'

/** A channel that speaks: what happened on the line goes to the call, and its answer back in the channel's words. */
const answeringCalls = (council: string, { calls, clock, config, log }: BotServiceParts) => {
  const parts = { calls, log, say: readTroubleWords() }
  return async (context: TurnContext): Promise<void> => {
    const { activity } = context
    const turn = callTurnIn(activity)
    if (turn === undefined) return
    const key = activity.id ?? clock.now().toISOString()
    const out = await turnOrTrouble(parts, { method: 'POST', route: PATH }, { council, turn, key })
    await context.sendActivities([...callActivities(out, config.MICROSOFT_APP_VOICE)])
  }
}

/** Before the pipeline: a channel starts conversations by talking in them, and sends again what wasn't taken in time. */
const openConversation = (council: string, parts: BotServiceParts): Stage => {
  const answerCall = answeringCalls(council, parts)
  return async (context, next) => {
    const { activity } = context
    if (isCall(activity)) return answerCall(context)
    if (activity.type === 'event') return hearHub(parts, activity)
    if (!TURNS.includes(activity.type)) return
    const { store, clock } = parts
    await store.start({
      id: activity.conversation.id,
      council,
      channel: 'botservice',
      resident: activity.from.id,
      locale: activity.locale ?? 'en-GB',
      startedAt: clock.now(),
    })
    await store.keepReference(activity.conversation.id, referenceIn(activity))
    // A start is known by being the first: it needs no id, and with one it would be kept as if something had been said.
    const isSaid = activity.type !== 'conversationUpdate'
    if (activity.id !== undefined && isSaid) activity.channelData = { clientActivityID: activity.id }
    await next()
  }
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

/** POST /api/messages, and whatever is said there unasked. */
export interface BotService {
  routes: readonly Route[]
  consumer: Consumer
}

/** Azure's channels for the app that is configured. Throws `config_faulty` when it isn't clear whose they are. */
export const openBotService = (
  parts: BotServiceParts,
  authentication = authenticationFor(parts.config),
): BotService => {
  const adapter = new BotServiceAdapter(authentication, parts.store)
  adapter.use(openConversation(councilOf(parts.config, parts.councils), parts), ...parts.stages)
  const route: Route = {
    method: 'POST',
    path: PATH,
    answer: ({ headers, body }) => receive(adapter, headers.authorization ?? '', body),
  }
  // An adapter without stages: what is said unasked is no turn.
  const sender = new BotServiceAdapter(authentication, parts.store)
  return { routes: [route], consumer: pushConsumer(sender, parts) }
}
