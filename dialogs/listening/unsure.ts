import type { Answer } from '../information/about'
import type { SayArticle } from '../information/articleAnswer'
import { articleAnswer, VERY_CLOSE } from '../information/articleAnswer'
import { joined } from '../said'
import type { Option } from '../turn'
import type { Intent, Recognition } from '../understanding/intents'
import type { Say } from '../words'
import type { Hearing, Outcome } from './hearing'
import { outcomeOf } from './outcome'
import { lastSaid, replyOf } from './replies'

export const unsureLines = {
  didYouMean: [],
  tryAgain: ['person'],
  stillNot: ['person'],
  neither: ['person'],
  optionPerson: [],
  optionNeither: [],
  sayPerson: [],
  sayNeither: [],
} as const

export type Unsure = (hearing: Hearing, recognition: Recognition | undefined) => Outcome

export interface SayUnsure {
  say: Say<typeof unsureLines>
  topicName: (intent: Intent) => string
  article: SayArticle
}

/** A reading less likely than this isn't worth a resident's time. */
const WORTH_OFFERING = 0.06
/** Three hold the right one nearly always (see the evaluation's top 3), and can be kept in mind when heard. */
const MOST_OFFERED = 3

const NEVER_OFFERED: readonly Intent[] = [
  'smalltalk.greeting',
  'smalltalk.thanks_bye',
  'not_council',
  'safety.emergency',
]

const offerable = (recognition: Recognition): readonly Intent[] =>
  recognition.guesses
    .filter(({ intent, confidence }) => confidence >= WORTH_OFFERING && !NEVER_OFFERED.includes(intent))
    .slice(0, MOST_OFFERED)
    .map(({ intent }) => intent)

const closeArticle = ({ article }: SayUnsure, hearing: Hearing, said: string): Answer | undefined => {
  const { here } = hearing
  const [found] = here.articles.find(said, { tier: here.pack.council.tier, limit: 1 })
  if (found === undefined || found.score < VERY_CLOSE) return undefined
  return articleAnswer(article, found.article, { intent: found.article.intent as Intent }, here)
}

const offered = (saying: SayUnsure, hearing: Hearing, intents: readonly Intent[]): Outcome => {
  const { say, topicName } = saying
  const options: readonly Option[] = [
    ...intents.map((intent) => ({ label: topicName(intent), says: topicName(intent) })),
    { label: say('optionNeither').text, says: say('sayNeither').text },
  ]
  const names = intents.map(topicName)
  const question = say('didYouMean')
  const said = { text: question.text, speech: `${question.speech} ${names.join('; or ')}?` }
  const replies = [{ ...replyOf(said, { options }), expects: 'choice' as const }]
  return {
    replies,
    memory: {
      ...hearing.memory,
      misses: hearing.memory.misses + 1,
      offered: { said: hearing.said, intents: [...intents] },
      last: lastSaid(replies),
    },
  }
}

/** Nothing is known, said plainly, with how to reach somebody who knows. */
export const notKnown = (
  saying: SayUnsure,
  hearing: Hearing,
  line: 'tryAgain' | 'stillNot' | 'neither',
): Outcome => {
  const { say } = saying
  const said = joined([say(line, { person: hearing.desk.person(hearing.here) })], ' ')
  const replies = [
    replyOf(said, { options: [{ label: say('optionPerson').text, says: say('sayPerson').text }] }),
  ]
  return {
    replies,
    memory: {
      ...hearing.memory,
      misses: hearing.memory.misses + 1,
      offered: undefined,
      last: lastSaid(replies),
    },
  }
}

/** After this many tries in a row another question back is a loop: a person comes next. */
const MOST_TRIES = 2

const asksBack = (
  { misses }: Hearing['memory'],
  recognition: Recognition | undefined,
): recognition is Recognition =>
  recognition !== undefined && recognition.action !== 'pass' && misses < MOST_TRIES

/** When it isn't clear what is wanted: an approved answer that fits closely, else "is it one of these?", else a person. */
export const createUnsure =
  (saying: SayUnsure): Unsure =>
  (hearing, recognition) => {
    const close = closeArticle(saying, hearing, recognition?.repaired ?? hearing.said)
    if (close !== undefined) return outcomeOf([close], hearing)
    const intents = asksBack(hearing.memory, recognition) ? offerable(recognition) : []
    if (intents.length > 0) return offered(saying, hearing, intents)
    return notKnown(saying, hearing, hearing.memory.misses === 0 ? 'tryAgain' : 'stillNot')
  }
