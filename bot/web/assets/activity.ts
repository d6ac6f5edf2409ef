/** What Direct Line delivers, as far as this page needs it. */
export interface Activity {
  id: string
  type: string
  /** Of an event. */
  name: string
  /** True for the council's side, people or not. */
  fromAssistant: boolean
  /** The advisor who speaks, where it isn't the assistant. */
  advisor?: string
  /** Its number in the log; 0 for what isn't kept. */
  seq: number
  text: string
  /** The server's own rendering of an answer; only ever read from the council's side. */
  html?: string
  at: Date
  /** The id this client gave its own message. */
  clientId?: string
  options: readonly { label: string; says: string }[]
}

/** One frame of the stream, or one answer to a poll. */
export interface ActivitySet {
  activities: readonly Activity[]
  watermark?: string
}

type Json = Readonly<Record<string, unknown>>

const record = (value: unknown): Json => (typeof value === 'object' && value !== null ? (value as Json) : {})
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const optionsOf = (activity: Json): Activity['options'] => {
  const { actions } = record(activity.suggestedActions)
  if (!Array.isArray(actions)) return []
  return actions
    .map(record)
    .map(({ title, value }) => ({ label: text(title), says: text(value) || text(title) }))
}

const asActivity = (raw: unknown): Activity => {
  const activity = record(raw)
  const { role, name } = record(activity.from)
  const { html, clientActivityID, from, 'webchat:sequence-id': seq } = record(activity.channelData)
  const at = new Date(text(activity.timestamp))
  return {
    id: text(activity.id),
    type: text(activity.type),
    name: text(activity.name),
    seq: typeof seq === 'number' ? seq : 0,
    fromAssistant: role !== 'user',
    text: text(activity.text),
    at: Number.isNaN(at.getTime()) ? new Date() : at,
    options: optionsOf(activity),
    ...(role !== 'user' && from === 'advisor' ? { advisor: text(name) } : {}),
    ...(role !== 'user' && typeof html === 'string' ? { html } : {}),
    ...(typeof clientActivityID === 'string' ? { clientId: clientActivityID } : {}),
  }
}

/** Reads a frame; what is not an activity set is an empty one (the server may send an empty frame as a sign of life). */
export const asActivitySet = (raw: unknown): ActivitySet => {
  const { activities, watermark } = record(raw)
  return {
    activities: Array.isArray(activities) ? activities.map(asActivity) : [],
    ...(watermark === undefined || watermark === null ? {} : { watermark: String(watermark) }),
  }
}
