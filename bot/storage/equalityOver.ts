import type { Tally } from '../equality/tally'
import type { Engine, Steps } from './engine'
import type { EqualityStore } from './equalityStore'

const keyOf = ({ council, month, question, answer }: Tally): string =>
  JSON.stringify([council, month, question, answer])

const inOrder = (one: Tally, other: Tally): number => (keyOf(one) < keyOf(other) ? -1 : 1)

/** Counts answers, inside the transaction of whoever calls it. */
export const tallying = ({ prepare, db }: Engine): ((tallies?: readonly Tally[]) => Steps<void>) => {
  type Given = { council: string; month: string; question: string; answer: string; times: number }
  const add = prepare((given: Given) =>
    db
      .insertInto('equality_tallies')
      .values({
        council: given.council,
        month: given.month,
        question: given.question,
        answer: given.answer,
        times: given.times,
      })
      .onConflict((conflict) =>
        conflict.columns(['council', 'month', 'question', 'answer']).doUpdateSet((found) => ({
          times: found('equality_tallies.times', '+', found.ref('excluded.times')),
        })),
      ),
  )
  return function* (tallies = []) {
    // Always in the same order: two turns that each have a count the other needs would wait for each other.
    for (const { council, month, question, answer } of tallies.toSorted(inOrder))
      yield* add.run({ council, month, question, answer, times: 1 })
  }
}

export const equalityOver = ({ db }: Pick<Engine, 'db'>): EqualityStore => ({
  equalityCounts: (council, months) =>
    db
      .selectFrom('equality_tallies')
      .select(({ fn }) => ['question', 'answer', fn.sum<number>('times').as('times')])
      .where('council', '=', council)
      .where('month', 'in', months)
      .groupBy(['question', 'answer'])
      .orderBy('question')
      .orderBy('answer')
      .execute(),
})
