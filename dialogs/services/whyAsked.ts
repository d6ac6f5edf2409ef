/** "Why do you need that?" and "I'd rather not say", to a question of a service. */
import type { AnswerContext } from '../answers/kind'
import { lists } from '../answers/lists'
import { readChoice } from '../answers/oneOf'
import type { Said } from '../said'
import { joined } from '../said'
import type { Question } from '../service'
import { isNearly, wordsOf } from '../understanding/keywords'
import type { Saying } from './saying'

/** In more words than this somebody tells a story, and may say in it what they would rather not. */
const SHORT = 12

const REASONS = {
  postcode: 'whyPostcode',
  fromPostcode: 'whyPostcode',
  toPostcode: 'whyPostcode',
  house: 'whyPostcode',
  home: 'whyPostcode',
  name: 'whyName',
  updates: 'whyReach',
  reach: 'whyReach',
  phone: 'whyReach',
  email: 'whyReach',
} as const

const hasReason = (id: string): id is keyof typeof REASONS => id in REASONS

const holds = (words: readonly string[], phrase: readonly string[]): boolean =>
  words.some((_, at) => phrase.every((word, i) => isNearly(words[at + i] ?? '', word)))

/** Whether it asks why, or won't answer; "rather not say" may be one of the things to pick, and then it is an answer. */
export const asksWhy = (said: string, question: Question, context: AnswerContext): boolean => {
  const words = wordsOf(said)
  if (words.length > SHORT || question.kind.mayBeQuestion === true) return false
  if (readChoice(said, context) !== undefined) return false
  return lists().whyAsked.some((phrase) => holds(words, phrase))
}

/** Why it is asked, and who takes it from those who would rather not say it here. */
export const whySaid = ({ asking }: Saying, { id }: Question, howToContact: Said): Said =>
  joined([asking(hasReason(id) ? REASONS[id] : 'whyOther'), asking('ratherNot', { howToContact })])
