/** What a resident came for: every answer of theirs to a service, and where those lead. */
import type { AnswerContext } from '../../dialogs/answers/kind'
import { same } from '../../dialogs/said'
import type { Answers, Ending, Question, World } from '../../dialogs/service'
import { choicesFor, contextFor, type Running } from '../../dialogs/services/running'
import { particularsOf, readSaying } from '../../dialogs/services/saying'
import { type Walked, walk } from '../../dialogs/services/walk'
import type { Dice } from './dice'
import { drawn } from './values'
import type { JourneyWorld, Sample } from './world'

export interface Intended {
  running: Running
  council: string
  home: Sample['homes'][number]
  /** By question; a question that only comes up later is answered then, for good. */
  answers: Answers
}

/** Where the intended answers lead at some time. */
export interface Settled {
  intended: Intended
  walked: Walked
  ending: Ending<string>
  world: World
}

export const worldAt = (world: JourneyWorld, council: string, at: Date): World => ({
  ports: world.ports(council),
  here: world.here(council, at),
})

/** More draws than this, and the service can't be answered with what the sample holds. */
const MOST_DRAWS = 80

const answerTo = (
  world: JourneyWorld,
  { running, council, home }: Intended,
  question: Question,
  walked: Walked,
  at: World,
  dice: Dice,
): unknown =>
  drawn({
    question,
    choices: choicesFor(running, question, at.here, walked),
    soFar: walked.soFar,
    here: at.here,
    sample: world.sample(council),
    home,
    dice,
  })

/** Answers whatever is still open; throws when it never ends. */
export const settled = async (
  world: JourneyWorld,
  intended: Intended,
  at: Date,
  dice: Dice,
): Promise<Settled> => {
  const there = worldAt(world, intended.council, at)
  const { service } = intended.running
  let { answers } = intended
  for (let draws = 0; draws < MOST_DRAWS; draws++) {
    const walked = await walk(service, answers, there)
    const { open } = walked
    if (open === undefined) {
      const ending = service.end(walked.soFar, there.here)
      return { intended: { ...intended, answers }, walked, ending, world: there }
    }
    const answer = answerTo(world, intended, open, walked, there, dice)
    answers = { ...answers, [open.id]: answer }
  }
  throw new Error(`${service.name} asks on and on: ${JSON.stringify(answers)}`)
}

/** A resident of a council who wants a service. */
export const intendedFor = (
  world: JourneyWorld,
  running: Running,
  council: string,
  dice: Dice,
): Intended => ({ running, council, home: dice.pick(world.sample(council).homes), answers: {} })

/** What the answers to a question are read with, where the intended answers lead. */
export const contextOf = ({ intended, walked, world }: Settled, question: Question): AnswerContext =>
  contextFor(intended.running, world.here, walked)(question)

/** The answers as they ought to be read back: "Which bin", "Green recycling bin". */
export const readBackOf = ({ intended, walked, world }: Settled) =>
  particularsOf({
    parts: { article: () => undefined, howToContact: () => same('') },
    saying: readSaying(),
    now: intended.running,
    here: world.here,
    reached: walked,
  }).map(({ id, label, value }) => ({ id, label: label.text, value: value.text }))
