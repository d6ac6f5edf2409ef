import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'

const startLines = { notice: ['council'], ask: [], relay: [], otherLanguage: [] } as const

const againLines = {
  silentFirst: ['question'],
  silentSecond: ['question'],
  unheardFirst: ['question'],
  unheardSecond: ['question'],
  notSure: ['question'],
  noSuchKey: ['question'],
  inFewWords: [],
  personKey: [],
  person: [],
  what: [],
  gone: [],
  sorry: [],
} as const

const topicLines = { isIt: ['topic'], which: [], took: ['topic'], wrong: [], else: [] } as const

const optionLines = {
  choices: ['choices'],
  key: ['label', 'key'],
  yesKeys: [],
  send: [],
  sendAgain: [],
  more: [],
  moreWord: [],
  digits: [],
  anythingElse: [],
  goOn: [],
  bye: [],
} as const

const dangerLines = { first: [], ask: [], yes: [], no: [] } as const

const keyLines = { one: [], two: [], three: [], four: [] } as const

/** What is said on the telephone only. */
export const CALL_SECTIONS = {
  start: startLines,
  again: againLines,
  topic: topicLines,
  options: optionLines,
  danger: dangerLines,
  keys: keyLines,
} as const

/** Everything that is said on the telephone only; throws a `WordsError` that names every fault of the file. */
export const readCallWords = (file = join(projectRoot, 'dialogs', 'calls', 'words.en.yaml')) => {
  const words = readWords(file)
  const faults = faultsOfWords(words, CALL_SECTIONS)
  if (faults.length > 0) throw new WordsError(faults.map((fault) => `${file}: ${fault}`))
  return {
    start: sectionOf(words, 'start', startLines),
    again: sectionOf(words, 'again', againLines),
    topic: sectionOf(words, 'topic', topicLines),
    options: sectionOf(words, 'options', optionLines),
    danger: sectionOf(words, 'danger', dangerLines),
    keys: sectionOf(words, 'keys', keyLines),
  }
}
export type CallWords = ReturnType<typeof readCallWords>
