import { districtsOf } from '../../knowledge/districts'
import { answerHints } from '../answers/hints'
import type { Problem } from '../answers/problems'
import type { Answer, Here } from '../information/about'
import { nextStep } from '../nextStep'
import type { CaseDraft } from '../ports'
import type { Said } from '../said'
import { joined } from '../said'
import type { Answers, DeclaredService } from '../service'
import type { Expectation } from '../turn'
import type { Intent } from '../understanding/intents'
import { draftOf } from './opening'
import type { Running, ServiceMemory, Underway } from './running'
import { begins, choicesFor, contextFor, underway } from './running'
import type { Saying, ServiceParts } from './saying'
import { answerSaid, endSaid, optionsFor, questionSaid, readSaying } from './saying'
import { readServiceWords } from './serviceWords'
import type { Taken } from './takeIn'
import { answersIn, takeIn } from './takeIn'

/** What a service says in one turn. `memory` is what the next turn hands back; left out: the service has ended. */
export interface ServiceTurn {
  answer: Answer
  expects: Expectation
  memory?: ServiceMemory
  /** At its end: the case to open. Its reference goes before the answer. */
  opens?: CaseDraft
}

export interface Services {
  /** Begins the service that a message wants; `undefined` when none does, or an article answers it better. */
  start(intent: Intent, said: string, here: Here): ServiceTurn | undefined
  /** Takes an answer; `undefined` when it is none: let the conversation answer it, then put the question `again`. */
  continue(memory: unknown, said: string, here: Here, heard?: readonly string[]): ServiceTurn | undefined
  /** The open question once more. `missed`: nothing was understood, so why it is asked again is said first. */
  again(memory: unknown, here: Here, missed?: boolean): ServiceTurn | undefined
  /** What the answer to the open question may sound like, likeliest first; nothing when none is open. */
  hints(memory: unknown, here: Here): readonly string[]
}

/** After so many messages in a row that weren't understood, a way out is offered. */
const MOST_TRIES = 2

/** What a turn is made with. */
interface Making {
  parts: ServiceParts
  saying: Saying
  here: Here
}

/** The next question, or the end. `before` is said ahead of the question. */
const turnWith = (
  { parts, saying, here }: Making,
  now: Running,
  given: Answers,
  before: readonly Said[] = [],
  tries = 0,
): ServiceTurn => {
  const step = nextStep(now.service.questions, given)
  if (step.do === 'finish') {
    const opens = draftOf({ parts, saying, now, here }, step.answers)
    const answer = endSaid(parts, saying, now, step.answers, here)
    return { answer, expects: 'open', ...(opens === undefined ? {} : { opens }) }
  }
  const { question } = step
  return {
    answer: {
      said: joined([...before, questionSaid(saying, now, question, here)]),
      sources: [],
      options: optionsFor(saying, now, question, here),
      topic: { intent: now.service.about },
    },
    expects: question.kind.expects,
    memory: { service: now.service.name, given, tries },
  }
}

/** The open question again, with what was wrong before it, and after a while a way out. */
const askedAgain = (making: Making, now: Underway, problem: Problem): ServiceTurn => {
  const { parts, saying, here } = making
  const tries = now.tries + 1
  const stuck = tries < MOST_TRIES ? [] : [saying.asking('stuck', { howToContact: parts.howToContact(here) })]
  return turnWith(making, now, now.given, [saying.problem(problem), ...stuck], tries)
}

const afterTaking = (making: Making, now: Underway, taken: Taken): ServiceTurn => {
  if ('problem' in taken) return askedAgain(making, now, taken.problem)
  const { saying, here } = making
  const { given, corrected } = taken
  const changes = corrected.map((question) =>
    saying.asking('changed', { answer: answerSaid(saying, now, question, given[question.id], here) }),
  )
  return turnWith(making, now, given, changes)
}

const started = (making: Making, beginning: Running, said: string): ServiceTurn | undefined => {
  const { service } = beginning
  const given = answersIn(said, service, contextFor(beginning, making.here))
  const isNeedless = service.unlessNamed !== undefined && service.unlessNamed in given
  return isNeedless ? undefined : turnWith(making, beginning, given)
}

/** The services, ready for every council. Throws a `WordsError` naming every fault of their words. */
export const createServices = (
  parts: ServiceParts,
  services: readonly DeclaredService[],
  folder?: string,
): Services => {
  const saying = readSaying()
  const all = services.map((service): Running => ({ service, words: readServiceWords(service, folder) }))
  return {
    start: (intent, said, here) => {
      const beginning = all.find((each) => begins(each, intent, said))
      return beginning && started({ parts, saying, here }, beginning, said)
    },
    continue: (memory, said, here, heard) => {
      const now = underway(all, memory)
      const taken = now && takeIn(said, now.given, now.service, contextFor(now, here), heard)
      return now && taken && afterTaking({ parts, saying, here }, now, taken)
    },
    again: (memory, here, missed = false) => {
      const now = underway(all, memory)
      if (now === undefined) return undefined
      const making = { parts, saying, here }
      const step = nextStep(now.service.questions, now.given)
      return missed && step.do === 'ask'
        ? askedAgain(making, now, step.question.kind.problems[0])
        : turnWith(making, now, now.given, [], now.tries)
    },
    hints: (memory, here) => {
      const now = underway(all, memory)
      const step = now && nextStep(now.service.questions, now.given)
      if (now === undefined || step?.do !== 'ask') return []
      const districts = districtsOf(here.pack)
      return answerHints(step.question.kind, { choices: choicesFor(now, step.question, here), districts })
    },
  }
}
