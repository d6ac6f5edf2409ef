/** Whole calls to the real assistant, over the wires of suppliers. */
import { randomBytes } from 'node:crypto'
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { openAssistant } from '../../../../bot/app'
import { openBotService } from '../../../../bot/channels/botService/routes'
import { systemClock } from '../../../../bot/clock'
import { readConfig } from '../../../../bot/config'
import { councilsServed } from '../../../../bot/councils'
import { createLog } from '../../../../bot/log'
import { noRegisters } from '../../../../bot/registers'
import { realConversation, type Site, startSite } from '../../../browser/support/site'
import { ask } from '../../support/server'

const token = 'a-token-of-the-gateway'
const council = [...realConversation().knowledge.councils.keys()][0] ?? ''

let site: Site
beforeAll(async () => {
  site = await startSite({ AUDIOCODES_TOKEN: token, LEX_TOKEN: token, COUNCILS: council })
})
afterAll(() => site.close())

const post = async (address: string, body: unknown) => {
  const answer = await ask(address, { token, body })
  expect(answer.status).toBe(200)
  return answer.body
}

interface Said {
  name?: string
  text?: string
}

describe('a call from AudioCodes’ gateway', () => {
  it('is greeted, answered and ended', async () => {
    const base = `${site.url}/${council}/voice/audiocodes`
    const { activitiesURL, disconnectURL } = await post(base, { conversation: 'a-call' })
    const send = async (activity: object) => {
      const { activities } = await post(new URL(String(activitiesURL), base).href, { activities: [activity] })
      return activities as Said[]
    }
    const parameters = { caller: '+447700900123', callee: '+441632960000' }
    const greeted = await send({ id: '1', type: 'event', name: 'start', parameters })
    expect(greeted[0]).toMatchObject({ name: 'config' })
    expect(greeted[1]?.text).toMatch(/^<speak .*<s>.*<\/speak>$/su)
    const heard = {
      confidence: 0.95,
      recognitionOutput: { NBest: [{ Display: 'What are your opening hours?', Confidence: 0.95 }] },
    }
    const answered = await send({
      id: '2',
      type: 'message',
      text: 'What are your opening hours?',
      parameters: heard,
    })
    expect(answered.map(({ text = '' }) => text).join(' ')).toMatch(/open/i)
    expect(await send({ id: '2', type: 'message', text: 'What are your opening hours?' })).toEqual(
      answered.map((each) => ({ ...each, timestamp: expect.any(String) })),
    )
    expect((await send({ id: '3', type: 'event', name: 'noUserInput', value: 1 })).length).toBeGreaterThan(0)
    expect(await post(new URL(String(disconnectURL), base).href, { conversation: 'a-call' })).toEqual({})
    expect(await send({ id: '4', type: 'message', text: 'too late' })).toMatchObject([{ name: 'hangup' }])
  })
})

describe('a call from Amazon Connect', () => {
  it('is greeted, answered and ended', async () => {
    const address = `${site.url}/${council}/voice/lex`
    const contact = { ContactId: 'a-contact', CustomerEndpoint: { Address: '+447700900123' } }
    const flow = (Parameters: object) =>
      post(address, { Name: 'ContactFlowEvent', Details: { ContactData: contact, Parameters } })
    const lex = (inputTranscript: string, sessionAttributes: unknown, inputMode = 'Speech') => {
      const transcriptions =
        inputTranscript === '' ? [] : [{ transcription: inputTranscript, transcriptionConfidence: 0.95 }]
      const sessionState = { sessionAttributes, intent: { name: 'FallbackIntent' } }
      return post(address, {
        sessionId: 'a-contact',
        bot: { localeId: 'en_GB' },
        inputMode,
        inputTranscript,
        transcriptions,
        sessionState,
      })
    }
    const begun = await flow({ type: 'start' })
    expect(begun).toMatchObject({ do: 'listen', turn: '1' })
    expect(begun.ssml).toMatch(/^<speak .*<s>.*<\/speak>$/su)
    const answered = await lex('What are your opening hours?', { turn: begun.turn })
    expect(JSON.stringify(answered.messages)).toMatch(/open/i)
    expect(answered).toMatchObject({
      sessionState: { dialogAction: { type: 'ElicitIntent' }, sessionAttributes: { turn: '2' } },
    })
    const silent = await lex('', { turn: '2' })
    expect((silent.messages as unknown[]).length).toBeGreaterThan(0)
    expect(await flow({ type: 'hangup', turn: '3' })).toMatchObject({ do: 'hangUp' })
    expect(await lex('too late', { turn: '4' })).toMatchObject({
      sessionState: { dialogAction: { type: 'Close' } },
    })
  })
})

describe('a call on Azure’s channel for telephones', () => {
  it('is greeted, answered and ended', async () => {
    const { converse, knowledge } = realConversation()
    const config = readConfig({ MICROSOFT_APP_COUNCIL: council })
    const log = createLog('silent')
    const councils = councilsServed(knowledge.councils, [council])
    const world = { config, log, councils, converse, clock: systemClock, chance: { bytes: randomBytes } }
    const running = await openAssistant({ ...world, registers: noRegisters }, ':memory:')
    const parts = { ...world, ...running, stages: running.assistant.stages }
    // Without an app id the adapter takes anybody's word: good for a test of everything behind the check.
    const { routes } = openBotService(parts, new ConfigurationBotFrameworkAuthentication({}))
    const send = async (id: string, more: object): Promise<(Said & { type: string; speak?: string })[]> => {
      const body = {
        ...{ type: 'message', id, channelId: 'telephony', serviceUrl: 'https://channel.example/' },
        ...{ conversation: { id: 'a-call' }, from: { id: '+447700900123' }, recipient: { id: 'bot' } },
        ...{ deliveryMode: 'expectReplies', ...more },
      }
      const answer = await routes[0]?.answer({ headers: {}, body } as never)
      return JSON.parse(String(answer?.body)).activities
    }
    const joins = { type: 'conversationUpdate', membersAdded: [{ id: '+447700900123' }] }
    expect((await send('1', joins))[0]?.speak).toMatch(/^<speak .*<voice name=".*<s>.*<\/speak>$/su)
    const answered = await send('2', { text: 'What are your opening hours?' })
    expect(answered.map(({ text = '' }) => text).join(' ')).toMatch(/open/i)
    expect(answered.at(-1)).toMatchObject({ inputHint: 'expectingInput' })
    await send('3', { type: 'endOfConversation' })
    expect(await send('4', { text: 'too late' })).toMatchObject([{ type: 'endOfConversation' }])
    await running.close()
  })
})
