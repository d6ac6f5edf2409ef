import { BotError } from '../../errors'
import type { Log } from '../../log'
import { shared } from '../shared'
import type { Stage } from '../stage'
import type { Sayer } from '../words'
import { council } from './findCouncil'
import { heard } from './keepTranscript'

/** How the turn went, when it went otherwise than well. */
export const trouble = shared<'failed'>('explainFailures')

/**
 * Nobody is left without an answer: whatever fails further in, the resident is told that it's our fault and whom to ring.
 * It stands inside `keepTranscript`, so that the apology is kept and reaches them like any other answer.
 */
export const explainFailures =
  (log: Log, say: Sayer): Stage =>
  async (context, next) => {
    try {
      await next()
    } catch (cause) {
      const fault = cause instanceof BotError ? cause : new BotError('turn_not_answered', { cause })
      log.turnFailed({ conversation: heard.of(context).conversation.id, fault })
      trouble.put(context, 'failed')
      await context.sendActivities([say.sorry(council.maybe(context))])
    }
  }
