import type { Read } from '../answers/kind'
import type { Answers, DeclaredService, Question } from '../declared'
import type { Said } from '../said'
import type { Standing } from '../services/saying'
import { answerSaid, optionsFor, valuesOf } from '../services/saying'
import type { Walked } from '../services/walk'
import { unmarked } from '../words'
import { isAlwaysAsked } from './describe'
import type { reader, Sent } from './reading'

/** As other systems get it: without marks, links and spaces that don’t break. */
export const plain = ({ text }: Said): string => unmarked(text).replaceAll('\u00A0', ' ')

/** What is wrong with one answer: what a resident would hear, or, left out, that there is none. */
export interface Fault {
  question: string
  told?: string
  /** What may be answered, where that is known. */
  choices: readonly string[]
}

/** A question with what was made of its answer; no fault where that is none or was read. */
interface Looked {
  question: Question
  found: Read<unknown> | undefined
}

/** The answers that can be read before anything is looked up, and what can't be. */
export const readable = (
  { questions }: DeclaredService,
  answer: ReturnType<typeof reader>,
): { answers: Answers; unread: readonly Looked[] } => {
  const looked = questions
    .filter(({ from }) => from === undefined)
    .map((question) => ({ question, found: answer(question, { soFar: {} }) }))
  return {
    answers: Object.fromEntries(
      looked.flatMap(({ question, found }) => (found?.ok === true ? [[question.id, found.value]] : [])),
    ),
    unread: looked,
  }
}

const faultOf = (standing: Standing, { question, found }: Looked): readonly Fault[] => {
  if (found === undefined || found.ok) return []
  const choices = optionsFor(standing, question).map(({ label }) => label)
  return [{ question: question.id, told: plain(standing.saying.problem(found.problem)), choices }]
}

/** Why the walk stopped: the answer won't do, or there is none. */
const stopOf = (
  standing: Standing,
  { open, refused, refusedAnswer }: Walked,
  sent: Sent,
): readonly Fault[] => {
  if (open === undefined) return []
  const choices = optionsFor(standing, open).map(({ label }) => label)
  const fault = { question: open.id, choices }
  if (refused !== undefined) {
    const values = { ...valuesOf(standing), [open.id]: answerSaid(standing, open, refusedAnswer) }
    return [{ ...fault, told: plain(standing.now.words.problem(refused, values)) }]
  }
  const isSent = (sent[open.id] ?? '').trim() !== ''
  return [{ ...fault, ...(isSent ? { told: plain(standing.saying.problem(open.kind.problems[0])) } : {}) }]
}

/** Every fault, each question once: what can't be read, where the walk stopped, and what is asked in any case. */
export const faultsIn = (
  standing: Standing,
  walked: Walked,
  sent: Sent,
  looked: readonly Looked[],
): readonly Fault[] => {
  const { questions } = standing.now.service
  const unsent = questions
    .filter((question) => isAlwaysAsked(question) && !(question.id in walked.soFar))
    .filter(({ id }) => (sent[id] ?? '').trim() === '')
    .map(({ id }): Fault => ({ question: id, choices: [] }))
  const all = [
    ...looked.flatMap((each) => faultOf(standing, each)),
    ...stopOf(standing, walked, sent),
    ...unsent,
  ]
  return questions.flatMap(({ id }) => all.find(({ question }) => question === id) ?? [])
}
