import { z } from 'zod'
import { asHtml } from './templates'

/** What of a delivered activity a page shows. */
const Shown = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  text: z.string().default(''),
  from: z.object({ role: z.string().default('') }).default({ role: '' }),
  suggestedActions: z
    .object({ actions: z.array(z.object({ title: z.string(), value: z.string() })) })
    .optional(),
  channelData: z
    .object({
      html: z.string().optional(),
      clientActivityID: z.string().optional(),
      'webchat:sequence-id': z.number().default(0),
    })
    .default({ 'webchat:sequence-id': 0 }),
})
type Shown = z.infer<typeof Shown>

/** One message as the template shows it. */
export interface ShownMessage {
  from: 'resident' | 'assistant'
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
  lastSeq: number
}

const timeIn = (timeZone: string, at: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at))

const isFromResident = ({ from }: Shown): boolean => from.role === 'user'

/** HTML is only ever taken from our own side, where the server made it. */
const bodyOf = (message: Shown): unknown => {
  const { html } = message.channelData
  return html === undefined || isFromResident(message) ? message.text : asHtml(html)
}

const toShown =
  (timeZone: string) =>
  (message: Shown): ShownMessage => {
    const { clientActivityID, 'webchat:sequence-id': seq } = message.channelData
    return {
      from: isFromResident(message) ? 'resident' : 'assistant',
      id: message.id,
      seq,
      ...(isFromResident(message) && clientActivityID !== undefined ? { clientId: clientActivityID } : {}),
      body: bodyOf(message),
      at: message.timestamp,
      time: timeIn(timeZone, message.timestamp),
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
  }
}

/** The text of a message for a copy: Markdown's marks taken out, links kept as addresses. */
export const plainText = (
  delivered: unknown,
): { from: 'resident' | 'assistant'; text: string; at: string } | undefined => {
  const { data } = Shown.safeParse(delivered)
  if (data === undefined || data.type !== 'message') return undefined
  const text = data.text
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 ($2)')
    .replace(/\*\*|__|`/g, '')
    .trim()
  return { from: isFromResident(data) ? 'resident' : 'assistant', text, at: data.timestamp }
}
