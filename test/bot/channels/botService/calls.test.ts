/** Whole calls over /api/messages, to the telephone of the real assistant. */
import { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { openBotService } from '../../../../bot/channels/botService/routes'
import type { Calls } from '../../../../bot/channels/voice/turn'
import { readConfig } from '../../../../bot/config'
import { BotError } from '../../../../bot/errors'
import { createLog } from '../../../../bot/log'
import type { Converse } from '../../../../dialogs/conversation'
import { councils, reply } from '../../support/world'
import { callsWith } from '../voice/aCall'

const activity = (id: string, more: object = {}) => ({
  type: 'message',
  id,
  channelId: 'telephony',
  serviceUrl: 'https://channel.example/',
  deliveryMode: 'expectReplies',
  conversation: { id: 'call-1' },
  from: { id: '+447700900123' },
  recipient: { id: 'bot' },
  ...more,
})

const open = async (converse?: Converse, env: Record<string, string> = {}, failing?: Calls) => {
  const made = await callsWith({ ...(converse === undefined ? {} : { converse }), env })
  const { assistant, store, clock } = made
  const calls = failing ?? made.calls
  const config = readConfig({ MICROSOFT_APP_COUNCIL: 'otherford', ...env })
  const parts = { config, councils, clock, store, calls, log: createLog('silent'), stages: assistant.stages }
  // Without an app id the adapter takes anybody's word: good for a test of everything behind the check.
  const { routes } = openBotService(parts, new ConfigurationBotFrameworkAuthentication({}))
  const post = async (
    body: unknown,
  ): Promise<{ type: string; name?: string; text?: string; replyToId?: string }[]> => {
    const answer = await routes[0]?.answer({ headers: {}, body } as never)
    return JSON.parse(String(answer?.body ?? '{}')).activities
  }
  return { ...made, post }
}

const joins = (id: string, members: readonly string[]) =>
  activity(id, { type: 'conversationUpdate', membersAdded: members.map((member) => ({ id: member })) })

describe('a call on a channel that speaks', () => {
  it('is held in replies to the request, as a call of the council', async () => {
    const { post, turns } = await open()
    expect(await post(joins('1', ['bot']))).toEqual([])
    expect(await post(joins('2', ['+447700900123']))).toMatchObject([
      {
        type: 'message',
        text: 'zero: start',
        inputHint: 'expectingInput',
        replyToId: '2',
        conversation: { id: 'call-1' },
      },
    ])
    expect(await post(activity('3', { text: 'my bin' }))).toMatchObject([{ text: 'one: my bin' }])
    expect(await post(activity('4', { text: '1', entities: [{ type: 'DTMF' }] }))).toMatchObject([
      { text: 'two: one' },
    ])
    expect(await post(activity('5', { type: 'event', name: 'noUserInput' }))).toMatchObject([
      { text: 'three: silent' },
    ])
    expect(turns.map(({ council, channel, keys }) => [council, channel, keys])).toEqual([
      ['otherford', 'voice', undefined],
      ['otherford', 'voice', undefined],
      ['otherford', 'voice', '1'],
      ['otherford', 'voice', undefined],
    ])
    expect(turns[0]?.line?.number).toBe('07700900123')
    expect(await post(activity('6', { type: 'endOfConversation' }))).toMatchObject([
      { type: 'endOfConversation' },
    ])
    expect(turns).toHaveLength(4)
  })
  it('is answered as before when an activity is sent again', async () => {
    const { post, turns } = await open()
    await post(joins('1', ['+447700900123']))
    const [first] = await post(activity('2', { text: 'my bin' }))
    const [again] = await post(activity('2', { text: 'my bin' }))
    expect(again?.text).toBe(first?.text)
    expect(turns).toHaveLength(2)
  })
  it('begins with what is said, where nobody was seen to join', async () => {
    const { post } = await open()
    expect((await post(activity('1', { text: 'my bin' }))).map(({ text }) => text)).toEqual([
      'zero: start',
      'one: my bin',
    ])
  })
  it('is put through, and comes back when that fails', async () => {
    const converse: Converse = async ({ event, transferred, said }) => ({
      replies: [reply(transferred ?? said ?? String(event), said === undefined ? {} : { do: 'transfer' })],
      memory: null,
    })
    const { post } = await open(converse, { VOICE_TRANSFER: 'tel:+441632960000' })
    await post(joins('1', ['+447700900123']))
    expect(await post(activity('2', { text: 'a person' }))).toMatchObject([
      { text: 'a person' },
      { type: 'event', name: 'handoff.initiate', value: { TargetPhoneNumber: '+441632960000' } },
    ])
    const failed = { type: 'event', name: 'handoff.status', value: { state: 'failed', message: 'busy' } }
    expect(await post(activity('3', failed))).toMatchObject([{ type: 'message', text: 'failed' }])
  })
  it('is never left in silence when something fails on our side', async () => {
    const failing = { turn: async () => Promise.reject(new BotError('turn_not_kept')) }
    const { post } = await open(undefined, {}, failing)
    expect(await post(activity('1', { text: 'my bin' }))).toMatchObject([{ inputHint: 'expectingInput' }])
    expect(await post(activity('2', { type: 'event', name: 'noUserInput' }))).toMatchObject([
      { type: 'message' },
      { type: 'endOfConversation' },
    ])
  })
  it('is nothing that another channel’s conversation knows of', async () => {
    const { post, store } = await open()
    expect(await post(activity('1', { channelId: 'msteams', text: 'bins' }))).toMatchObject([
      { text: '0: bins' },
    ])
    expect(await store.find('call-1')).toMatchObject({ channel: 'botservice' })
  })
})
