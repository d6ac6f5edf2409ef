import { sentencesOf } from '../aloud/sentences'
import type { Hearing, Outcome } from '../listening/hearing'
import { same } from '../said'
import type { Reply } from '../turn'
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
 * A question put again is shorter than before: what was wrong with the answer is said once, and where that can't be told or
 * was said already, that it wasn't heard.
 */
export const shortened = (
  { words }: CallParts,
  hearing: Hearing,
  outcome: Outcome,
  { speech, expects }: Pick<Reply, 'speech' | 'expects'>,
): string => {
  if (outcome.memory.service === undefined || !isMissed(hearing, outcome)) return speech
  const sentences = sentencesOf(speech)
  const before = hearing.memory.last.flatMap((said) => sentencesOf(said.speech))
  const from = sentences.length - saidBefore(sentences, before)
  const again = sentences.slice(from).join(' ')
  const question = questionIn(again) ?? again
  if (question === '') return speech
  // "Which one is it?" before the question itself would be asking twice.
  const why = expects === 'yesNo' ? [] : sentences.slice(0, from).filter((each) => !each.endsWith('?'))
  if (why.length > 0) return [...why, question].join(' ')
  const line = (outcome.memory.call?.failed ?? 0) > 1 ? 'unheardSecond' : 'unheardFirst'
  return words.again(line, { question: same(question) }).speech
}
