/** What a service says where it stands: the next question, the answers read back, or its end. */
import { postcode } from '../answers/postcode'
import type { Problem } from '../answers/problems'
import type { Answer } from '../information/about'
import type { CaseDraft } from '../ports'
import type { Said } from '../said'
import { joined, paragraphs } from '../said'
import type { Answers, Question, World } from '../service'
import type { Expectation, Listening } from '../turn'
import { nowhere } from '../where/memory'
import { type WhereQuestion, whereQuestion } from '../where/question'
import { draftOf } from './opening'
import type { Running, ServiceMemory, Underway } from './running'
import type { Saying, ServiceParts, Standing } from './saying'
import { answerSaid, checkOptions, checkSaid, endSaid, optionsFor, questionSaid, valuesOf } from './saying'
import type { Walked } from './walk'

/** What a service says in one turn. `memory` is what the next turn hands back; left out: the service has ended. */
export interface ServiceTurn {
  answer: Answer
  expects: Expectation
  /** How the answer is listened for on the telephone. */
  listen?: Listening
  memory?: ServiceMemory
  /** At its end without a case: what it ended with, in case they put an answer otherwise. */
  ended?: ServiceMemory
  /** What is now known of the resident, for other services of this conversation. */
  known: Answers
  /** What no service is to know any more. */
  forgets?: readonly string[]
  /** At its end, once they said to send it: the case to open. Its reference goes before the answer. */
  opens?: CaseDraft
  /** Offered once that is opened. */
  afterwards?: 'equality'
}

/** After so many messages in a row that weren't understood, a way out is offered. */
const MOST_TRIES = 2

/** What other services of a conversation may use: it is the same whatever it is wanted for. */
const SHARED = [
  'postcode',
  'house',
  'home',
  'name',
  'updates',
  'phone',
  'email',
  // A planning application that was looked up is the one to comment on.
  'application',
  'which',
]

/** What a turn is made with. */
export interface Making {
  parts: ServiceParts
  saying: Saying
  world: World
}

/** Answers without some. */
export const dropped = (given: Answers, ids: readonly string[] = []): Answers =>
  Object.fromEntries(Object.entries(given).filter(([id]) => !ids.includes(id)))

const knownIn = (given: Answers): Answers =>
  Object.fromEntries(Object.entries(given).filter(([id]) => SHARED.includes(id)))

export const standingAt = ({ parts, saying, world }: Making, now: Running, reached: Walked): Standing => ({
  parts,
  saying,
  now,
  here: world.here,
  reached,
})

/** How a service goes on from where it stands. */
export interface Going {
  now: Underway
  walked: Walked
  /** Said ahead of the question. */
  before?: readonly Said[]
  tries?: number
}

export const topicOf = ({ service }: Running): Answer['topic'] => ({ intent: service.about })

export const memoryOf = ({ now, walked, tries = 0 }: Going): ServiceMemory => ({
  service: now.service.name,
  given: walked.given,
  tries,
  heard: [...now.heard],
  ...(now.where === undefined ? {} : { where: now.where }),
})

/** A home is asked for otherwise on the telephone, where a postcode that is spoken is hardly ever understood. */
export const asksWhere = ({ world: { here } }: Making, { now, walked }: Going): boolean =>
  here.channel === 'voice' && now.service.needsAddresses && walked.open?.kind === postcode

/** The open question, what may be picked, and how its answer is listened for. */
const questionOf = (making: Making, going: Going, open: Question): WhereQuestion => {
  const { saying, world } = making
  if (asksWhere(making, going)) {
    const both = [saying.asking('yes').text, saying.asking('no').text]
    return whereQuestion(saying.where, going.now.where ?? nowhere, both, (going.tries ?? 0) > 0)
  }
  const standing = standingAt(making, going.now, going.walked)
  const { digits, expects } = open.kind
  return {
    said: questionSaid(standing, open),
    options: optionsFor(standing, open),
    expects,
    // An answer that can be keyed may be, where there are keys.
    ...(world.here.channel === 'voice' && digits !== undefined ? { listen: { digits } } : {}),
  }
}

const asked = (making: Making, going: Going, open: Question): ServiceTurn => {
  const { now, walked, before = [] } = going
  const standing = standingAt(making, now, walked)
  const refused =
    walked.refused === undefined ? [] : [now.words.problem(walked.refused, refusalValues(standing, going))]
  const { said, options, expects, listen } = questionOf(making, going, open)
  return {
    answer: {
      said: joined([...before, ...refused, said]),
      sources: [],
      options,
      topic: topicOf(now),
    },
    expects,
    ...(listen === undefined ? {} : { listen }),
    memory: memoryOf(going),
    known: knownIn(walked.given),
  }
}

/** A refusal may speak of the answer that it refuses. */
const refusalValues = (standing: Standing, { now, walked }: Going): Readonly<Record<string, Said>> => {
  const { open } = walked
  const told = open === undefined ? undefined : (walked.refusedAnswer ?? now.given[open.id])
  const values = valuesOf(standing)
  return open === undefined ? values : { ...values, [open.id]: answerSaid(standing, open, told) }
}

export const checked = (making: Making, going: Going): ServiceTurn => {
  const standing = standingAt(making, going.now, going.walked)
  return {
    answer: {
      said: paragraphs([...(going.before ?? []), checkSaid(standing)]),
      sources: [],
      options: checkOptions(standing),
      topic: topicOf(going.now),
    },
    expects: 'yesNo',
    memory: memoryOf(going),
    known: knownIn(going.walked.given),
  }
}

/** Nor is it found again in what they said. */
const forgetting = (memory: ServiceMemory, forgets: readonly string[] = []): ServiceMemory =>
  forgets.length === 0 ? memory : { ...memory, given: dropped(memory.given, forgets), heard: [] }

export const ended = (making: Making, going: Going, isSent: boolean): ServiceTurn => {
  const { now, walked, before = [] } = going
  const { here } = making.world
  const ending = now.service.end(walked.soFar, here)
  if (ending.opens !== undefined && !isSent) return checked(making, going)
  const standing = standingAt(making, now, walked)
  const answer = endSaid(standing, ending)
  return {
    answer: before.length === 0 ? answer : { ...answer, said: paragraphs([...before, answer.said]) },
    expects: 'open',
    known: dropped(knownIn(walked.given), ending.forgets),
    ...(ending.opens === undefined
      ? { ended: forgetting(memoryOf(going), ending.forgets) }
      : { opens: draftOf(standing, ending.opens) }),
    ...(ending.forgets === undefined ? {} : { forgets: ending.forgets }),
    ...(ending.afterwards === undefined ? {} : { afterwards: ending.afterwards }),
  }
}

/** The next question, or what was told to be checked, or the end. */
export const turnWith = (making: Making, going: Going): ServiceTurn =>
  going.walked.open === undefined ? ended(making, going, false) : asked(making, going, going.walked.open)

const problemSaid = (making: Making, going: Going, problem: Problem): Said =>
  asksWhere(making, going) ? making.saying.where('unclear') : making.saying.problem(problem)

/** The open question again, with what was wrong before it, and after a while a way out. */
export const askedAgain = (making: Making, going: Going, problem?: Problem): ServiceTurn => {
  const { parts, saying, world } = making
  const tries = going.now.tries + 1
  const stuck =
    tries < MOST_TRIES ? [] : [saying.asking('stuck', { howToContact: parts.howToContact(world.here) })]
  // Only what was read back can be left unanswered without a problem: nothing there was named.
  const why = problem === undefined ? saying.asking('unread') : problemSaid(making, going, problem)
  return turnWith(making, { ...going, before: [why, ...stuck], tries })
}
