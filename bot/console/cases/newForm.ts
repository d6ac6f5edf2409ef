/** The form of a service: its questions as fields, and the answers in it. */
import type { DescribedQuestion, DescribedService, Fault, Sent } from '../../../dialogs/outside/outside'
import { type Field, type Form, MOST_CHARACTERS, sentenceIn } from './act'
import type { CaseParts } from './parts'

/** More choices than these are a list to open. */
const MOST_RADIOS = 6

const idOf = (question: string): string => `answer-${question}`

const choicesOf = ({ choices }: DescribedQuestion, fault: Fault | undefined) =>
  choices.length > 0
    ? choices.map(({ id, label }) => ({ id, text: label }))
    : (fault?.choices ?? []).map((label) => ({ id: label, text: label }))

const kindOf = ({ shape }: DescribedQuestion, choices: number): Field['kind'] => {
  if (choices > 0) return choices > MOST_RADIOS ? 'select' : 'choice'
  return shape === 'text' ? 'area' : 'line'
}

const HINTS: Readonly<Record<string, string>> = {
  house: 'newHintHouse',
  home: 'newHintHome',
  updates: 'newHintUpdates',
}

const hintOf = ({ say }: CaseParts, { id, shape, required }: DescribedQuestion): string => {
  const own = HINTS[id] ?? (shape === 'day' ? 'newHintDay' : undefined)
  return [...(own === undefined ? [] : [say(own)]), ...(required ? [] : [say('newHintMaybe')])].join(' ')
}

/** One question, with what was answered and what is wrong with that. */
export const questionField = (
  parts: CaseParts,
  question: DescribedQuestion,
  form: Form,
  faults: readonly Fault[],
) => {
  const fault = faults.find((each) => each.question === question.id)
  const choices = choicesOf(question, fault)
  const id = idOf(question.id)
  const hint = hintOf(parts, question)
  return {
    id,
    kind: kindOf(question, choices.length),
    label: question.label,
    ...(hint === '' ? {} : { hint }),
    value: form[id] ?? '',
    choices,
    error: fault && (fault.told ?? parts.say('answerNeeded')),
  }
}

/** Answers by question, each on one line; stories keep theirs. */
export const answersIn = ({ questions }: DescribedService, form: Form): Sent =>
  Object.fromEntries(
    questions.flatMap(({ id, shape }) => {
      const written = shape === 'text' ? (form[idOf(id)] ?? '').trim() : sentenceIn(form, idOf(id))
      return written === '' ? [] : [[id, written]]
    }),
  )

/** Answers that nobody would read. */
export const tooLong = ({ say }: CaseParts, sent: Sent): readonly Fault[] =>
  Object.entries(sent)
    .filter(([, text]) => text.length > MOST_CHARACTERS)
    .map(([question, text]) => ({
      question,
      told: say('tooLong', { most: String(MOST_CHARACTERS), length: String(text.length) }),
      choices: [],
    }))
