import { isQuestion, wantsToKnow } from '../answers/lists'
import type { Answer, Ask } from '../information/about'
import type { Services } from '../services/createServices'
import type { Intent, Recognition } from '../understanding/intents'
import { wordsOf } from '../understanding/keywords'
import { withoutWhens } from '../understanding/when'
import { askOf, whensIn } from './asks'
import { begun, offering } from './begun'
import { mayBeDanger, withCaution } from './caution'
import { likelyIntent, sureIntent } from './evidence'
import type { Hearing, Listener, Outcome, Understood } from './hearing'
import { followingOn, keptFor, wholeOf } from './inContext'
import { intentOfNamed } from './leaning'
import { outcomeOf } from './outcome'
import { openQuestionAgain, puttingAside, withOpenQuestion } from './service'
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

/** One part of a message, and what it asks. */
export interface Reading {
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

/** In fewer words than these, what answers no open question and asks none of its own tells nothing. */
const TELLING = 5

/** While a question is open, "hmm" and "no" are poor answers to it, and nothing about the subject. */
const mayBeGuessed = (part: string, { memory }: Hearing): boolean =>
  memory.service === undefined || isQuestion(part) || wordsOf(part).length >= TELLING

/** The intent of a bare name, where nothing surer is known: "and Woodrow?" */
const nameAlone = (
  { part, recognition }: Understood,
  hearing: Hearing,
  sure: Intent | undefined,
): Intent | undefined => {
  const isOpen = hearing.desk.commands.startsLeaning(part) || (sure === undefined && isVague(recognition))
  return isOpen ? namedIntent(part, hearing) : undefined
}

/** A sure reading goes before a bare name, unless the message says itself that it leans: "and the phone line?" */
const read = (understood: Understood, hearing: Hearing): Reading => {
  const { part, recognition } = understood
  const sure = sureIntent(recognition, hearing.desk.details.detailsIn(part))
  const named = nameAlone(understood, hearing, sure)
  const isOpenToGuess = mayBeGuessed(part, hearing)
  const inContext = named === undefined && isOpenToGuess ? readInContext(understood, hearing) : undefined
  if (inContext !== undefined) return inContext
  const intent = named ?? sure ?? (isOpenToGuess ? likelyIntent(recognition) : undefined)
  if (intent === undefined) return { understood }
  const leans = named !== undefined || hearing.desk.commands.startsLeaning(part)
  return {
    understood,
    ask: askOf(part, recognition.repaired, intent, hearing, leans),
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

/**
 * While a service has a question open: what asks nothing, and doesn't say what it is about, is an answer that can't be
 * read ("it's for my mum"), and not about what was said before.
 */
const isNoAnswer = (readings: readonly Reading[], { memory, said }: Hearing): boolean =>
  memory.service !== undefined &&
  !isQuestion(said) &&
  !wantsToKnow(said) &&
  readings.every(({ ask }) => ask?.follows !== undefined)

/** Anything else that is said: one question or several, answered; or a question back when it isn't clear. */
export const createQuestions = (saying: SayUnsure, services: Services): Listener => {
  const unsure = createUnsure(saying)
  const inService = async (readings: readonly Reading[], hearing: Hearing): Promise<Outcome | undefined> =>
    (await begun(saying, services, readings, hearing, (others) => answersTo(others, saying, hearing))) ??
    (isNoAnswer(readings, hearing) ? openQuestionAgain(services, hearing) : undefined)
  const outcomeFor = async (readings: readonly Reading[], hearing: Hearing): Promise<Outcome> => {
    const service = await inService(readings, hearing)
    if (service !== undefined) return service
    const answers = answersTo(readings, saying, hearing)
    const [first] = readings
    if (first?.ask !== undefined && isSameAgain(answers, readings, hearing))
      return withOpenQuestion(services, nothingMore(saying, hearing, first.ask.intent), hearing)
    if (first?.understood.recognition.repaired === '') return unsure(hearing, first.understood.recognition)
    if (answers.length > 0)
      return withOpenQuestion(services, offering(services, outcomeOf(answers, hearing), hearing), hearing)
    return (await openQuestionAgain(services, hearing)) ?? unsure(hearing, first?.understood.recognition)
  }
  return async (hearing) => {
    const { said, memory } = hearing
    const wish = { said, known: memory.known, before: wholeOf(memory.before) }
    const offered = await services.startOffered(wish, hearing)
    if (offered !== undefined) return puttingAside(services, offered, hearing)
    const whole = hearing.desk.understand(hearing.alternatives)
    const readings = withoutPoliteness(whole.map((understood) => read(understood, hearing)))
    const outcome = leaving(readings, await outcomeFor(readings, hearing), hearing)
    const isCautious = mayBeDanger(readings.map(({ understood }) => understood.recognition))
    return isCautious ? withCaution(outcome, saying.say('inDanger')) : outcome
  }
}
