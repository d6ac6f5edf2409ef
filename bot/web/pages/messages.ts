import { z } from 'zod'
import { asHtml } from './templates'
import { timeOf } from './timeOf'

/** What of a delivered activity a page shows. */
const Shown = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  text: z.string().default(''),
  from: z.object({ role: z.string().default(''), name: z.string().optional() }).default({ role: '' }),
  suggestedActions: z
    .object({ actions: z.array(z.object({ title: z.string(), value: z.string() })) })
    .optional(),
  channelData: z
    .object({
      html: z.string().optional(),
      clientActivityID: z.string().optional(),
      from: z.string().optional(),
      'webchat:sequence-id': z.number().default(0),
    })
    .default({ 'webchat:sequence-id': 0 }),
})
type Shown = z.infer<typeof Shown>

/** Who speaks in a conversation. */
export type Speaker = 'resident' | 'assistant' | 'advisor'

/** One message as the template shows it. */
export interface ShownMessage {
  from: Speaker
  /** The advisor's name. */
  name?: string
  id?: string
  seq?: number
  clientId?: string
  greeting?: boolean
  body: unknown
  at?: string
  /** The time of day where the council is, such as `14:05`. */
  time?: string
}

export interface ShownOption {
  label: string
  says: string
}

/** The conversation as a page shows it, and what may be chosen next. */
export interface ShownConversation {
  messages: readonly ShownMessage[]
  options: readonly ShownOption[]
  /** The number of the last thing in the log, and of the last message that is shown. */
  lastSeq: number
  lastMessage?: number
}

const isFromResident = ({ from }: Shown): boolean => from.role === 'user'

/** Only our own side can say that an advisor speaks. */
const speakerOf = (message: Shown): Speaker => {
  if (isFromResident(message)) return 'resident'
  return message.channelData.from === 'advisor' ? 'advisor' : 'assistant'
}

const namedIn = ({ from: { name } }: Shown, speaker: Speaker): { name?: string } =>
  speaker === 'advisor' && name !== undefined ? { name } : {}

/** HTML is only ever taken from our own side, where the server made it. */
const bodyOf = (message: Shown): unknown => {
  const { html } = message.channelData
  return html === undefined || isFromResident(message) ? message.text : asHtml(html)
}

const toShown =
  (timeZone: string) =>
  (message: Shown): ShownMessage => {
    const { clientActivityID, 'webchat:sequence-id': seq } = message.channelData
    const from = speakerOf(message)
    return {
      from,
      ...namedIn(message, from),
      id: message.id,
      seq,
      ...(isFromResident(message) && clientActivityID !== undefined ? { clientId: clientActivityID } : {}),
      body: bodyOf(message),
      at: message.timestamp,
      time: timeOf(timeZone, new Date(message.timestamp)),
    }
  }

const optionsOf = (message: Shown | undefined): readonly ShownOption[] =>
  (message?.suggestedActions?.actions ?? []).map(({ title, value }) => ({ label: title, says: value }))

/** Reads delivered activities; what is no message is left out. */
export const shownConversation = (delivered: readonly unknown[], timeZone: string): ShownConversation => {
  const read = delivered.map((activity) => Shown.safeParse(activity)).flatMap(({ data }) => data ?? [])
  const messages = read.filter(({ type }) => type === 'message')
  const last = messages.at(-1)
  return {
    messages: messages.map(toShown(timeZone)),
    options: last === undefined || isFromResident(last) ? [] : optionsOf(last),
    lastSeq: read.at(-1)?.channelData['webchat:sequence-id'] ?? 0,
    lastMessage: last?.channelData['webchat:sequence-id'] ?? 0,
  }
}

/** The text of a message for a copy: Markdown's marks taken out, links kept as addresses. */
export const plainText = (
  delivered: unknown,
): { from: Speaker; name?: string; text: string; at: string } | undefined => {
  const { data } = Shown.safeParse(delivered)
  if (data === undefined || data.type !== 'message') return undefined
  const text = data.text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/\*\*|__|`/g, '')
    .trim()
  const from = speakerOf(data)
  return { from, ...namedIn(data, from), text, at: data.timestamp }
}
