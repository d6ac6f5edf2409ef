import type { Activity } from 'botbuilder-core'

const KEPT = [
  'type',
  'from',
  'text',
  'textFormat',
  'speak',
  'inputHint',
  'suggestedActions',
  'listenFor',
  'locale',
  'name',
  'value',
  'channelData',
  'replyToId',
] as const

/** What of an activity is kept: all that can't be told again from its conversation, its number and its time. */
export const toKeep = (activity: Partial<Activity>): Record<string, unknown> =>
  Object.fromEntries(
    KEPT.filter((field) => activity[field] !== undefined && activity[field] !== '').map((field) => [
      field,
      activity[field],
    ]),
  )

/** The client's own id of a message, if it gave one. */
export const clientIdOf = ({ channelData }: Partial<Activity>): string | undefined => {
  const id: unknown = channelData?.clientActivityID
  return typeof id === 'string' && id !== '' ? id : undefined
}
