import type { Saying } from '../../turn/assistant'
import { tidied } from '../../turn/stages/tidyWhatIsSaid'
import type { VoiceTurnIn } from './turn'

type Said = Pick<Saying, 'type' | 'name' | 'text' | 'value' | 'channelData'>

/** What was heard, without what says nothing: a recogniser may answer with an empty line. */
const hypothesesIn = ({ alternatives = [] }: VoiceTurnIn) =>
  alternatives
    .map(({ text, confidence }) => ({
      text: tidied(text),
      ...(confidence === undefined ? {} : { confidence }),
    }))
    .filter(({ text }) => text !== '')

const unheard: Said = { type: 'event', name: 'noMatch' }

const spoken = (given: VoiceTurnIn): Said => {
  const hypotheses = hypothesesIn(given)
  const [best] = hypotheses
  const keys = given.dtmf === undefined ? {} : { keys: given.dtmf }
  if (best !== undefined) return { text: best.text, channelData: { hypotheses, ...keys } }
  // Written out for whoever reads the transcript.
  return given.dtmf === undefined ? unheard : { text: given.dtmf, channelData: keys }
}

/** A turn of a call as any other channel says it; the start is not said but opens the conversation. */
export const toSaying = (given: VoiceTurnIn): Said => {
  switch (given.type) {
    case 'speech':
    case 'dtmf':
      return spoken(given)
    case 'noInput':
      return { type: 'event', name: 'noUserInput' }
    case 'hangup':
      return { type: 'endOfConversation' }
    case 'transferResult':
      return { type: 'event', name: 'transferResult', value: given.transfer }
    default:
      return unheard
  }
}
