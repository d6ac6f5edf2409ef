import { z } from 'zod'
import { districtsOf } from '../../knowledge/districts'
import type { AnswerContext, Choice } from '../answers/kind'
import { isSame, wantsToKnow, withoutManners } from '../answers/lists'
import type { Here } from '../information/about'
import type { Answers, DeclaredService, Question } from '../service'
import type { Intent } from '../understanding/intents'
import { isNearly, wordsOf } from '../understanding/keywords'
import { WhereMemory } from '../where/memory'
import type { ServiceWords } from './serviceWords'
import type { Walked } from './walk'

/** A service with its words. */
export interface Running {
  service: DeclaredService
  words: ServiceWords
}

/** Nobody's first message is read again for longer than this. */
const MOST_CHARACTERS = 500

/** The service that is going on: which, what was answered, how it began, and how often in a row nothing was. JSON. */
export const ServiceMemory = z.object({
  service: z.string(),
  given: z.record(z.string(), z.unknown()),
  tries: z.int().min(0).default(0),
  /** Messages that may answer what is only asked after a look-up, the newest first. */
  heard: z.array(z.string()).default([]),
  /** On the telephone: where their home is, not yet confirmed. */
  where: WhereMemory.optional(),
})
export type ServiceMemory = z.infer<typeof ServiceMemory>

/** A service in the middle, as a turn finds it. */
export interface Underway extends Running {
  given: Answers
  tries: number
  heard: readonly string[]
  where?: WhereMemory | undefined
}

/** More messages than these are not read again. */
const MOST_HEARD = 3

/** What is to be read again, with a message more. */
export const heardWith = (heard: readonly string[], said: string): readonly string[] =>
  said.length > MOST_CHARACTERS ? heard : [said, ...heard].slice(0, MOST_HEARD)

/** Only what its own kind can still read: an older version may have stored something else. */
export const readable = ({ questions }: DeclaredService, given: Answers): Answers =>
  Object.fromEntries(
    questions
      .filter(({ id }) => id in given)
      .map(({ id, kind }) => ({ id, stored: kind.stored.safeParse(given[id]) }))
      .flatMap(({ id, stored }) => (stored.success ? [[id, stored.data]] : [])),
  )

/** The service that a memory tells of; `undefined` when there is none, or not any more. */
export const underway = (all: readonly Running[], memory: unknown): Underway | undefined => {
  const read = ServiceMemory.safeParse(memory)
  if (!read.success) return undefined
  const { service: name, given, tries, heard, where } = read.data
  const found = all.find(({ service }) => service.name === name)
  return found && { ...found, given: readable(found.service, given), tries, heard, where }
}

/** Where a service stands, as far as choosing goes. */
export type Reached = Pick<Walked, 'open' | 'soFar'>

const namedChoices = (words: ServiceWords, { id, without }: Question, soFar: Answers): readonly Choice[] => {
  const gone = without?.(soFar) ?? []
  const all = words.choices(id)
  return gone.length === 0 ? all : all.filter((choice) => !gone.includes(choice.id))
}

/** What may be picked for a question: of the council's bins, of what was looked up, and of what the service names. */
export const choicesFor = (
  { words }: Running,
  question: Question,
  { pack }: Here,
  { open, soFar }: Reached,
): readonly Choice[] => {
  const { id, kind, from } = question
  const isReached = question === open || id in soFar
  const found = from !== undefined && isReached ? from(soFar) : []
  const named = namedChoices(words, question, soFar)
  // The list itself where nothing is added: what is made of it once is kept with it.
  return kind.offers?.(pack.containers) ?? (found.length === 0 ? named : [...found, ...named])
}

/** What the answers to each of its questions are read with. */
export const contextFor = (
  running: Running,
  here: Here,
  reached: Reached,
): ((question: Question) => AnswerContext) => {
  const made = new Map<Question, AnswerContext>()
  const make = (question: Question): AnswerContext => ({
    now: here.now,
    holidays: here.holidays,
    choices: choicesFor(running, question, here, reached),
    containers: here.pack.containers,
    districts: districtsOf(here.pack),
    planningReferences: here.pack.council.planningReferences,
  })
  return (question) => {
    const context = made.get(question) ?? make(question)
    made.set(question, context)
    return context
  }
}

/** Words by their first letter: a slip in it is never forgiven, so no others need be compared. */
type ByLetter = ReadonlyMap<string, readonly string[]>

const byLetterOf = (words: readonly string[]): ByLetter => {
  const grouped = new Map<string, string[]>()
  for (const word of words) {
    const same = grouped.get(word[0] ?? '')
    if (same === undefined) grouped.set(word[0] ?? '', [word])
    else same.push(word)
  }
  return grouped
}

const saysAll = (said: ByLetter, phrase: readonly string[]): boolean =>
  phrase.every((word) => said.get(word[0] ?? '')?.some((each) => isNearly(each, word)) === true)

/** What a message wants, and what is known while it is read. */
export interface Wanted {
  intent: Intent | undefined
  said: string
  here: Here
}

const tells = (running: Running, id: string, { said, here }: Wanted): boolean => {
  const question = running.service.questions.find((each) => each.id === id)
  const context = question && contextFor(running, here, { soFar: {} })(question)
  return context !== undefined && question?.kind.find(said, context) !== undefined
}

const startOf = (running: Running, heard: ByLetter, wanted: Wanted): number =>
  Math.max(
    0,
    ...running.words.starts
      .filter((start) => saysAll(heard, start.words) && start.tells.every((id) => tells(running, id, wanted)))
      .map((start) => start.words.length + start.tells.length),
  )

/** The service that one of its own phrases begins; of several the one with the longest. */
const byPhrase = (all: readonly Running[], wanted: Wanted): Running | undefined => {
  const heard = byLetterOf(wordsOf(wanted.said))
  const [best] = all
    .map((each) => ({ each, length: startOf(each, heard, wanted) }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => b.length - a.length)
  return best?.each
}

/** The service of which a message is no more than a name, politely said or not. */
export const namedBy = (all: readonly Running[], said: string): Running | undefined => {
  const heard = withoutManners(wordsOf(said))
  return all.find(({ words }) => words.alone.some((phrase) => isSame(heard, phrase)))
}

const isAlsoFor = (running: Running, wanted: Wanted): boolean => {
  const { alsoFor } = running.service
  return alsoFor !== undefined && alsoFor.intent === wanted.intent && tells(running, alsoFor.telling, wanted)
}

const isNamed = (running: Running, wanted: Wanted): boolean =>
  running.words.starts.length > 0 ||
  namedBy([running], wanted.said) !== undefined ||
  isAlsoFor(running, wanted)

/** How surely a message means a service. */
export type Meant = 'named' | 'first' | 'perhaps'

/** By one of its own phrases or what it tells, as one before any article, or perhaps. */
export const meantBy = (begun: Running, wanted: Wanted): Meant => {
  if (isNamed(begun, wanted)) return 'named'
  return begun.service.beforeArticles ? 'first' : 'perhaps'
}

/** The service that a message begins: by a phrase of its own, or else, having none, by what is wanted. */
export const beginning = (all: readonly Running[], wanted: Wanted): Running | undefined => {
  const isToKnow = wantsToKnow(wanted.said)
  const open = all.filter(({ service }) => service.answersQuestions || !isToKnow)
  return (
    namedBy(open, wanted.said) ??
    byPhrase(open, wanted) ??
    open.find(({ service, words }) => words.starts.length === 0 && service.about === wanted.intent) ??
    open.find((each) => isAlsoFor(each, wanted))
  )
}

/** The service whose button was pressed, or whose button's words were said. */
export const offeredBy = (all: readonly Running[], said: string): Running | undefined => {
  const heard = wordsOf(said).join(' ')
  return all.find(({ words }) => words.offerPlain === heard)
}
