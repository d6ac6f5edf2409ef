/** The one rule that drives every service: from the top, look up what is to be looked up, and ask what has no answer. */
import type { Answers, DeclaredService, Question, Step, World } from '../service'

/** Where the answers lead: to a question, or to the end. */
export interface Walked {
  /** The question to ask; left out: nothing is left to ask. */
  open?: Question
  /** Everything answered and looked up above the open question. */
  soFar: Answers
  /** The answers to keep: those that apply, and those given ahead of their question. */
  given: Answers
  /** The answer to the open question wouldn't do: a line of the service's problems, and the answer. */
  refused?: string
  refusedAnswer?: unknown
}

/** Finds the answer to a question in what was said before it could be asked; `undefined` when it isn't there. */
export type Fill = (question: Question, soFar: Answers) => unknown

const only = (answers: Answers, questions: readonly Question[]): Answers =>
  Object.fromEntries(questions.filter(({ id }) => id in answers).map(({ id }) => [id, answers[id]]))

/** An answer that can still be given: what was looked up may have changed since. */
const stands = ({ kind, from }: Question, answer: unknown, soFar: Answers): boolean => {
  if (from === undefined || answer === undefined) return answer !== undefined
  return kind.choices.includes(String(answer)) || from(soFar).some(({ id }) => id === answer)
}

/** What is known on the way down. */
interface Way {
  soFar: Answers
  kept: Answers
  /** Where each question stood when it was answered. */
  before: ReadonlyMap<string, Answers>
  stop?: { question: Question; refused?: string }
}

const answered = (question: Question, way: Way, given: Answers, fill: Fill): Way => {
  const { soFar, kept } = way
  if (!question.applies(soFar)) return way
  const { id } = question
  const before = new Map(way.before).set(id, soFar)
  const told = given[id]
  if (stands(question, told, soFar))
    return { soFar: { ...soFar, [id]: told }, kept: { ...kept, [id]: told }, before }
  const implied = question.only?.(soFar)
  if (implied !== undefined) return { soFar: { ...soFar, [id]: implied }, kept, before }
  const filled = fill(question, soFar)
  return stands(question, filled, soFar)
    ? { soFar: { ...soFar, [id]: filled }, kept: { ...kept, [id]: filled }, before }
    : { ...way, before, stop: { question } }
}

const stepped = async (
  step: Step,
  way: Way,
  {
    questions,
    given,
    world,
    fill,
  }: { questions: readonly Question[]; given: Answers; world: World; fill: Fill },
): Promise<Way> => {
  if (step.do === 'ask') return answered(step.question, way, given, fill)
  if (step.do === 'find') {
    const { id, look } = step.lookUp
    return { ...way, soFar: { ...way.soFar, [id]: await look(way.soFar, world) } }
  }
  const question = questions.find(({ id }) => id === step.refusal.question && id in way.soFar)
  const refused = question === undefined ? undefined : step.refusal.why(way.soFar)
  return question === undefined || refused === undefined ? way : { ...way, stop: { question, refused } }
}

/** Walks a service. `fill` is asked where there is no answer. Throws only what a look-up throws. */
export const walk = async (
  { steps, questions }: Pick<DeclaredService, 'steps' | 'questions'>,
  given: Answers,
  world: World,
  fill: Fill = () => undefined,
): Promise<Walked> => {
  let way: Way = { soFar: {}, kept: {}, before: new Map() }
  for (const step of steps) {
    way = await stepped(step, way, { questions, given, world, fill })
    if (way.stop !== undefined) break
  }
  const { soFar, kept, before, stop } = way
  if (stop === undefined) return { soFar, given: kept }
  const { question, refused } = stop
  const at = questions.indexOf(question)
  const [above, ahead] = [questions.slice(0, at), questions.slice(at + 1)]
  return {
    open: question,
    soFar: before.get(question.id) ?? soFar,
    given: { ...only(given, ahead), ...only(kept, [...above, ...ahead]) },
    ...(refused === undefined ? {} : { refused, refusedAnswer: soFar[question.id] }),
  }
}
