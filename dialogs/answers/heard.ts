import { worthOf } from '../understanding/particulars/ranked'
import type { AnswerContext, AnswerKind, Read } from './kind'
import { read } from './kind'

/**
 * The answer in what may have been heard, likeliest first: each alternative is read by itself, and the value that many and
 * likely ones give is the answer. When none gives one, what is wrong with the likeliest.
 */
export const readHeard = <Value>(
  { read: readOne, problems }: Pick<AnswerKind<Value>, 'read' | 'problems'>,
  alternatives: readonly string[],
  context: AnswerContext,
): Read<Value> => {
  const answers = alternatives.map((said) => readOne(said, context))
  const weighed = new Map<string, { value: Value; weight: number }>()
  for (const [alternative, answer] of answers.entries()) {
    if (!answer.ok) continue
    const key = JSON.stringify(answer.value)
    const weight = (weighed.get(key)?.weight ?? 0) + worthOf(alternative)
    weighed.set(key, { value: answer.value, weight })
  }
  const [best] = [...weighed.values()].toSorted((a, b) => b.weight - a.weight)
  return best === undefined ? (answers[0] ?? { ok: false, problem: problems[0] }) : read(best.value)
}
