import type { Answers, Question } from './service'

/** What comes next: a question, or the end with every answer that applies. */
export type Step = { do: 'ask'; question: Question } | { do: 'finish'; answers: Answers }

/** The one rule that drives every service: from the top, the first question that applies and has no answer. */
export const nextStep = (questions: readonly Question[], given: Answers): Step => {
  let soFar: Answers = {}
  for (const question of questions) {
    if (!question.applies(soFar)) continue
    if (!(question.id in given)) return { do: 'ask', question }
    soFar = { ...soFar, [question.id]: given[question.id] }
  }
  return { do: 'finish', answers: soFar }
}

/**
 * The answers without those that no longer apply after a correction. What was said ahead of its question is kept: whether
 * it applies is only known when everything above it is answered.
 */
export const stillApplying = (questions: readonly Question[], given: Answers): Answers => {
  let soFar: Answers = {}
  for (const [i, question] of questions.entries()) {
    if (!question.applies(soFar)) continue
    if (!(question.id in given)) return { ...soFar, ...ahead(questions.slice(i + 1), given) }
    soFar = { ...soFar, [question.id]: given[question.id] }
  }
  return soFar
}

const ahead = (questions: readonly Question[], given: Answers): Answers =>
  Object.fromEntries(questions.filter(({ id }) => id in given).map(({ id }) => [id, given[id]]))
