/** Answers that another system sends all at once, read by the kinds of the questions. */
import { localTime } from '../../knowledge/calendar/day'
import type { Read } from '../answers/kind'
import { read, unread } from '../answers/kind'
import type { Answers, Question, World } from '../declared'
import type { Here } from '../information/about'
import type { PlaceFound } from '../services/homes'
import { contextFor, type Reached, type Running } from '../services/running'
import type { Fill } from '../services/walk'

/** Answers as they were sent, by question. */
export type Sent = Readonly<Record<string, string>>

/** What somebody is called is known to whoever sends it; in a conversation it must be told from other things. */
const AS_SENT = ['name']

/** What other systems write for an answer that isn't what anybody would say. */
const asSaid = ({ kind }: Question, text: string, { pack }: Here): string => {
  if (kind.expects === 'yesNo') return text.replace(/^true$/i, 'yes').replace(/^false$/i, 'no')
  const isInstant = kind.expects === 'date' && /T\d\d:/.test(text) && !Number.isNaN(Date.parse(text))
  return isInstant ? localTime(new Date(text), pack.council.timeZone).day : text
}

/** Reads one answer, where the service stands: the id of what may be picked, or as somebody would say it. */
export const reader =
  (running: Running, { here }: World, sent: Sent) =>
  (question: Question, reached: Reached): Read<unknown> | undefined => {
    const text = sent[question.id]?.trim()
    if (text === undefined || text === '') return undefined
    const context = contextFor(running, here, reached)(question)
    const isPicked = context.choices.some(({ id }) => id === text)
    if (isPicked || AS_SENT.includes(question.id)) return read(text)
    return question.kind.read(asSaid(question, text, here), context)
  }

/** Which house it is goes without saying where the home is said. */
const houseOfHome = ({ home = '' }: Sent, { place }: Answers): string | undefined =>
  (place as PlaceFound | undefined)?.addresses.find(({ uprn }) => uprn === home)?.address

/** What can only be read once something was looked up. */
export const fillFrom =
  (answer: ReturnType<typeof reader>, sent: Sent): Fill =>
  (question, soFar) => {
    if (question.id === 'house' && sent.house === undefined) return houseOfHome(sent, soFar)
    if (question.from === undefined) return undefined
    const found = answer(question, { open: question, soFar })
    return found?.ok === true ? found.value : undefined
  }

/** What was sent and is none of what was found: a found answer that goes without saying isn't put in its place. */
export const contradicts = (
  answer: ReturnType<typeof reader>,
  question: Question,
  soFar: Answers,
): Read<unknown> | undefined => {
  if (question.from === undefined || !(question.id in soFar)) return undefined
  const found = answer(question, { open: question, soFar })
  if (found === undefined || !found.ok) return found
  return found.value === soFar[question.id] ? undefined : unread('notAnOption')
}
