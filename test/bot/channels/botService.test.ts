import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { openBotService } from '../../../bot/channels/botService/routes'
import { readConfig } from '../../../bot/config'
import { createLog } from '../../../bot/log'
import type { Converse } from '../../../dialogs/conversation'
import { ask, start } from '../support/server'
import { councils, worldWith } from '../support/world'
import { listen, scripted } from './voice/support/scripted'

const activity = (more: object = {}) => ({
  type: 'message',
  id: '1',
  channelId: 'msteams',
  serviceUrl: 'https://channel.example/',
  deliveryMode: 'expectReplies',
  conversation: { id: 'theirs' },
  from: { id: 'somebody' },
  recipient: { id: 'bot' },
  text: 'bins',
  ...more,
})

const app = { MICROSOFT_APP_ID: 'app', MICROSOFT_APP_PASSWORD: 'secret', MICROSOFT_APP_TENANT_ID: 'tenant' }

/** Without an app id the adapter takes anybody's word: good for a test of everything behind the check. */
const open = async (converse?: Converse) => {
  const { assistant, store, clock } = await worldWith(converse === undefined ? {} : { converse })
  const config = readConfig({ ...app, MICROSOFT_APP_COUNCIL: 'otherford' })
  const calls = scripted(() => ({ listen })).calls
  const parts = { config, councils, clock, store, calls, log: createLog('silent'), stages: assistant.stages }
  const { routes } = openBotService(parts, new ConfigurationBotFrameworkAuthentication({}))
  const [route] = routes
  const post = async (body: unknown) => {
    const answer = await route?.answer({ headers: {}, body } as never)
    return JSON.parse(String(answer?.body ?? '{}'))
  }
  const kept = async () => (await assistant.messagesAfter('theirs', 0)).map(({ text }) => text)
  return { post, kept, store }
}

describe('Azure channels', () => {
  it('go through the same pipeline, and their conversations are kept', async () => {
    const { post, kept, store } = await open()
    const { activities } = await post(activity())
    expect(activities).toMatchObject([{ text: '1: bins', replyToId: '1', conversation: { id: 'theirs' } }])
    expect(await kept()).toEqual(['bins', '1: bins'])
    expect(await store.find('theirs')).toMatchObject({ council: 'otherford', channel: 'botservice' })
  })
  it('that send a message again are not answered twice', async () => {
    const { post, kept } = await open()
    await post(activity())
    await post(activity())
    expect(await kept()).toEqual(['bins', '1: bins'])
  })
  it('are greeted once, and typing asks for nothing', async () => {
    const { post, kept } = await open()
    await post(activity({ type: 'conversationUpdate', text: undefined, membersAdded: [{ id: 'bot' }] }))
    await post(activity({ type: 'conversationUpdate', text: undefined, membersAdded: [{ id: 'somebody' }] }))
    await post(activity({ type: 'typing', text: undefined }))
    expect(await kept()).toEqual(['Hello'])
  })
  it('that send something else than an activity are refused', async () => {
    const { post } = await open()
    await expect(post({ type: 'message' })).rejects.toMatchObject({ code: 'request_faulty' })
  })
})

describe('/api/messages', () => {
  it('is not there without an app id', async () => {
    const server = await start()
    expect((await ask(`${server.url}/api/messages`, { body: activity() })).status).not.toBe(200)
    await server.close()
  })
  it('takes nobody’s word with one', async () => {
    const server = await start({ ...app, MICROSOFT_APP_COUNCIL: 'otherford' })
    expect(await ask(`${server.url}/api/messages`, { body: activity() })).toMatchObject({ status: 401 })
    await server.close()
  })
  it('must be told whose it is when several councils are served', async () => {
    await expect(start(app)).rejects.toMatchObject({ code: 'config_faulty' })
  })
})
