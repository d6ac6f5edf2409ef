/** How a service is begun, goes on with an answer, and is sent, changed or revised. */
import { wantsToKnow, withoutGreeting } from '../answers/lists'
import type { Here } from '../information/about'
import type { Ports } from '../ports'
import type { Answers, DeclaredService } from '../service'
import type { Intent } from '../understanding/intents'
import { wordsOf } from '../understanding/keywords'
import { saysChange, saysSend, toChange, without } from './checking'
import { keyedBy } from './keyed'
import { homeMade, placedBy, toldAtOnce } from './placing'
import type { Running, Underway } from './running'
import { contextFor, heardWith, readable } from './running'
import { answerSaid, changeOptions } from './saying'
import type { Taken } from './takeIn'
import { answersIn, changesIn, takeIn } from './takeIn'
import type { Going, Making, ServiceTurn } from './turns'
import { askedAgain, checked, ended, standingAt, turnWith } from './turns'
import type { Fill } from './walk'
import { walk } from './walk'
import { asksWhy, whySaid } from './whyAsked'

/** What somebody wants, as far as it is understood. */
export interface Wish {
  intent?: Intent | undefined
  said: string
  /** The whole message, where this wish is part of it: a story is never cut into wishes. */
  whole?: string
  /** What was told before, in answer to which the service was offered: nobody tells a story twice. */
  before?: string | undefined
  /** What other services of this conversation were told. */
  known?: Answers | undefined
}

/** A first message of so many words tells what happened. */
const A_STORY = 8

/** Reads what was said before for what could only be asked after a look-up. */
const fillFrom =
  (now: Running, texts: readonly string[], here: Here): Fill =>
  (question, soFar) => {
    if (question.from === undefined) return undefined
    const context = contextFor(now, here, { open: question, soFar })(question)
    const found = texts.map((said) => question.kind.find(withoutGreeting(said), context))
    return found.find((value) => value !== undefined)
  }

const goneOn = async (
  making: Making,
  now: Underway,
  taken: Extract<Taken, { given: Answers }>,
  said: string,
): Promise<ServiceTurn> => {
  const { saying, world } = making
  const { given, corrected } = taken
  const fill = fillFrom(now, [said, ...now.heard], world.here)
  const walked = await walk(now.service, given, world, fill)
  const standing = standingAt(making, now, walked)
  const changes = corrected
    .filter(({ id }) => id in walked.soFar)
    .map((question) =>
      saying.asking('changed', { answer: answerSaid(standing, question, walked.soFar[question.id]) }),
    )
  const tries = walked.refused === undefined ? 0 : now.tries + 1
  const before = [...changes, ...homeMade(making, now, walked)]
  return turnWith(making, { now: { ...now, given, where: undefined }, walked, before, tries })
}

/** What is said to the answers read back: to send them, to change one, or something else altogether. */
export const afterCheck = async (
  making: Making,
  going: Going,
  said: string,
): Promise<ServiceTurn | undefined> => {
  const { now, walked } = going
  const standing = standingAt(making, now, walked)
  if (saysSend(said)) return ended(making, going, true)
  const named = toChange(said, standing)
  if (named !== undefined) {
    const given = without(walked.given, named, standing)
    const forgetful = { ...now, given, heard: [] }
    const open = await walk(now.service, given, making.world)
    return turnWith(making, { now: forgetful, walked: open, before: [making.saying.asking('changeThat')] })
  }
  const changes = changesIn(said, walked.given, now.service, contextFor(now, making.world.here, walked))
  if (changes !== undefined && 'given' in changes) return goneOn(making, { ...now, heard: [] }, changes, said)
  if (!saysChange(said)) return undefined
  const turn = checked(making, going)
  const what = making.saying.asking('whatToChange')
  return {
    ...turn,
    expects: 'choice',
    answer: { ...turn.answer, said: what, options: changeOptions(standing) },
  }
}

const storyIn = (
  { takesFirst, questions }: DeclaredService,
  said: string,
  now: Running,
  here: Here,
): Answers => {
  const question = questions.find(({ id }) => id === takesFirst)
  if (question === undefined || wordsOf(said).length < A_STORY) return {}
  const read = question.kind.read(said, contextFor(now, here, { soFar: {} })(question))
  return read.ok ? { [question.id]: read.value } : {}
}

/** Nothing was imported of what it would look up. */
const lacksData = async (
  { needsAddresses, needsRegister }: DeclaredService,
  ports: Ports,
): Promise<boolean> =>
  (needsAddresses && (await ports.collections.known()) === undefined) ||
  (needsRegister && (await ports.planning.known()) === undefined)

export const started = async (
  making: Making,
  begun: Running,
  { said, whole = said, before = '', known = {} }: Wish,
  isOffered: boolean,
): Promise<ServiceTurn | undefined> => {
  const { service, words } = begun
  const { here, ports } = making.world
  if (await lacksData(service, ports)) return undefined
  const told = isOffered
    ? storyIn(service, wantsToKnow(before) ? '' : before, begun, here)
    : {
        ...answersIn(said, service, contextFor(begun, here, { soFar: {} })),
        ...storyIn(service, whole, begun, here),
      }
  if (service.unlessNamed !== undefined && service.unlessNamed in told) return undefined
  const heard = heardWith([], isOffered ? before : said)
  const given = { ...readable(service, known), ...told }
  const walked = await walk(service, given, making.world, fillFrom(begun, heard, here))
  const now = { ...begun, given, tries: 0, heard }
  const where = await toldAtOnce(making, { now, walked })
  const intro = words.intro === undefined ? [] : [words.intro]
  return turnWith(making, { now: { ...now, where }, walked, before: intro })
}

export const reading = async (making: Making, now: Underway): Promise<Going> => ({
  now,
  walked: await walk(now.service, now.given, making.world),
  tries: now.tries,
})

/** Takes an answer to the open question, or what is said to the answers read back. */
export const takenUp = async (
  making: Making,
  going: Going,
  said: string,
  heard?: readonly string[],
): Promise<ServiceTurn | undefined> => {
  const { now, walked } = going
  if (walked.open === undefined) return afterCheck(making, going, said)
  const contextOf = contextFor(now, making.world.here, walked)
  if (asksWhy(said, walked.open, contextOf(walked.open))) {
    const { parts, saying, world } = making
    return turnWith(making, {
      ...going,
      before: [whySaid(saying, walked.open, parts.howToContact(world.here))],
    })
  }
  const placed = (await placedBy(making, going, said, heard)) ?? (await keyedBy(making, going, said, heard))
  if (placed !== undefined)
    return 'given' in placed ? goneOn(making, now, { ...placed, corrected: [] }, said) : placed
  const taken = takeIn(said, walked.given, walked.open, now.service, contextOf, heard)
  if (taken === undefined) return undefined
  if ('problem' in taken) {
    const hearing = { ...now, heard: heardWith(now.heard, said) }
    return askedAgain(making, { ...going, now: hearing }, taken.problem)
  }
  return goneOn(making, now, taken, said)
}

/** A longer message isn't a correction of what was just answered. */
const SHORT = 8

/** An answer put otherwise once the service has ended: "no, the green one", "and at number 4?" */
export const revised = async (
  making: Making,
  going: Going,
  said: string,
): Promise<ServiceTurn | undefined> => {
  if (wordsOf(said).length > SHORT) return undefined
  const { now, walked } = going
  const plain = said.replace(/\?\s*$/, '')
  const changes = changesIn(plain, walked.given, now.service, contextFor(now, making.world.here, walked))
  return changes !== undefined && 'given' in changes
    ? goneOn(making, { ...now, heard: [] }, changes, plain)
    : undefined
}
