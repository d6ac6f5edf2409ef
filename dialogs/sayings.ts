import { articleValueLines } from './information/articleValues'
import { contactLines } from './information/contactPieces'
import { dueLines } from './information/dueSaid'
import { hoursLines } from './information/hoursWords'
import { personLines } from './information/person'
import { providerLines } from './information/providers'
import { reachLines } from './information/reach'
import { smallTalkLines } from './information/smallTalk'
import { sourceLines } from './information/sources'
import { standardLines } from './information/standards'
import { streamLines } from './information/streamsHere'
import { generalLines } from './listening/general'
import { removedLines } from './listening/removed'
import { unsureLines } from './listening/unsure'
import { trackingLines } from './tracking/lines'
import type { Intent } from './understanding/intents'
import { INTENTS } from './understanding/intents'
import type { Lines, WordsFile } from './words'
import { faultsOfWords, sectionOf, WordsError } from './words'

const topicLines = Object.fromEntries(INTENTS.map((intent) => [intent, []])) as unknown as Readonly<
  Record<Intent, readonly []>
>

/** Every section of the words file, and the lines each part of the dialogs says. */
export const SECTIONS = {
  general: generalLines,
  sources: sourceLines,
  unsure: unsureLines,
  topics: topicLines,
  smallTalk: smallTalkLines,
  person: personLines,
  reach: reachLines,
  hours: hoursLines,
  contact: contactLines,
  standards: standardLines,
  due: dueLines,
  providers: providerLines,
  articles: articleValueLines,
  streams: streamLines,
  tracking: trackingLines,
  removed: removedLines,
} as const satisfies Readonly<Record<string, Lines>>

/** Everything the dialogs can say, by section; throws a `WordsError` that names every fault of the file. */
export const createSayings = (words: WordsFile) => {
  const faults = faultsOfWords(words, SECTIONS)
  if (faults.length > 0) throw new WordsError(faults)
  return {
    general: sectionOf(words, 'general', generalLines),
    sources: sectionOf(words, 'sources', sourceLines),
    unsure: sectionOf(words, 'unsure', unsureLines),
    topics: sectionOf(words, 'topics', topicLines),
    smallTalk: sectionOf(words, 'smallTalk', smallTalkLines),
    person: sectionOf(words, 'person', personLines),
    reach: sectionOf(words, 'reach', reachLines),
    hours: sectionOf(words, 'hours', hoursLines),
    contact: sectionOf(words, 'contact', contactLines),
    standards: sectionOf(words, 'standards', standardLines),
    due: sectionOf(words, 'due', dueLines),
    providers: sectionOf(words, 'providers', providerLines),
    articles: sectionOf(words, 'articles', articleValueLines),
    streams: sectionOf(words, 'streams', streamLines),
    tracking: sectionOf(words, 'tracking', trackingLines),
    removed: sectionOf(words, 'removed', removedLines),
  }
}
export type Sayings = ReturnType<typeof createSayings>
