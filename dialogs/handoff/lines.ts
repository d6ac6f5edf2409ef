import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'

const placeLines = {
  unknown: [],
  next: [],
  oneBefore: [],
  manyBefore: ['count'],
  wait: ['minutes'],
  waitOne: [],
} as const

const opensLines = { today: ['time'], tomorrow: ['day', 'time'], later: ['day', 'time'] } as const

const joiningLines = {
  joined: ['place'],
  askWhat: [],
  knows: ['about'],
  knowsSome: [],
  ways: [],
  closePage: [],
  optionCallBack: [],
  optionLeave: [],
} as const

const notNowLines = {
  nobody: [],
  nobodyOpens: ['opens'],
  closed: [],
  closedOpens: ['opens'],
  full: [],
  fullOpens: ['opens'],
  offer: [],
  declined: [],
  declinedGoingOn: [],
} as const

const waitingLines = {
  place: ['place'],
  added: ['place'],
  addedMore: ['place'],
  addedAgain: ['place'],
  stillWaiting: ['place'],
  left: [],
  leftBye: [],
  whatElse: [],
  callDropped: ['place'],
  calling: ['place'],
} as const

const callsLines = {
  puttingThrough: [],
  puttingThroughOnly: [],
  busy: [],
  noAnswer: [],
  failed: [],
  again: [],
  notHere: [],
  nobody: [],
  nobodyOpens: ['opens'],
  closed: [],
  closedOpens: ['opens'],
  full: [],
  fullOpens: ['opens'],
  place: ['place'],
  agreed: ['place'],
  calling: ['place'],
  declined: [],
  over: [],
} as const

const safeLines = { label: [], yes: [], no: [] } as const

const returnedLines = { again: [], noService: [] } as const

const ratingLines = { why: [], optionSkip: [], goAhead: [], thanks: [], skipped: [] } as const

const reasonLines = { safety: [], vulnerable: [] } as const

const SECTIONS = {
  place: placeLines,
  opens: opensLines,
  joining: joiningLines,
  notNow: notNowLines,
  waiting: waitingLines,
  calls: callsLines,
  safe: safeLines,
  returned: returnedLines,
  rating: ratingLines,
  reasons: reasonLines,
} as const

/** Everything that is said around a wish for a person; throws a `WordsError` that names every fault of the file. */
export const readHandoffWords = (file = join(projectRoot, 'dialogs', 'handoff', 'words.en.yaml')) => {
  const words = readWords(file)
  const faults = faultsOfWords(words, SECTIONS)
  if (faults.length > 0) throw new WordsError(faults.map((fault) => `${file}: ${fault}`))
  return {
    place: sectionOf(words, 'place', placeLines),
    opens: sectionOf(words, 'opens', opensLines),
    joining: sectionOf(words, 'joining', joiningLines),
    notNow: sectionOf(words, 'notNow', notNowLines),
    waiting: sectionOf(words, 'waiting', waitingLines),
    calls: sectionOf(words, 'calls', callsLines),
    safe: sectionOf(words, 'safe', safeLines),
    returned: sectionOf(words, 'returned', returnedLines),
    rating: sectionOf(words, 'rating', ratingLines),
    reasons: sectionOf(words, 'reasons', reasonLines),
  }
}
export type HandoffWords = ReturnType<typeof readHandoffWords>
