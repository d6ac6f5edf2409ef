import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { problemLines } from '../answers/problems'
import { dayName } from '../dates'
import type { Answer, Here } from '../information/about'
import type { Said } from '../said'
import { paragraphs, same } from '../said'
import type { Answers, Question } from '../service'
import type { Option } from '../turn'
import type { Intent } from '../understanding/intents'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'
import { choicesFor, type Running } from './running'

const askingLines = {
  choicesHeard: ['choices'],
  changed: ['answer'],
  stuck: ['howToContact'],
  yes: [],
  no: [],
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
  }
}
export type Saying = ReturnType<typeof readSaying>

/** An answer in words: the label of what was picked, yes or no, a day by its name. Nothing for no answer. */
export const answerSaid = (
  { asking }: Saying,
  running: Running,
  question: Question,
  value: unknown,
  here: Here,
): Said => {
  if (value === undefined) return same('')
  if (typeof value === 'boolean') return asking(value ? 'yes' : 'no')
  const choice = choicesFor(running, question, here).find((each) => each.id === value)
  if (choice !== undefined) return same(choice.label)
  const { kind } = question
  if (kind.inWords !== undefined) return same(kind.inWords(value))
  return kind.expects === 'date' ? dayName(String(value), here.now.day) : same(String(value))
}

/** What may be picked for a question. */
export const optionsFor = (
  { asking }: Saying,
  running: Running,
  question: Question,
  here: Here,
): readonly Option[] => {
  const yesNo = [asking('yes').text, asking('no').text]
  const labels =
    question.kind.expects === 'yesNo' ? yesNo : choicesFor(running, question, here).map(({ label }) => label)
  return labels.map((label) => ({ label, says: label }))
}

/** A question; heard, what may be picked follows it. */
export const questionSaid = ({ asking }: Saying, running: Running, question: Question, here: Here): Said => {
  const asked = running.words.question(question.id, {})
  const choices = choicesFor(running, question, here).map(({ label }) => label)
  if (choices.length === 0) return asked
  const heard = asking('choicesHeard', { choices: choices.join('; ') })
  return { text: asked.text, speech: `${asked.speech} ${heard.speech}` }
}

/** What the lines of an ending are filled with: every answer in words, the council, and how to reach it. */
export const endingValues = (
  parts: ServiceParts,
  saying: Saying,
  now: Running,
  answers: Answers,
  here: Here,
): Readonly<Record<string, Said>> => ({
  ...Object.fromEntries(
    now.service.questions.map((question) => [
      question.id,
      answerSaid(saying, now, question, answers[question.id], here),
    ]),
  ),
  council: same(here.pack.council.name),
  howToContact: parts.howToContact(here),
})

/** Everything that ends a service: its lines, then its article. */
export const endSaid = (
  parts: ServiceParts,
  saying: Saying,
  now: Running,
  answers: Answers,
  here: Here,
): Answer => {
  const { service, words } = now
  const ending = service.end(answers)
  const values = endingValues(parts, saying, now, answers, here)
  const lines = ending.say.map((line) => words.ending(line, values))
  const found = ending.article === undefined ? undefined : parts.article(ending.article, service.about, here)
  return {
    sources: [],
    topic: { intent: service.about },
    ...found,
    said: paragraphs([...lines, ...(found === undefined ? [] : [found.said])]),
  }
}
