import type { TurnContext } from 'botbuilder-core'
import type { Stage } from '../stage'
import type { Line, Sayer } from '../words'
import { heard, type Limits } from './keepTranscript'

/** A picture or a file alone; too many words, or none, are the conversation's to answer, which looks for danger first. */
const onlyAttachments = ({ activity }: TurnContext): boolean =>
  activity.type === 'message' &&
  activity.text === '' &&
  activity.value === undefined &&
  (activity.attachments ?? []).length > 0

const lineFor = (context: TurnContext, limits: Limits): Line | undefined => {
  const { lastSeq } = heard.of(context).conversation
  const most = limits.messagesPerConversation
  if (most !== 0 && lastSeq >= most) return 'full'
  return onlyAttachments(context) ? 'attachments' : undefined
}

/** A conversation that is full, and what can't be read, are answered kindly, not dropped. */
export const limitWhatIsSaid =
  (say: Sayer, limits: Limits): Stage =>
  async (context, next) => {
    const line = lineFor(context, limits)
    if (line === undefined) return next()
    await context.sendActivities([say.line(line)])
  }
