/** Everything that was said and done in a conversation, in one list: messages, notes, and who came and went. */

import { z } from 'zod'
import type { Advisor } from '../advisors/advisor'
import type { HandoffEvent, HandoffHappening } from '../handoff/handoff'
import type { HandoffView } from '../handoff/handoffs'
import type { Note } from '../storage/handoffStore'
import { asHtml } from '../web/pages/templates'
import { timeOf } from '../web/pages/timeOf'
import type { PageWords } from '../web/pages/words'

/** What of a delivered activity is shown. */
const Message = z.object({
  type: z.string(),
  timestamp: z.string(),
  text: z.string().default(''),
  from: z.object({ role: z.string().default(''), name: z.string().optional() }).default({ role: '' }),
  suggestedActions: z.object({ actions: z.array(z.object({ title: z.string() })) }).optional(),
  channelData: z.object({
    html: z.string().optional(),
    from: z.string().optional(),
    'webchat:sequence-id': z.number(),
  }),
})
type Message = z.infer<typeof Message>

export type Speaker = 'resident' | 'assistant' | 'advisor'

/** One thing in the list. */
export interface ShownItem {
  /** Its id on the page: what is there already is not put in again. */
  key: string
  kind: Speaker | 'note' | 'whisper' | 'event'
  /** Of messages. */
  seq?: number
  who?: string
  /** Text, or safe HTML of our own. */
  body: unknown
  /** What could be chosen after it. */
  options?: readonly string[]
  at: string
  /** The time of day where the council is. */
  time: string
  /** For a screen reader, when it arrives; left out: it is not told. */
  says?: string
}

/** Whose page it is, and how things are called there. */
export interface Showing {
  words: PageWords
  timeZone: string
  /** Whoever looks. */
  advisor: Advisor
  nameOf(id: string): string | undefined
}

const stamp = ({ timeZone }: Showing, at: Date) => ({ at: at.toISOString(), time: timeOf(timeZone, at) })

const speakerOf = ({ from, channelData }: Message): Speaker => {
  if (from.role === 'user') return 'resident'
  return channelData.from === 'advisor' ? 'advisor' : 'assistant'
}

const whoSpoke = ({ words }: Showing, speaker: Speaker, { from }: Message): string =>
  speaker === 'advisor'
    ? words.line('conversation', 'advisor', { name: from.name ?? words.line('conversation', 'aColleague') })
    : words.line('conversation', speaker)

const TAGS = /<[^>]*>/g

/** HTML is only ever taken from our own side, where the server made it from Markdown. */
const bodyOf = (speaker: Speaker, { text, channelData: { html } }: Message): unknown =>
  html === undefined || speaker === 'resident' ? text : asHtml(html)

const spoken = (text: string): string => text.replace(TAGS, ' ').replace(/[*_`]|\]\([^)]*\)|\[/g, '')

const messageItem = (showing: Showing, message: Message): ShownItem => {
  const speaker = speakerOf(message)
  const seq = message.channelData['webchat:sequence-id']
  const who = whoSpoke(showing, speaker, message)
  const options = message.suggestedActions?.actions.map(({ title }) => title) ?? []
  return {
    key: `message-${seq}`,
    kind: speaker,
    seq,
    who,
    body: bodyOf(speaker, message),
    ...(options.length === 0 ? {} : { options }),
    ...stamp(showing, new Date(message.timestamp)),
    says: showing.words.line('live', 'said', { who, text: spoken(message.text) }),
  }
}

/** The messages among what was delivered; other activities are for machines. */
export const messagesIn = (delivered: readonly unknown[]): readonly Message[] =>
  delivered.flatMap((activity) => {
    const { data } = Message.safeParse(activity)
    return data?.type === 'message' ? [data] : []
  })

/** The number of the last activity, whatever it is. */
export const lastSeqIn = (delivered: readonly unknown[]): number | undefined =>
  Message.safeParse(delivered.at(-1)).data?.channelData['webchat:sequence-id']

const noteItem = (showing: Showing, { id, kind, by, text, at }: Note): ShownItem => {
  const { words, nameOf } = showing
  const who = words.line('conversation', kind, {
    name: nameOf(by) ?? words.line('conversation', 'aColleague'),
  })
  const says = words.line('live', 'notedBy', { who, text })
  return { key: `note-${id}`, kind, who, body: text, ...stamp(showing, at), says }
}

const eventLine = (what: HandoffHappening): string => `event${what.charAt(0).toUpperCase()}${what.slice(1)}`

/** Nobody but an advisor or the system moves anybody up. */
const unnamed = (what: HandoffHappening, by: string): string =>
  what === 'raised' && (by === 'system' || by === 'resident') ? 'assistant' : 'aColleague'

/** What the system did is about whoever `why` names. */
const eventItem = (showing: Showing, { handoff, seq, what, by, at, why = '' }: HandoffEvent): ShownItem => {
  const { words, nameOf } = showing
  const name = nameOf(by === 'system' ? why : by) ?? words.line('conversation', unnamed(what, by))
  const body = words.line('conversation', eventLine(what), { name })
  return { key: `event-${handoff}-${seq}`, kind: 'event', body, ...stamp(showing, at), says: body }
}

/** Where it stands among the messages: after the last one that came no later. */
const placeAt = (messages: readonly ShownItem[], at: string): number =>
  messages.reduce((seq, message) => (message.at <= at ? (message.seq ?? seq) : seq), 0)

/** Messages with notes and events where they belong. */
export const shownItems = (
  showing: Showing,
  { messages, notes, events }: Pick<HandoffView, 'messages' | 'notes' | 'events'>,
): readonly ShownItem[] => {
  const said = messagesIn(messages).map((message) => messageItem(showing, message))
  const placed = [
    ...said.map((item) => ({ item, after: item.seq ?? 0, rank: 0 })),
    ...events.map((event) => {
      const item = eventItem(showing, event)
      return { item, after: placeAt(said, item.at), rank: 1 }
    }),
    ...notes.map((note) => ({ item: noteItem(showing, note), after: note.afterSeq, rank: 1 })),
  ]
  return placed
    .toSorted((a, b) => a.after - b.after || a.rank - b.rank || (a.item.at < b.item.at ? -1 : 1))
    .map(({ item }) => item)
}

/** How far the resident has got with what this side said last; nothing where it has said nothing. */
export const receiptOf = (
  words: PageWords,
  messages: readonly unknown[],
  { resident }: HandoffView['marks'],
): string | undefined => {
  const last = messagesIn(messages)
    .filter((message) => speakerOf(message) === 'advisor')
    .at(-1)?.channelData['webchat:sequence-id']
  if (last === undefined) return undefined
  if (resident.read >= last) return words.line('live', 'receiptRead')
  return words.line('live', resident.delivered >= last ? 'receiptDelivered' : 'receiptSent')
}
