/** What a service asks, for other systems that put the questions in their own way. */
import type { Pack } from '../../knowledge/schema'
import type { Question } from '../declared'
import type { Running } from '../services/running'
import type { Saying } from '../services/saying'

/** What kind of thing an answer is: one of some, a day, a story, or a few words or digits. */
export type AnswerShape = 'oneOf' | 'day' | 'text' | 'line'

export interface DescribedQuestion {
  id: string
  /** "Which bin" */
  label: string
  shape: AnswerShape
  /** It is asked whatever else was answered. */
  required: boolean
  /** Of `oneOf`: what may be answered, by what is sent and what is shown. */
  choices: readonly { id: string; label: string }[]
  /** It is one of what is looked up for the answers above it; its id or its words are sent. */
  isFound: boolean
}

export interface DescribedService {
  name: string
  /** "A missed bin" */
  title: string
  /** "Report a missed bin" */
  offer: string
  questions: readonly DescribedQuestion[]
  /** The question that takes what somebody wants to tell in their own words. */
  story?: string
}

/** A condition that looks at what isn't answered yet is none that always holds. */
export const isAlwaysAsked = ({ applies }: Question): boolean => {
  try {
    return applies({})
  } catch {
    return false
  }
}

const choicesOf = (
  { words }: Running,
  { id, kind, from }: Question,
  { containers }: Pack,
  saying: Saying,
) => {
  if (from !== undefined) return []
  if (kind.expects === 'yesNo')
    return (['yes', 'no'] as const).map((answer) => ({ id: answer, label: saying.asking(answer).text }))
  return (kind.offers?.(containers) ?? words.choices(id)).map((choice) => ({
    id: choice.id,
    label: choice.label,
  }))
}

/** Only what is told in one's own words can be wrong by saying nothing. */
const isStory = ({ kind }: Question): boolean => kind.problems.includes('nothingSaid')

const shapeOf = (question: Question, hasChoices: boolean): AnswerShape => {
  if (hasChoices) return 'oneOf'
  if (question.kind.expects === 'date') return 'day'
  return isStory(question) ? 'text' : 'line'
}

/** A service as others see it, at one council. */
export const described = (running: Running, pack: Pack, saying: Saying): DescribedService => {
  const { service, words } = running
  return {
    name: service.name,
    title: words.name.text,
    offer: words.offer.text,
    questions: service.questions.map((question) => {
      const choices = choicesOf(running, question, pack, saying)
      return {
        id: question.id,
        label: words.label(question.id).text,
        shape: shapeOf(question, choices.length > 0),
        required: isAlwaysAsked(question),
        choices,
        isFound: question.from !== undefined,
      }
    }),
    ...(service.takesFirst === undefined ? {} : { story: service.takesFirst }),
  }
}
