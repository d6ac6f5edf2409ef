import type { Log } from '../../log'
import type { Meter } from '../../metrics'
import type { Stage } from '../stage'
import { trouble } from './explainFailures'
import { heard, kept } from './keepTranscript'

/** Outermost: how long every turn took and how it went, for the log and the metrics; nothing of what was said. */
export const measureTurn =
  (log: Log, meter: Meter): Stage =>
  async (context, next) => {
    const begun = performance.now()
    await next()
    const ms = performance.now() - begun
    const { conversation } = heard.of(context)
    const { outcome, seqs } = kept.of(context)
    if (outcome === 'alreadyKept') return log.repeated({ conversation: conversation.id })
    const { id, council, channel } = conversation
    log.turn({ council, conversation: id, channel, replies: seqs.length, ms })
    meter.turn({ council, channel, outcome: trouble.maybe(context) ?? 'answered', seconds: ms / 1000 })
  }
