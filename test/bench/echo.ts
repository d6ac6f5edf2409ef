/**
 * The yardstick: a bare Bot Framework echo bot behind the same two Direct Line calls, with the same server library, the
 * same token check and nothing else. Prints its address on one line.
 */
import { randomBytes } from 'node:crypto'
import {
  type Activity,
  ActivityHandler,
  BotAdapter,
  type ConversationReference,
  TurnContext,
} from 'botbuilder'
import jsonwebtoken from 'jsonwebtoken'
import restify from 'restify'

const secret = randomBytes(32)
const logs = new Map<string, Partial<Activity>[]>()

class EchoAdapter extends BotAdapter {
  take(activity: Partial<Activity>, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.runMiddleware(new TurnContext(this, activity), logic)
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]) {
    const log = logs.get(context.activity.conversation.id) ?? []
    return activities.map((activity) => {
      log.push(activity)
      return { id: String(log.length) }
    })
  }
  override async updateActivity(): Promise<void> {}
  override async deleteActivity(): Promise<void> {}
  override async continueConversation(
    reference: Partial<ConversationReference>,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<void> {
    await this.runMiddleware(new TurnContext(this, reference as Partial<Activity>), logic)
  }
}

const adapter = new EchoAdapter()
const bot = new ActivityHandler().onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`)
  await next()
})

const server = restify.createServer()
server.use(restify.plugins.bodyParser({ maxBodySize: 65_536 }))
server.use(restify.plugins.queryParser())

const conversationOf = (header: string | undefined): string =>
  (jsonwebtoken.verify((header ?? '').replace('Bearer ', ''), secret) as { conv: string }).conv

server.post('/:council/v3/directline/conversations', async (_request, response) => {
  const conversationId = randomBytes(16).toString('base64url')
  logs.set(conversationId, [])
  response.send(201, {
    conversationId,
    token: jsonwebtoken.sign({ conv: conversationId }, secret, { expiresIn: 3600 }),
  })
})

server.post('/:council/v3/directline/conversations/:id/activities', async (request, response) => {
  const id = conversationOf(request.headers.authorization)
  const activity = {
    ...request.body,
    channelId: 'directline',
    conversation: { id },
    recipient: { id: 'bot' },
    serviceUrl: 'http://localhost',
  }
  logs.get(id)?.push(activity)
  await adapter.take(activity, (context) => bot.run(context))
  response.send(200, { id: `${id}|${logs.get(id)?.length}` })
})

server.get('/:council/v3/directline/conversations/:id/activities', async (request, response) => {
  const id = conversationOf(request.headers.authorization)
  const after = Number(request.query.watermark ?? 0)
  const log = logs.get(id) ?? []
  response.send(200, { activities: log.slice(after), watermark: String(log.length) })
})

server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready ${server.url.replace('[::]', '127.0.0.1')}\n`)
})
