/** What a resident knows and has in mind in the middle of a journey. */
import type { Choice } from '../../dialogs/answers/kind'
import type { Question } from '../../dialogs/service'
import { choicesFor } from '../../dialogs/services/running'
import { wordsOf } from '../../dialogs/understanding/keywords'
import type { Dice } from './dice'
import { inPassing, isOwnWords, type ToSay } from './forms'
import type { Settled } from './intended'
import { type Manner, mannerOf } from './manner'

export interface Mind {
  dice: Dice
  manner: Manner
  /** Where the intended answers lead by now. */
  settled: Settled
  /** How often in a row each question was answered. */
  attempts: Map<string, number>
  /** Said wrong, and not yet put right. */
  wrong: Map<string, unknown>
  /** What was done that is done but once. */
  done: Set<string>
  openings: number
  /** What they began with, in their own words. */
  begun: string[]
  /** The last thing said. */
  last: string
}

export const mindOf = (dice: Dice, settled: Settled): Mind => ({
  dice,
  manner: mannerOf(dice),
  settled,
  attempts: new Map(),
  wrong: new Map(),
  done: new Set(),
  openings: 0,
  begun: [],
  last: '',
})

/** Does a thing once in a conversation, in so many of those of such a manner. */
export const once = ({ done, dice }: Mind, what: string, wants: boolean, share: number): boolean => {
  if (!wants || done.has(what) || !dice.is(share)) return false
  done.add(what)
  return true
}

/** What they mean; where a wrong answer led to other choices than theirs, any of those. */
const meant = ({ settled, dice }: Mind, question: Question, choices: readonly Choice[]): unknown => {
  const value = { ...settled.intended.answers, ...settled.walked.soFar }[question.id]
  const isThere = choices.length === 0 || choices.some(({ id }) => id === value)
  return isThere ? value : dice.pick(choices).id
}

/** An answer of theirs, to be said; the address is the one that is meant. */
export const toSay = (
  mind: Mind,
  question: Question,
  choices: readonly Choice[],
  value: unknown = meant(mind, question, choices),
): ToSay => {
  const { settled } = mind
  const { home } = settled.intended
  const other = choices.find(({ id }) => id === value)
  return {
    question,
    value,
    choices,
    today: settled.world.here.now.day,
    address: question.id === 'home' && other !== undefined ? other.label : home.address,
  }
}

const choicesOf = ({ settled }: Mind, question: Question): readonly Choice[] =>
  choicesFor(settled.intended.running, question, settled.world.here, settled.walked)

/** An intended answer as it is said among other things, where it can't be taken for an answer to the open question. */
export const passing = (mind: Mind, question: Question, open?: readonly Choice[]): string | undefined => {
  const said = inPassing(toSay(mind, question, choicesOf(mind, question)), mind.dice)
  const others = new Set((open ?? []).flatMap(({ label, also }) => [label, ...also]).flatMap(wordsOf))
  return said === undefined || wordsOf(said).some((word) => others.has(word)) ? undefined : said
}

/** What they will be asked and have not yet told. */
export const untold = ({ settled }: Mind, given: Readonly<Record<string, unknown>>): readonly Question[] => {
  const { intended, walked } = settled
  return intended.running.service.questions.filter(
    (question) => question.id in walked.soFar && !(question.id in given) && !isOwnWords(question),
  )
}
