import { sentencesOf } from '../aloud/sentences'
import type { Hearing, Outcome } from '../listening/hearing'
import { same } from '../said'
import { isMissed } from './failing'
import type { CallParts } from './parts'

/** The question that is put last, without what leads to it; `undefined` where nothing is asked. */
export const questionIn = (speech: string): string | undefined =>
  sentencesOf(speech).findLast((sentence) => sentence.endsWith('?'))

/** As many sentences at the end as were said the last time too. */
const saidBefore = (sentences: readonly string[], before: readonly string[]): number => {
  const from = sentences.findLastIndex((sentence) => !before.includes(sentence))
  return sentences.length - 1 - from
}

/**
 * A question put again is shorter than before, and the second time it is put otherwise: what was wrong with the answer is
 * said once.
 */
export const shortened = (
  { words }: CallParts,
  hearing: Hearing,
  outcome: Outcome,
  speech: string,
): string => {
  if (outcome.memory.service === undefined || !isMissed(hearing, outcome)) return speech
  const sentences = sentencesOf(speech)
  const before = hearing.memory.last.flatMap((said) => sentencesOf(said.speech))
  const again = sentences.slice(sentences.length - saidBefore(sentences, before)).join(' ')
  const question = questionIn(again) ?? again
  if (question === '') return speech
  if ((outcome.memory.call?.failed ?? 0) > 1)
    return words.again('unheardSecond', { question: same(question) }).speech
  const why = sentences.slice(0, sentences.length - saidBefore(sentences, before))
  return [...why, question].join(' ')
}
