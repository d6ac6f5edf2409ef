import type { Channel, Turn } from '../../../dialogs/turn'
import { reply, saying, worldWith } from '../support/world'

const hints = ['yes', 'no']

/** What the answer to one message tells recognisers, as it is delivered; the greeting's first. */
const listenFor = async (channel: Channel, message: object = {}) => {
  const world = await worldWith({ converse: saying(() => [reply('One.'), reply('Two?', { hints })]) })
  const { conversation } = await world.assistant.open({ council: 'otherford', channel, resident: 'dl_1' })
  const greeting = await world.assistant.messagesAfter(conversation.id, 0)
  const { seq } = await world.assistant.say({ conversation: conversation.id, text: 'bins', ...message })
  const answer = await world.assistant.messagesAfter(conversation.id, seq)
  return [greeting, answer].map((messages) => messages.map((each) => each.listenFor))
}

const none = [undefined, undefined]
const heard: { channelData: Partial<Turn> } = { channelData: { hypotheses: [{ text: 'bins' }] } }
const listening = (supportsListening: boolean) => ({
  entities: [{ type: 'Place' }, { type: 'ClientCapabilities', supportsListening }],
})

describe('what a recogniser may expect next', () => {
  it('goes with the last reply of every turn on a voice line', async () => {
    expect(await listenFor('voice')).toEqual([
      [undefined, hints],
      [undefined, hints],
    ])
  })
  it.each<[string, object]>([
    ['what a recogniser heard', heard],
    ['keys of a telephone', { channelData: { keys: '1' } }],
    ['that it listens', listening(true)],
  ])('goes to a Direct Line client that sent %s', async (_, message) => {
    expect(await listenFor('directline', message)).toEqual([none, [undefined, hints]])
  })
  it.each<[Channel, string, object]>([
    ['directline', 'only text', {}],
    ['directline', 'that it doesn’t listen', listening(false)],
    ['botservice', 'only text', {}],
    ['webchat', 'that it listens', listening(true)],
    ['webchat', 'what a recogniser heard', heard],
    ['terminal', 'only text', {}],
    ['sms', 'only text', {}],
  ])('is left out for %s that sent %s', async (channel, _, message) => {
    expect(await listenFor(channel, message)).toEqual([none, none])
  })
})
