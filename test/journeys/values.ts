/** What a resident would answer, by the kind of the question: drawn from what the council's sample holds. */
import type { AnswerContext, Choice } from '../../dialogs/answers/kind'
import type { Here } from '../../dialogs/information/about'
import type { Answers, Question } from '../../dialogs/service'
import { addDays } from '../../knowledge/calendar/day'
import type { Dice } from './dice'
import type { Sample } from './world'

/** What an answer is drawn with. */
export interface Drawing {
  question: Question
  choices: readonly Choice[]
  soFar: Answers
  here: Here
  sample: Sample
  home: Sample['homes'][number]
  dice: Dice
}

const NAMES = [
  'Mary Jones',
  'Siobhan O’Neill',
  'Mrs Patel',
  'Tom Brown-Lewis',
  'Mr Adeyemi',
  'Wei Zhang',
  'Jan van der Berg',
  'Priya Shah',
  'Dr Helen Marsh',
  'Mohammed Iqbal',
  'Gareth Pugh',
]
const MAILS = [
  'mary.jones@example.com',
  'tom_b@example.org',
  'priya22@mail.example.co.uk',
  'gp-home@example.net',
]
const STREETS = ['27 Acacia Avenue', '4 Church Street', '118 London Road', 'Flat 3, 9 High Street']
const STORIES = [
  'The crew left glass all over the drive and nobody swept it up',
  'I rang three times last week and was cut off every time',
  'The lady on your reception was kind and very helpful to my mother',
  'There has been a van parked across the footpath since the summer',
  'Our neighbour has put up a building behind the garage without asking anybody',
  'since the spring',
]

const digits = (count: number, dice: Dice): string =>
  Array.from({ length: count }, () => dice.below(10)).join('')

/** Ofcom keeps these for fiction: nobody has them. */
const phoneOf = ({ dice, soFar }: Drawing): string =>
  soFar.updates === 'text' || dice.is(0.7) ? `07700900${digits(3, dice)}` : `01632960${digits(3, dice)}`

const DAYS_AWAY = 20

/** A day on the side of today that the question is about. */
const dayOf = ({ question, here, dice }: Drawing): string => {
  const at = dice.below(DAYS_AWAY)
  const days = [addDays(here.now.day, -at), addDays(here.now.day, at + 1)]
  return days.find((day) => question.kind.read(day, contextAt(here)).ok) ?? here.now.day
}

const LANGUAGES = ['Polish', 'Urdu', 'Romanian', 'British Sign Language', 'Cantonese']
const THINGS = [
  'a sofa',
  'two mattresses, 1 wardrobe',
  'a fridge, a table',
  '3 chairs',
  'bed frame, 2 bookcases',
]

const contextAt = (here: Here): AnswerContext => ({
  now: here.now,
  holidays: here.holidays,
  choices: [],
  containers: [],
  districts: [],
  planningReferences: [],
})

/** The value of what they would say plainly, where that is kept otherwise than it is said. */
const keptOf = ({ question, here, dice }: Drawing, sayings: readonly string[]): unknown => {
  const said = dice.pick(sayings)
  const read = question.kind.read(said, contextAt(here))
  if (!read.ok) throw new Error(`“${said}” is no answer to “${question.id}”: ${read.problem}`)
  return read.value
}

/** As many as may be: small numbers mostly. */
const numberOf = ({ question, dice }: Drawing): number => {
  const most =
    [9, 8, 7, 6, 5, 4, 3, 2, 1].find((number) => question.kind.stored.safeParse(number).success) ?? 1
  return 1 + dice.below(most)
}

/** By the first of its kind's problems, which names the kind. */
const BY_KIND: Readonly<Record<string, (drawing: Drawing) => unknown>> = {
  notPostcode: ({ question, home, sample, dice }) =>
    question.id === 'postcode' ? home.postcode : dice.pick(sample.homes).postcode,
  notHouse: ({ home }) => home.address,
  notYesOrNo: ({ dice }) => dice.is(0.5),
  notName: ({ dice }) => dice.pick(NAMES),
  notPhone: phoneOf,
  notEmail: ({ dice }) => dice.pick(MAILS),
  notDay: dayOf,
  notDayToCome: dayOf,
  notNumber: numberOf,
  notLanguage: (drawing) => keptOf(drawing, LANGUAGES),
  notThings: (drawing) => keptOf(drawing, THINGS),
  notMoney: ({ dice }) => 100 * (1 + dice.below(900)) + dice.pick([0, 50, 99]),
  notAddress: ({ dice }) => dice.pick(STREETS),
  notPlanningReference: ({ sample, dice }) => dice.pick(sample.planningReferences),
  neitherApplicationNorPlace: ({ sample, dice }) => dice.pick(sample.planningReferences),
  nothingSaid: ({ question, dice }) =>
    dice.pick(STORIES.filter((story) => question.kind.stored.safeParse(story).success)),
}

/** One in so many lives where we have no address. */
const NOT_LISTED_SHARE = 0.04

/** What their own words say already is what they mean: a story about a van is about no councillor. */
const toldBefore = ({ question, choices, soFar, here }: Drawing): unknown => {
  if (question.from === undefined) return undefined
  const stories = Object.values(soFar).filter((told) => typeof told === 'string' && STORIES.includes(told))
  const found = stories.map((told) => question.kind.find(String(told), { ...contextAt(here), choices }))
  return found.find((value) => value !== undefined)
}

/** Whether an answer can still be given: a day may have passed. */
export const canBeSaid = ({ kind }: Question, value: unknown, here: Here): boolean =>
  kind.expects !== 'date' || kind.read(String(value), contextAt(here)).ok

/** What the resident would answer to a question. Throws for a kind of answer that nobody has taught it yet. */
export const drawn = (drawing: Drawing): unknown => {
  const { question, choices, home, dice } = drawing
  if (question.id === 'home' && question.from !== undefined)
    return dice.is(NOT_LISTED_SHARE) ? 'notListed' : home.uprn
  if (choices.length > 0) return toldBefore(drawing) ?? dice.pick(choices).id
  const draw = BY_KIND[question.kind.problems[0]]
  if (draw === undefined)
    throw new Error(`nobody has said how “${question.id}” (${question.kind.problems[0]}) is answered`)
  return draw(drawing)
}
