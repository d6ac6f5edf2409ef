import { z } from 'zod'
import { districtsOf } from '../../knowledge/districts'
import type { AnswerContext, Choice } from '../answers/kind'
import type { Here } from '../information/about'
import type { Answers, DeclaredService, Question } from '../service'
import type { Intent } from '../understanding/intents'
import { isNearly, wordsOf } from '../understanding/keywords'
import type { ServiceWords } from './serviceWords'

/** A service with its words. */
export interface Running {
  service: DeclaredService
  words: ServiceWords
}

/** The service that is going on: which, what was answered, and how often in a row nothing was. JSON. */
export const ServiceMemory = z.object({
  service: z.string(),
  given: z.record(z.string(), z.unknown()),
  tries: z.int().min(0).default(0),
})
export type ServiceMemory = z.infer<typeof ServiceMemory>

/** A service in the middle, as a turn finds it. */
export interface Underway extends Running {
  given: Answers
  tries: number
}

/** Only what its own kind can still read: an older version may have stored something else. */
const readable = ({ questions }: DeclaredService, given: Answers): Answers =>
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
  const { service: name, given, tries } = read.data
  const found = all.find(({ service }) => service.name === name)
  return found && { ...found, given: readable(found.service, given), tries }
}

/** What may be picked for a question: of the council's bins, or of what the service names. */
export const choicesFor = ({ words }: Running, { id, kind }: Question, { pack }: Here): readonly Choice[] =>
  kind.offers?.(pack.containers) ?? words.choices(id)

/** What the answers to each of its questions are read with. */
export const contextFor =
  (running: Running, here: Here) =>
  (question: Question): AnswerContext => ({
    now: here.now,
    holidays: here.holidays,
    choices: choicesFor(running, question, here),
    containers: here.pack.containers,
    districts: districtsOf(here.pack),
    planningReferences: here.pack.council.planningReferences,
  })

const saysAll = (said: readonly string[], phrase: readonly string[]): boolean =>
  phrase.every((word) => said.some((each) => isNearly(each, word)))

/** Whether a message begins a service: by its phrases, or without any by what is wanted. */
export const begins = ({ service, words }: Running, intent: Intent, said: string): boolean => {
  if (words.starts.length === 0) return intent === service.about
  const heard = wordsOf(said)
  return words.starts.some((phrase) => saysAll(heard, phrase))
}
