import { join } from 'node:path'
import { ssmlOf } from '../../../dialogs/aloud/ssml'
import { faultsOfWords, readWords, type Say, sectionOf } from '../../../dialogs/words'
import { projectRoot } from '../../../knowledge/root'
import { BotError } from '../../errors'
import type { VoiceTurnOut } from './turn'
import type { Way } from './way'

const LINES = { again: [], gone: [] } as const

export type SayTrouble = Say<typeof LINES>

/** Reads the lines; throws `words_faulty` naming every missing or spare one. */
export const readTroubleWords = (
  file = join(projectRoot, 'bot', 'channels', 'voice', 'trouble.en.yaml'),
): SayTrouble => {
  const words = readWords(file)
  const faults = faultsOfWords(words, { trouble: LINES })
  if (faults.length > 0) throw new BotError('words_faulty', { detail: `${file}: ${faults.join('; ')}` })
  return sectionOf(words, 'trouble', LINES)
}

/** What is said, and the way of the turn that answers it. */
export interface Told {
  out: VoiceTurnOut
  next: Way
}

/** A caller says it once more; when that fails too, more of the same would only keep them on the line. */
const MOST_TRIES = 1

/** Longer than an open question waits: whoever came through Relay UK is still typing then. */
const LISTEN: NonNullable<VoiceTurnOut['listen']> = {
  modes: ['speech', 'dtmf'],
  expect: 'open',
  noInputMs: 15_000,
  endSilenceMs: 1_000,
}

/** What is said when there is no answer: they say it again, as the turn it was; the second time the call ends. */
export const troubleOf = (say: SayTrouble, callId: string, way: Way): Told => {
  const { turn, tried } = way
  const isOver = tried >= MOST_TRIES
  const { text, speech } = say(isOver ? 'gone' : 'again')
  const said = { text, ssml: ssmlOf(speech, 'en-GB'), bargeIn: isOver ? 'none' : 'any' } as const
  return {
    out: {
      v: 1,
      callId,
      turn,
      say: [said],
      ...(isOver ? { then: { do: 'hangup' } } : { listen: LISTEN }),
    },
    next: { ...way, turn: Math.max(1, turn), tried: tried + 1 },
  }
}
