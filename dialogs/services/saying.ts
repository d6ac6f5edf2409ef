import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { problemLines } from '../answers/problems'
import { dayName } from '../dates'
import type { Answer, Here } from '../information/about'
import type { Said } from '../said'
import { bullets, joined, paragraphs, same } from '../said'
import type { Answers, Ending, Question } from '../service'
import type { Option } from '../turn'
import type { Intent } from '../understanding/intents'
import { readWhereWords } from '../where/words'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'
import type { Reached, Running } from './running'
import { choicesFor } from './running'

const askingLines = {
  choicesHeard: ['choices'],
  changed: ['answer'],
  whyPostcode: [],
  whyName: [],
  whyReach: [],
  whyOther: [],
  ratherNot: ['howToContact'],
  stuck: ['howToContact'],
  yes: [],
  no: [],
  check: [],
  checkLine: ['label', 'value'],
  send: [],
  toSend: [],
  yesSend: [],
  changeSomething: [],
  whatToChange: [],
  unread: [],
  changeThat: [],
  goOn: ['service'],
  backAgain: ['service'],
  letGo: [],
  stopped: [],
  putAside: ['service'],
} as const

/** What services need of the rest of the dialogs. */
export interface ServiceParts {
  /** An approved article, filled in for this council. */
  article: (id: string, intent: Intent, here: Here) => Answer | undefined
  howToContact: (here: Here) => Said
}

const SECTIONS = { problems: problemLines, asking: askingLines } as const

/** The lines every service shares; throws a `WordsError` that names every fault. */
export const readSaying = () => {
  const file = join(projectRoot, 'dialogs', 'answers', 'words.en.yaml')
  const words = readWords(file)
  const faults = faultsOfWords(words, SECTIONS)
  if (faults.length > 0) throw new WordsError(faults.map((fault) => `${file}: ${fault}`))
  return {
    problem: sectionOf(words, 'problems', problemLines),
    asking: sectionOf(words, 'asking', askingLines),
    where: readWhereWords(),
  }
}
export type Saying = ReturnType<typeof readSaying>

/** A service where it stands in this turn. */
export interface Standing {
  parts: ServiceParts
  saying: Saying
  now: Running
  here: Here
  reached: Reached
}

/** An answer in words: the label of what was picked, yes or no, a day by its name. Nothing for no answer. */
export const answerSaid = (
  { saying: { asking }, now, here, reached }: Standing,
  question: Question,
  value: unknown,
): Said => {
  if (value === undefined) return same('')
  if (typeof value === 'boolean') return asking(value ? 'yes' : 'no')
  const choice = choicesFor(now, question, here, reached).find((each) => each.id === value)
  if (choice !== undefined) return same(choice.label)
  const { kind } = question
  const inWords = kind.inWords?.(value)
  if (inWords !== undefined) return typeof inWords === 'string' ? same(inWords) : inWords
  return kind.expects === 'date' ? dayName(String(value), here.now.day) : same(String(value))
}

const isSaid = (value: unknown): value is Said =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  'speech' in value &&
  typeof value.text === 'string' &&
  typeof value.speech === 'string'

/** What was looked up to be said. */
const lookedUp = (soFar: Answers): Readonly<Record<string, Said>> =>
  Object.fromEntries(Object.entries(soFar).flatMap(([id, value]) => (isSaid(value) ? [[id, value]] : [])))

/** What lines are filled with: what was looked up, every answer in words, the council, and how to reach it. */
export const valuesOf = (standing: Standing): Readonly<Record<string, Said>> => {
  const { now, here, parts, reached } = standing
  return {
    ...lookedUp(reached.soFar),
    ...Object.fromEntries(
      now.service.questions.map((question) => [
        question.id,
        answerSaid(standing, question, reached.soFar[question.id]),
      ]),
    ),
    council: same(here.pack.council.name),
    howToContact: parts.howToContact(here),
  }
}

const asOptions = (labels: readonly string[]): readonly Option[] =>
  labels.map((label) => ({ label, says: label }))

/** What may be picked for a question. */
export const optionsFor = (
  { saying: { asking }, now, here, reached }: Standing,
  question: Question,
): readonly Option[] => {
  const yesNo = [asking('yes').text, asking('no').text]
  const choices = choicesFor(now, question, here, reached)
  return asOptions(question.kind.expects === 'yesNo' ? yesNo : choices.map(({ label }) => label))
}

/** A question; heard, what may be picked follows it. */
export const questionSaid = (standing: Standing, question: Question): Said => {
  const { saying, now, here, reached } = standing
  const asked = now.words.question(question.id, valuesOf(standing))
  const choices = choicesFor(now, question, here, reached).map(({ label }) => label)
  // On the telephone what may be picked is told with its keys, once and shortly.
  if (choices.length === 0 || here.channel === 'voice') return asked
  const heard = saying.asking('choicesHeard', { choices: choices.join('; ') })
  return { text: asked.text, speech: `${asked.speech} ${heard.speech}` }
}

/** What only serves to find another answer, and says nothing beside it. */
const NOT_READ_BACK = ['house']

/** The questions whose answers are read back, in their order. */
export const readBack = ({ now, reached }: Standing): readonly Question[] =>
  now.service.questions.filter(({ id }) => id in reached.soFar && !NOT_READ_BACK.includes(id))

/** Every answer in words, with the short name of its question. */
export const particularsOf = (standing: Standing) =>
  readBack(standing).map((question) => ({
    id: question.id,
    label: standing.now.words.label(question.id),
    value: answerSaid(standing, question, standing.reached.soFar[question.id]),
  }))

/** "Please check what I'll send": every answer, and how to send or change it. */
export const checkSaid = (standing: Standing): Said => {
  const { asking } = standing.saying
  const how = standing.here.channel === 'voice' ? [] : [asking('toSend')]
  const lines = particularsOf(standing).map(({ label, value }) => asking('checkLine', { label, value }))
  return paragraphs([asking('check'), bullets(lines), joined([asking('send'), ...how])])
}

export const checkOptions = ({ saying: { asking } }: Standing): readonly Option[] =>
  asOptions([asking('yesSend').text, asking('changeSomething').text])

/** "What would you like to change?", with everything that can be. */
export const changeOptions = (standing: Standing): readonly Option[] =>
  asOptions(particularsOf(standing).map(({ label }) => label.text))

/** Everything that ends a service: its lines, then its article. */
export const endSaid = (standing: Standing, ending: Ending<string>): Answer => {
  const { parts, now, here } = standing
  const { service, words } = now
  const values = valuesOf(standing)
  const lines = ending.say.map((each) =>
    typeof each === 'string'
      ? words.ending(each, values)
      : words.ending(each.line, { ...values, ...each.with }),
  )
  const found = ending.article === undefined ? undefined : parts.article(ending.article, service.about, here)
  const options = ending.options?.map((line) => words.ending(line, values).text) ?? []
  return {
    sources: [],
    topic: { intent: service.about },
    ...found,
    ...(options.length > 0 ? { options: asOptions(options) } : {}),
    said: paragraphs([...lines, ...(found === undefined ? [] : [found.said])]),
  }
}
