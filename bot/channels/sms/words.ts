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
  stopped: [],
  stoppedTalk: [],
  started: [],
} as const
const COMMANDS = { stop: [], start: [] } as const

export type SayText = Say<typeof LINES>

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What goes round the answers, and the two commands that are the channel's own. */
export interface TextWords {
  say: SayText
  /** Whether a text is nothing but a wish for no more texts of news, or for them again. */
  commandIn(said: string): keyof typeof COMMANDS | undefined
}

/** Reads the lines; throws `words_faulty` naming every missing or spare one. */
export const readTextWords = (
  file = join(projectRoot, 'bot', 'channels', 'sms', 'words.en.yaml'),
): TextWords => {
  const words = readWords(file)
  const faults = faultsOfWords(words, { texts: LINES, commands: COMMANDS })
  if (faults.length > 0) throw new BotError('words_faulty', { detail: `${file}: ${faults.join('; ')}` })
  const commands = sectionOf(words, 'commands', COMMANDS)
  const phrases = (['stop', 'start'] as const).map(
    (id) => [id, commands(id).text.split(',').map(plain)] as const,
  )
  return {
    say: sectionOf(words, 'texts', LINES),
    commandIn: (said) => phrases.find(([, all]) => all.includes(plain(said)))?.[0],
  }
}
