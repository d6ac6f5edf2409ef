import type { Council, Councils } from '../../councils'
import { BotError } from '../../errors'
import { shared } from '../shared'
import type { Stage } from '../stage'
import { heard } from './keepTranscript'

/** The council that the conversation is held with. */
export const council = shared<Council>('findCouncil')

/** Whose conversation it is; a council that is no longer served is a failure like any other. */
export const findCouncil =
  (councils: Councils): Stage =>
  async (context, next) => {
    const { conversation } = heard.of(context)
    const found = councils.get(conversation.council)
    if (found === undefined) throw new BotError('council_unknown', { detail: conversation.council })
    council.put(context, found)
    await next()
  }
