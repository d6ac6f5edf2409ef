import { join } from 'node:path'
import { faultsOfWords, readWords, type Say, sectionOf } from '../../../dialogs/words'
import { projectRoot } from '../../../knowledge/root'
import { BotError } from '../../errors'

const LINES = {
  hello: ['council'],
  pick: [],
  option: ['n', 'label'],
  part: ['n', 'all', 'text'],
  more: [],
} as const

export type SayText = Say<typeof LINES>

/** Reads the lines; throws `words_faulty` naming every missing or spare one. */
export const readTextWords = (
  file = join(projectRoot, 'bot', 'channels', 'sms', 'words.en.yaml'),
): SayText => {
  const words = readWords(file)
  const faults = faultsOfWords(words, { texts: LINES })
  if (faults.length > 0) throw new BotError('words_faulty', { detail: `${file}: ${faults.join('; ')}` })
  return sectionOf(words, 'texts', LINES)
}
