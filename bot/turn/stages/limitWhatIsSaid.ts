import type { TurnContext } from 'botbuilder-core'
import type { Stage } from '../stage'
import type { Line, Sayer } from '../words'
import { heard, type Limits } from './keepTranscript'

/** A long letter has 2,000 characters, and nobody has one thing to ask that is longer. */
const MOST_CHARACTERS = 2_000

const tooMuch = (context: TurnContext): Line | undefined => {
  const { activity } = context
  if (activity.type !== 'message') return undefined
  if (activity.text.length > MOST_CHARACTERS) return 'tooLong'
  if (activity.text !== '' || activity.value !== undefined) return undefined
  return (activity.attachments ?? []).length > 0 ? 'attachments' : 'empty'
}

/** Keeps one message, and one conversation, to what can be read: more than that is answered kindly, not dropped. */
export const limitWhatIsSaid =
  (say: Sayer, limits: Limits): Stage =>
  async (context, next) => {
    const { lastSeq } = heard.of(context).conversation
    const most =
      limits.messagesPerConversation === 0 ? Number.POSITIVE_INFINITY : limits.messagesPerConversation
    const line = lastSeq >= most ? 'full' : tooMuch(context)
    if (line === undefined) return next()
    await context.sendActivities([say.line(line)])
  }
