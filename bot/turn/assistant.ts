import type { Standing } from '../../dialogs/ports'
import type { Channel } from '../../dialogs/turn'
import { type Chance, newId } from '../chance'
import type { Clock } from '../clock'
import type { Councils } from '../councils'
import { BotError } from '../errors'
import type { ReturnPoint } from '../handoff/handoff'
import type { HandoffStore } from '../storage/handoffStore'
import type { Conversation, ConversationStore } from '../storage/store'
import { activityId } from './activityId'
import { LocalAdapter } from './localAdapter'
import type { News, Newsroom } from './news'
import { type Parts, pipeline } from './pipeline'
import type { Stage } from './stage'
import { type Delivered, toDeliver } from './toActivities'

/** A conversation to open; one with this `id` that is there already is opened again. */
export interface Opening {
  council: string
  channel: Channel
  /** Who they are to us: an id, never a name. */
  resident: string
  locale?: string
  id?: string
  /** What the channel knows from the start on: it is kept as the first message, under `clientId`, before the greeting. */
  start?: Pick<Saying, 'clientId' | 'channelData'>
}

/** What a resident says, or does: events are for channels that have them. */
export interface Saying {
  conversation: string
  text?: string
  type?: 'message' | 'event' | 'endOfConversation'
  /** Which event. */
  name?: string
  /** The sender's own id of the message: sent twice, it is one turn. */
  clientId?: string
  locale?: string
  /** What a button posted. */
  value?: unknown
  /** The client's own data, given back with the message. */
  channelData?: Readonly<Record<string, unknown>>
  /** What the client tells of itself and the message, such as that it listens. */
  entities?: readonly { type: string }[]
  /** True when files came with it; they are not taken. */
  files?: boolean
}

/** The running assistant, for every channel in this process: pages, the terminal, Direct Line. Throws coded errors. */
export interface Assistant {
  /** Opens a conversation, and greets in it, once. `isNew`: it was not there before. */
  open(opening: Opening): Promise<{ conversation: Conversation; isNew: boolean }>
  find(conversation: string): Promise<Conversation | undefined>
  /** One turn: when it returns, the message and its answers are kept. Gives the message's id. */
  say(saying: Saying): Promise<{ id: string; seq: number }>
  /** Messages after a number, in order, as a client gets them. */
  messagesAfter(conversation: string, seq: number, limit?: number): Promise<readonly Delivered[]>
  watch(conversation: string, hear: (news: News) => void): () => void
  /** What a resident's page tells that is no turn: that they write, or how far they have read. Nothing is made of nonsense. */
  notice(conversation: string, noticed: { isTyping: true } | { read: number }): Promise<void>
  /** Where a conversation stands with the advisors; `undefined`: it is the assistant's alone, or isn't there. */
  standing(conversation: string): Promise<Standing | undefined>
  /** An advisor has given a conversation back: the assistant goes on. The same `key` is one turn. */
  goOn(conversation: string, goesOn: ReturnPoint, key: string): Promise<void>
  /** The stages of a turn, for an adapter of another kind. */
  stages: readonly Stage[]
}

/** What one page of messages holds at most: longer than any conversation that is going well. */
const PAGE = 100

interface World extends Parts {
  store: ConversationStore & Pick<HandoffStore, 'markRead'>
  news: Newsroom
  chance: Chance
}

const opening =
  (store: ConversationStore, councils: Councils, clock: Clock, chance: Chance) =>
  async (given: Opening): Promise<{ id: string; isNew: boolean }> => {
    const { council, channel, resident, locale = 'en-GB', id = newId(chance) } = given
    if (!councils.has(council)) throw new BotError('council_unknown', { detail: council })
    const isNew = await store.start({ id, council, channel, resident, locale, startedAt: clock.now() })
    return { id, isNew }
  }

const base = (councils: Councils, conversation: Conversation) => ({
  channelId: conversation.channel,
  serviceUrl: '',
  conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
  from: { id: conversation.resident, name: '', role: 'user' },
  recipient: { id: conversation.council, name: councils.get(conversation.council)?.name ?? '', role: 'bot' },
  locale: conversation.locale,
})

const dataOf = ({ channelData, clientId }: Pick<Saying, 'clientId' | 'channelData'>) => ({
  ...channelData,
  ...(clientId === undefined ? {} : { clientActivityID: clientId }),
})

/** What was said or done, without whose it is. */
const heardIn = (saying: Saying) => ({
  type: saying.type ?? 'message',
  text: saying.text ?? '',
  ...(saying.name === undefined ? {} : { name: saying.name }),
  ...(saying.locale === undefined ? {} : { locale: saying.locale }),
  ...(saying.value === undefined ? {} : { value: saying.value }),
  ...(saying.entities === undefined ? {} : { entities: [...saying.entities] }),
  ...(saying.files === true ? { attachments: [{ contentType: 'application/octet-stream' }] } : {}),
  channelData: dataOf(saying),
})

const noticing =
  ({ store, news }: World): Assistant['notice'] =>
  async (id, noticed) => {
    if ('isTyping' in noticed) {
      news.tell(id, 'residentTyping')
      return
    }
    const last = (await store.find(id))?.lastSeq ?? 0
    if (!Number.isInteger(noticed.read) || noticed.read < 1 || noticed.read > last) return
    await store.markRead(id, 'resident', { delivered: noticed.read, read: noticed.read })
    news.tell(id, 'marks')
  }

/** Puts the pipeline, the log and the news together. */
export const createAssistant = (world: World): Assistant => {
  const { store, councils, clock, chance, news } = world
  const stages = pipeline(world)
  const adapter = new LocalAdapter(news, stages)
  const start = opening(store, councils, clock, chance)
  const found = async (id: string): Promise<Conversation> => {
    const conversation = await store.find(id)
    if (conversation === undefined) throw new BotError('conversation_unknown')
    return conversation
  }
  const greet = async (conversation: Conversation, how: Opening['start']): Promise<Conversation> => {
    if (conversation.lastSeq > 0 || conversation.ended) return conversation
    const started = { type: 'conversationUpdate', ...(how === undefined ? {} : { channelData: dataOf(how) }) }
    await adapter.run({ ...base(councils, conversation), ...started })
    news.tell(conversation.id, 'messages')
    return found(conversation.id)
  }
  return {
    open: async (given) => {
      const { id, isNew } = await start(given)
      return { conversation: await greet(await found(id), given.start), isNew }
    },
    find: (id) => store.find(id),
    say: async (saying) => {
      const conversation = await found(saying.conversation)
      const { seqs } = await adapter.run({ ...base(councils, conversation), ...heardIn(saying) })
      news.tell(conversation.id, 'messages')
      const seq = seqs[0] ?? conversation.lastSeq
      return { id: activityId(conversation.id, seq), seq }
    },
    notice: noticing(world),
    standing: async (id) => {
      const conversation = await store.find(id)
      return conversation && world.handoffs.during(conversation, clock.now()).port.standing()
    },
    goOn: async (id, goesOn, key) => {
      const conversation = await found(id)
      const event = { type: 'event', name: 'returned', value: goesOn, channelData: { clientActivityID: key } }
      await adapter.run({ ...base(councils, conversation), ...event })
      news.tell(id, 'messages')
    },
    messagesAfter: async (conversation, seq, limit = PAGE) =>
      (await store.messagesAfter(conversation, seq, limit)).map((message) =>
        toDeliver(conversation, message),
      ),
    watch: (conversation, hear) => news.watch(conversation, hear),
    stages,
  }
}
