import type { EqualityAnswer } from '../../dialogs/equality/apart'
import { BotError } from '../errors'
import type { EqualityStore } from '../storage/equalityStore'
import { type Count, monthOf, monthsOf, type Tally } from './tally'

/** Fewer of one answer than this may point to somebody; they are never shown. */
const FEWEST_SHOWN = 5

/** Answers as they are counted: by council and month, and nothing else of the turn. */
export const talliesOf = (
  answers: readonly EqualityAnswer[],
  { council, at }: { council: string; at: Date },
): readonly Tally[] =>
  answers.map(({ question, answer }) => ({ council, month: monthOf(at), question, answer }))

/**
 * How often each answer was given in a quarter (`2026-Q4`), those with fewer than five left out. Only quarters, and no
 * totals: what is left out could be told from the difference. Throws `quarter_unknown`.
 */
export const equalityCounts = async (
  store: EqualityStore,
  council: string,
  quarter: string,
): Promise<readonly Count[]> => {
  const months = monthsOf(quarter)
  if (months === undefined) throw new BotError('quarter_unknown')
  const counts = await store.equalityCounts(council, months)
  return counts.filter(({ times }) => times >= FEWEST_SHOWN)
}
