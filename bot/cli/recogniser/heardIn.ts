import type { OnTheLine } from '../../channels/voice/holdCall'
import type { Recognised } from './recognise'

/** What to call PocketSphinx where confidences are judged (`VOICE_CONFIDENCE`). */
export const RECOGNISER = 'pocketsphinx'

/** What was recognised, as a gateway tells it. */
export const heardIn = (recognised: Recognised): OnTheLine => {
  if (recognised.silent) return { type: 'noInput' }
  const alternatives = recognised.hypotheses.map(({ text, confidence }) =>
    confidence === undefined ? { text } : { text, confidence },
  )
  return alternatives.length === 0
    ? { type: 'noMatch' }
    : { type: 'speech', alternatives, recogniser: RECOGNISER }
}

/** The same to be read: `missed bin 0.96 · mist been 0.31`. */
export const shownHeard = (recognised: Recognised): string => {
  if (recognised.silent) return 'silence'
  const told = recognised.hypotheses.map(({ text, confidence }) =>
    `${text} ${confidence?.toFixed(2) ?? ''}`.trim(),
  )
  return told.join(' · ') || 'nothing that could be made out'
}
