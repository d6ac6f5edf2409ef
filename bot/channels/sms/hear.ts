/** A text message from a resident is a turn like any other; its answers go back as texts. */
import { z } from 'zod'
import { type Chance, newId } from '../../chance'
import type { Clock } from '../../clock'
import type { Councils } from '../../councils'
import { BotError } from '../../errors'
import { plainText } from '../../notify/plain'
import type { Consumer } from '../../outbox/consumer'
import type { Delivery, NewDelivery } from '../../storage/outboxStore'
import type { Message, Store } from '../../storage/store'
import type { Assistant } from '../../turn/assistant'
import { meantBy, textsFor } from './answer'
import type { TextWords } from './words'

export const HEARD = 'sms-heard'
export const ANSWERS = 'sms-answers'

/** What Notify told us of a text; it is kept until the turn is. */
const Heard = z.object({ from: z.string(), said: z.string() })
export type Heard = z.infer<typeof Heard>

export interface TextsParts {
  assistant: Assistant
  store: Store
  councils: Councils
  clock: Clock
  chance: Chance
  words: TextWords
  /** How many messages a conversation holds; 0 is no limit. */
  messagesPerConversation: number
}

const GAPS = [5, 30, 120, 600]
const A_DAY_MS = 86_400_000
/** Numbers change hands: whoever texts after a month of silence starts with nobody's answers. */
const QUIET_MS = 30 * A_DAY_MS
/** A telephone that answers by itself would go on for ever; nobody writes so many in an hour. */
const MOST_IN_AN_HOUR = 60
const AN_HOUR_MS = 3_600_000
/** More than a turn has replies. */
const SOME = 50

const isFull = async (
  { assistant, messagesPerConversation: most }: TextsParts,
  id: string,
): Promise<boolean> => {
  const conversation = await assistant.find(id)
  return conversation !== undefined && (conversation.ended || (most > 0 && conversation.lastSeq >= most))
}

/** The conversation of a number, opened; a new one when theirs has ended or is full, unless it has this very turn. */
const conversationFor = async (
  parts: TextsParts,
  { council, subject }: Delivery,
  number: string,
): Promise<string> => {
  const { store, clock, chance, assistant } = parts
  const at = clock.now()
  const texter = { council, number, at }
  const find = () => store.conversationOf(texter, new Date(at.getTime() - QUIET_MS), () => newId(chance))
  let id = await find()
  if ((await isFull(parts, id)) && (await store.keptAs(id, subject)) === undefined) {
    await store.forgetTexter(texter)
    id = await find()
  }
  await assistant.open({ id, council, channel: 'sms', resident: `sms_${id}` })
  return id
}

const before = async ({ store, assistant }: TextsParts, id: string): Promise<readonly Message[]> => {
  const last = (await assistant.find(id))?.lastSeq ?? 0
  const lately = await store.messagesAfter(id, Math.max(0, last - SOME), SOME)
  return lately.slice(lately.findLastIndex(({ from }) => from === 'resident') + 1)
}

/** The replies of one turn, though others may have followed it. */
const repliesTo = async ({ store }: TextsParts, id: string, seq: number): Promise<readonly Message[]> => {
  const after = await store.messagesAfter(id, seq, SOME)
  const next = after.findIndex(({ from }) => from === 'resident')
  return next === -1 ? after : after.slice(0, next)
}

const isTooMuch = async ({ store, clock }: TextsParts, id: string, seq: number): Promise<boolean> => {
  const since = clock.now().getTime() - AN_HOUR_MS
  const lately = await store.messagesAfter(
    id,
    Math.max(0, seq - 1 - MOST_IN_AN_HOUR * 4),
    MOST_IN_AN_HOUR * 4,
  )
  return lately.filter(({ from, at }) => from === 'resident' && at.getTime() > since).length > MOST_IN_AN_HOUR
}

const isFirst = async ({ store }: TextsParts, id: string, seq: number): Promise<boolean> =>
  (await store.messagesAfter(id, 0, Math.min(seq - 1, SOME))).every(({ from }) => from !== 'resident')

const answersTo = async (
  parts: TextsParts,
  { council, subject }: Delivery,
  heard: { id: string; seq: number; to: string },
) => {
  const { id, seq, to } = heard
  if (await isTooMuch(parts, id, seq)) return []
  const name = parts.councils.get(council)?.name ?? ''
  const hello = (await isFirst(parts, id, seq)) ? [parts.words.say('hello', { council: name }).text] : []
  const texts = textsFor(await repliesTo(parts, id, seq), parts.words.say, hello)
  return texts.map(
    (text, i): NewDelivery => ({ consumer: ANSWERS, council, subject, part: i + 1, payload: { to, text } }),
  )
}

/** A turn of the conversation, and what answers it. */
const turnOf = async (parts: TextsParts, delivery: Delivery, { from, said }: Heard) => {
  const id = await conversationFor(parts, delivery, from)
  const text = meantBy(said, await before(parts, id))
  const { seq } = await parts.assistant.say({ conversation: id, text, clientId: delivery.subject })
  return answersTo(parts, delivery, { id, seq, to: from })
}

/** No more texts of news, or again: the wish is the channel's to grant, and no turn. */
const granted = async (parts: TextsParts, { council, subject }: Delivery, { from, said }: Heard) => {
  const { store, words, clock } = parts
  const command = words.commandIn(said)
  if (command === undefined) return undefined
  await store.stopTexts({ council, number: from, at: clock.now() }, command === 'stop')
  const text = plainText(words.say(command === 'stop' ? 'stopped' : 'started').text)
  return [{ consumer: ANSWERS, council, subject, part: 1, payload: { to: from, text } }]
}

/**
 * Takes what was texted as a turn, and plans its answers. Made again after being cut short, it finds the turn by Notify's
 * id of the text, and the answers by their turn: neither is there twice.
 */
export const hearingConsumer = (parts: TextsParts): Consumer => ({
  id: HEARD,
  gaps: GAPS,
  deliver: async (delivery) => {
    const read = Heard.safeParse(delivery.payload)
    if (!read.success) throw new BotError('delivery_refused', { detail: 'nothing to read' })
    const answers = (await granted(parts, delivery, read.data)) ?? (await turnOf(parts, delivery, read.data))
    await parts.store.plan(answers, parts.clock.now())
    return undefined
  },
})
