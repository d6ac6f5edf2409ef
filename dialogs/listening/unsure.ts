import type { Answer } from '../information/about'
import { VERY_CLOSE } from '../information/articleAnswer'
import { paragraphs } from '../said'
import type { Option } from '../turn'
import type { Intent, Recognition } from '../understanding/intents'
import { isIntent } from '../understanding/intents'
import type { Say } from '../words'
import { askOf } from './asks'
import type { Hearing, Outcome } from './hearing'
import { outcomeOf } from './outcome'
import { lastSaid, replyOf } from './replies'

export const unsureLines = {
  takenFor: ['topic'],
  didYouMean: [],
  tryAgain: ['person'],
  stillNot: ['person'],
  neither: ['person'],
  nothingMore: ['topic', 'person'],
  notThat: [],
  inDanger: [],
  outOfScope: [],
  optionPerson: [],
  optionNeither: [],
  sayPerson: [],
  sayNeither: [],
} as const

export type Unsure = (hearing: Hearing, recognition: Recognition | undefined) => Outcome

export interface SayUnsure {
  say: Say<typeof unsureLines>
  topicName: (intent: Intent) => string
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

/** An approved answer that fits closely says what is wanted, though the recogniser couldn't. */
const closeAnswer = (hearing: Hearing, plain: string): Answer | undefined => {
  const { here, desk, said } = hearing
  const [found] = here.articles.find(plain, { tier: here.pack.council.tier, limit: 1 })
  if (found === undefined || found.score < VERY_CLOSE || !isIntent(found.article.intent)) return undefined
  return desk.answer(askOf(said, plain, found.article.intent, hearing, false), here)
}

/** Beside an answer, two other readings are enough. */
const MOST_BESIDE = 2

const optionsFor = (topicName: SayUnsure['topicName'], intents: readonly Intent[]): readonly Option[] =>
  intents.map((intent) => ({ label: topicName(intent), says: topicName(intent) }))

/** An answer that is probably meant: it says what it was taken for, and offers what else it may have been. */
export const tentatively = (
  { say, topicName }: SayUnsure,
  answer: Answer,
  recognition: Recognition,
): Answer => {
  const offers = offerable(recognition)
    .filter((intent) => intent !== answer.topic.intent)
    .slice(0, MOST_BESIDE)
  // Nobody is put into a queue on a guess: they are asked whether they want a person.
  const { does, ...rest } = answer
  const person = { label: say('optionPerson').text, says: say('sayPerson').text }
  return {
    ...rest,
    ...(does === undefined || does === 'person' ? {} : { does }),
    said: paragraphs([say('takenFor', { topic: topicName(answer.topic.intent) }), answer.said]),
    offers,
    options: [
      ...(does === 'person' ? [person] : []),
      ...(answer.options ?? []),
      ...optionsFor(topicName, offers),
    ],
  }
}

/** "Is it about one of these?" `said` is what the answer will be about. */
export const offered = (
  saying: SayUnsure,
  hearing: Hearing,
  intents: readonly Intent[],
  said = hearing.said,
): Outcome => {
  const { say, topicName } = saying
  const options: readonly Option[] = [
    ...optionsFor(topicName, intents),
    { label: say('optionNeither').text, says: say('sayNeither').text },
  ]
  const names = intents.map(topicName)
  const question = say('didYouMean')
  const asked = { text: question.text, speech: `${question.speech} ${names.join('; or ')}?` }
  const replies = [{ ...replyOf(asked, { options }), expects: 'choice' as const }]
  return {
    replies,
    memory: {
      ...hearing.memory,
      misses: hearing.memory.misses + 1,
      offered: { said, intents: [...intents] },
      last: lastSaid(replies),
    },
  }
}

/** Nothing is known, said plainly, with how to reach somebody who knows; and what it may have been, if anything. */
export const notKnown = (
  { say, topicName }: SayUnsure,
  hearing: Hearing,
  line: 'tryAgain' | 'stillNot' | 'neither',
  intents: readonly Intent[] = [],
): Outcome => {
  const said = say(line, { person: hearing.desk.person(hearing.here) })
  const person = { label: say('optionPerson').text, says: say('sayPerson').text }
  const replies = [replyOf(said, { options: [...optionsFor(topicName, intents), person] })]
  return {
    replies,
    memory: {
      ...hearing.memory,
      // Refusing a list is an answer to it, not another failure.
      misses: hearing.memory.misses + (line === 'neither' ? 0 : 1),
      offered: intents.length > 0 ? { said: hearing.said, intents: [...intents] } : undefined,
      last: lastSaid(replies),
    },
  }
}

/** "It's not about bins", and no word of what it is. */
const notThat = ({ say }: SayUnsure, { memory }: Hearing): Outcome => {
  const replies = [replyOf(say('notThat'))]
  const cleared = { ...memory, offered: undefined, topic: undefined, service: undefined }
  return { replies, memory: { ...cleared, last: lastSaid(replies) } }
}

/** All that is known of it was said already; somebody else may know more. */
export const nothingMore = ({ say, topicName }: SayUnsure, hearing: Hearing, intent: Intent): Outcome => {
  const { desk, here, memory } = hearing
  const said = say('nothingMore', { topic: topicName(intent), person: desk.person(here) })
  const person = { label: say('optionPerson').text, says: say('sayPerson').text }
  const replies = [replyOf(said, { options: [person] })]
  return { replies, memory: { ...memory, misses: 0, offered: undefined, last: lastSaid(replies) } }
}

/** Nothing a council does, said kindly, with who may know. */
const outOfScope = ({ say }: SayUnsure, hearing: Hearing): Outcome => {
  const person = { label: say('optionPerson').text, says: say('sayPerson').text }
  const replies = [replyOf(say('outOfScope'), { options: [person] })]
  return { replies, memory: { ...hearing.memory, offered: undefined, last: lastSaid(replies) } }
}

/** After this many tries in a row a question back alone is a loop: how to reach a person comes first. */
export const MOST_TRIES = 3

/** "Is it about another council service?" alone asks nothing. */
const asksNothing = (intents: readonly Intent[]): boolean =>
  intents.length === 1 && intents[0] === 'other_council'

const readingsOf = (recognition: Recognition | undefined): readonly Intent[] => {
  const intents = recognition === undefined || recognition.action === 'pass' ? [] : offerable(recognition)
  return asksNothing(intents) ? [] : intents
}

/** Surely nothing for a council; words that nobody knows are not surely anything. */
const isNotOurs = (recognition: Recognition | undefined): boolean =>
  recognition?.action === 'act' && recognition.guesses[0]?.intent === 'not_council'

/** "Is it one of these?", or that nothing is known of it, and how to reach a person. */
const askedBack = (saying: SayUnsure, hearing: Hearing, recognition: Recognition | undefined): Outcome => {
  const { misses } = hearing.memory
  const intents = readingsOf(recognition)
  if (intents.length > 0 && misses < MOST_TRIES) return offered(saying, hearing, intents)
  if (isNotOurs(recognition)) return outOfScope(saying, hearing)
  return notKnown(saying, hearing, misses === 0 ? 'tryAgain' : 'stillNot', intents)
}

/** When it isn't clear what is wanted: an approved answer that fits closely, else "is it one of these?", else a person. */
export const createUnsure =
  (saying: SayUnsure): Unsure =>
  (hearing, recognition) => {
    if (recognition?.repaired === '') return notThat(saying, hearing)
    const close = closeAnswer(hearing, recognition?.repaired ?? hearing.said)
    return close === undefined ? askedBack(saying, hearing, recognition) : outcomeOf([close], hearing)
  }
