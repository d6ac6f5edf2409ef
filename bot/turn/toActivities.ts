import { type Activity, InputHints, type SuggestedActions } from 'botbuilder-core'
import type { Expectation, Reply } from '../../dialogs/turn'
import type { Message } from '../storage/store'
import { activityId } from './activityId'
import { toHtml } from './markdown'

const HINTS = {
  open: InputHints.AcceptingInput,
  yesNo: InputHints.ExpectingInput,
  choice: InputHints.ExpectingInput,
  digits: InputHints.ExpectingInput,
  address: InputHints.ExpectingInput,
  date: InputHints.ExpectingInput,
} satisfies Record<Expectation, InputHints>

const picks = (options: NonNullable<Reply['options']>): SuggestedActions => ({
  to: [],
  actions: options.map(({ label, says }) => ({ type: 'imBack', title: label, value: says })),
})

/**
 * A reply as an activity, which the turn's context says in the council's name; what Bot Framework has no field for is in
 * `channelData`. Hints are left out for a client that doesn't listen: they are more than all the rest.
 */
export const toActivity = (
  { text, speech, options, expects, hints, ...more }: Reply,
  listens = false,
): Partial<Activity> => ({
  type: 'message',
  text,
  textFormat: 'markdown',
  speak: speech,
  inputHint: HINTS[expects ?? 'open'],
  ...(options === undefined || options.length === 0 ? {} : { suggestedActions: picks(options) }),
  ...(hints === undefined || !listens ? {} : { listenFor: [...hints] }),
  channelData: {
    ...(expects === undefined ? {} : { expects }),
    ...(more.sources === undefined ? {} : { sources: more.sources }),
    ...(more.do === undefined ? {} : { do: more.do }),
    ...(more.listen === undefined ? {} : { listen: more.listen }),
    ...(more.interrupt === undefined ? {} : { interrupt: more.interrupt }),
  },
})

/** A message as a client gets it: an activity of Direct Line 3.0. */
export interface Delivered {
  id: string
  type: string
  timestamp: string
  [field: string]: unknown
}

const htmlOf = ({ activity }: Message): { html?: string } =>
  activity.textFormat === 'markdown' && typeof activity.text === 'string'
    ? { html: toHtml(activity.text) }
    : {}

/**
 * A kept message as it is delivered. Web Chat orders by `webchat:sequence-id`; `html` is the text, rendered and safe, for
 * pages that have no Markdown of their own.
 */
export const toDeliver = (conversation: string, message: Message): Delivered => ({
  type: 'message',
  ...message.activity,
  id: activityId(conversation, message.seq),
  timestamp: message.at.toISOString(),
  channelId: 'directline',
  conversation: { id: conversation },
  channelData: {
    ...(typeof message.activity.channelData === 'object' ? message.activity.channelData : {}),
    ...htmlOf(message),
    'webchat:sequence-id': message.seq,
  },
})
