import type { Answer, Ask } from '../information/about'
import type { Services } from '../services/createServices'
import type { Intent, Recognition } from '../understanding/intents'
import { withoutWhens } from '../understanding/when'
import { askOf, whensIn } from './asks'
import { mayBeDanger, withCaution } from './caution'
import { likelyIntent, sureIntent } from './evidence'
import type { Hearing, Listener, Outcome, Understood } from './hearing'
import { followingOn, keptFor } from './inContext'
import { intentOfNamed } from './leaning'
import { outcomeOf } from './outcome'
import { openQuestionAgain, serviceOutcome, withOpenQuestion } from './service'
import type { SayUnsure } from './unsure'
import { createUnsure, nothingMore, tentatively } from './unsure'

/** True when a message carries nothing but names and days, and little words: "and on Saturday?", "what about Woodrow?" */
const onlyNames = (part: string, hearing: Hearing): boolean => {
  const { commands, details } = hearing.desk
  const rest = commands.tellingWords(withoutWhens(part, whensIn(part, hearing)))
  return rest.every(details.isDetail)
}

/** The same question asked again of something else ("what about Woodrow?"), or a bare name. */
const namedIntent = (part: string, hearing: Hearing): Intent | undefined => {
  if (!onlyNames(part, hearing)) return undefined
  const named = {
    details: hearing.desk.details.detailsIn(part),
    whens: whensIn(part, hearing),
  }
  return intentOfNamed(named, hearing.memory.topic)
}

interface Reading {
  understood: Understood
  /** Undefined: not sure enough to answer. */
  ask?: Ask
  /** Probably right, no more: the answer says what it was taken for. */
  tentative?: boolean
}

/** Below this the recogniser knows no better than the names in the message. */
const VAGUE = 0.5

const isVague = ({ guesses }: Recognition): boolean => (guesses[0]?.confidence ?? 0) < VAGUE

/** Of a service that others may run, who runs it is the answer: they have the rest. */
const asWho = (ask: Ask): Ask => ({
  ...ask,
  plain: ask.said,
  details: { ...ask.details, form: [...ask.details.form, 'who'] },
})

/** What the message before makes of one that doesn't say what it is about. */
const readInContext = (understood: Understood, hearing: Hearing): Reading | undefined => {
  const following = followingOn(understood, hearing)
  if (following === undefined) return undefined
  const { part, intent, about } = following
  const own = hearing.desk.commands.withoutLeaning(understood.recognition.repaired)
  const ask = { ...askOf(part, own, intent, hearing, true), follows: about }
  return { understood, ask: about === 'other_council' ? asWho(ask) : ask }
}

/** A sure reading goes before a bare name, unless the message says itself that it leans: "and the phone line?" */
const read = (understood: Understood, hearing: Hearing): Reading => {
  const { part, recognition } = understood
  const leans = hearing.desk.commands.startsLeaning(part)
  const sure = sureIntent(recognition, hearing.desk.details.detailsIn(part))
  const isOpen = leans || (sure === undefined && isVague(recognition))
  const named = isOpen ? namedIntent(part, hearing) : undefined
  const inContext = named === undefined ? readInContext(understood, hearing) : undefined
  if (inContext !== undefined) return inContext
  const likely = likelyIntent(recognition)
  const intent = named ?? sure ?? likely
  if (intent === undefined) return { understood }
  return {
    understood,
    ask: askOf(part, recognition.repaired, intent, hearing, leans || named !== undefined),
    tentative: named === undefined && sure === undefined,
  }
}

const POLITENESS: readonly Intent[] = ['smalltalk.greeting', 'smalltalk.thanks_bye']

/** "Hello, when are you open?" is one question; its greeting is only answered when it stands alone. */
const withoutPoliteness = (readings: readonly Reading[]): readonly Reading[] => {
  const telling = readings.filter(({ ask }) => ask !== undefined && !POLITENESS.includes(ask.intent))
  return telling.length > 0 ? telling : readings
}

const answersTo = (readings: readonly Reading[], saying: SayUnsure, hearing: Hearing): readonly Answer[] => {
  const answers = readings.flatMap(({ ask, tentative, understood }) => {
    const answer = ask === undefined ? undefined : hearing.desk.answer(ask, hearing.here)
    if (answer === undefined) return []
    return [tentative ? tentatively(saying, answer, understood.recognition) : answer]
  })
  return answers.filter(({ said }, i) => answers.findIndex((other) => other.said.text === said.text) === i)
}

/** The service that the one wish of a message begins, unless another is going on. */
const begun = (services: Services, readings: readonly Reading[], hearing: Hearing): Outcome | undefined => {
  const [only] = readings
  if (readings.length !== 1 || only?.ask === undefined || hearing.memory.service !== undefined)
    return undefined
  const turn = services.start(only.ask.intent, only.ask.said, hearing.here)
  return turn && serviceOutcome(turn, hearing)
}

/** What this message leaves for the next to lean on; one that leant itself, or was only polite, leaves what was there. */
const leaving = (
  readings: readonly Reading[],
  outcome: Outcome,
  { memory, said, desk }: Hearing,
): Outcome => {
  const leant =
    readings.some(({ ask }) => ask?.follows !== undefined) && desk.recogniser.subjectsIn(said).size === 0
  const isPolite = readings.every(({ ask }) => ask !== undefined && POLITENESS.includes(ask.intent))
  return {
    ...outcome,
    memory: { ...outcome.memory, before: leant || isPolite ? memory.before : keptFor(said) },
  }
}

/** Asked about what was said, and there is nothing more to say of it. */
const isSameAgain = (
  answers: readonly Answer[],
  readings: readonly Reading[],
  { memory }: Hearing,
): boolean =>
  answers.length === 1 &&
  readings[0]?.ask?.follows !== undefined &&
  answers[0]?.topic.article !== undefined &&
  answers[0].topic.article === memory.topic?.article

/** Anything else that is said: one question or several, answered; or a question back when it isn't clear. */
export const createQuestions = (saying: SayUnsure, services: Services): Listener => {
  const unsure = createUnsure(saying)
  const outcomeFor = (readings: readonly Reading[], hearing: Hearing): Outcome => {
    const service = begun(services, readings, hearing)
    if (service !== undefined) return service
    const answers = answersTo(readings, saying, hearing)
    const [first] = readings
    if (first?.ask !== undefined && isSameAgain(answers, readings, hearing))
      return withOpenQuestion(services, nothingMore(saying, hearing, first.ask.intent), hearing)
    if (answers.length > 0) return withOpenQuestion(services, outcomeOf(answers, hearing), hearing)
    return openQuestionAgain(services, hearing) ?? unsure(hearing, first?.understood.recognition)
  }
  return (hearing) => {
    const whole = hearing.desk.understand(hearing.alternatives)
    const readings = withoutPoliteness(whole.map((understood) => read(understood, hearing)))
    const outcome = leaving(readings, outcomeFor(readings, hearing), hearing)
    const isCautious = mayBeDanger(readings.map(({ understood }) => understood.recognition))
    return isCautious ? withCaution(outcome, saying.say('inDanger')) : outcome
  }
}
