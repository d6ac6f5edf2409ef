/** A text message from a resident is a turn like any other; its answers go back as texts. */
import { z } from 'zod'
import { type Chance, newId } from '../../chance'
import type { Clock } from '../../clock'
import type { Councils } from '../../councils'
import { BotError } from '../../errors'
import { isInHand, isQueued } from '../../handoff/moves'
import { plainText } from '../../notify/plain'
import type { Consumer } from '../../outbox/consumer'
import type { Delivery } from '../../storage/outboxStore'
import type { Message, Store } from '../../storage/store'
import type { Assistant } from '../../turn/assistant'
import { meantBy } from './answer'
import { ANSWERS } from './tell'
import type { TextWords } from './words'

export const HEARD = 'sms-heard'

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

/** A turn of the conversation; what answers it is planned with it. */
const turnOf = async (parts: TextsParts, delivery: Delivery, { from, said }: Heard): Promise<void> => {
  const id = await conversationFor(parts, delivery, from)
  const text = meantBy(said, await before(parts, id))
  await parts.assistant.say({ conversation: id, text, clientId: delivery.subject })
}

/** Whoever wants no more texts has also had enough of a talk with an advisor, or of waiting for one. */
const endsTalk = async ({ store, assistant }: TextsParts, { council, subject }: Delivery, number: string) => {
  const id = await store.talkOf({ council, number })
  const one = id === undefined ? undefined : await store.handoffOf(id)
  if (id === undefined || one === undefined || !(isQueued(one.state) || isInHand(one.state))) return false
  await assistant.say({ conversation: id, type: 'endOfConversation', clientId: subject })
  return true
}

/** No more texts of news, or again: the wish is the channel's to grant, and no turn. */
const granted = async (parts: TextsParts, delivery: Delivery, { from, said }: Heard): Promise<boolean> => {
  const { store, words, clock } = parts
  const { council, subject } = delivery
  const command = words.commandIn(said)
  if (command === undefined) return false
  const isStop = command === 'stop'
  // Asked again after being cut short, the talk has ended already, and only the words differ.
  const hasEnded = isStop && (await endsTalk(parts, delivery, from))
  await store.stopTexts({ council, number: from, at: clock.now() }, isStop)
  const line = hasEnded ? 'stoppedTalk' : isStop ? 'stopped' : 'started'
  const payload = { to: from, text: plainText(words.say(line).text) }
  await store.plan([{ consumer: ANSWERS, council, subject, part: 1, payload }], clock.now())
  return true
}

/**
 * Takes what was texted as a turn. Made again after being cut short, it finds the turn by Notify's id of the text. What
 * answers it is planned in the turn's own transaction: see `tell.ts`.
 */
export const hearingConsumer = (parts: TextsParts): Consumer => ({
  id: HEARD,
  gaps: GAPS,
  deliver: async (delivery) => {
    const read = Heard.safeParse(delivery.payload)
    if (!read.success) throw new BotError('delivery_refused', { detail: 'nothing to read' })
    if (!(await granted(parts, delivery, read.data))) await turnOf(parts, delivery, read.data)
    return undefined
  },
})
