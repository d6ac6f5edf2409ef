import type { EqualityPort } from '../../dialogs/equality/port'
import { BotError } from '../errors'
import type { EqualityStore } from '../storage/equalityStore'
import { type Count, monthOf, monthsOf, type Tally } from './tally'

/** Fewer of one answer than this may point to somebody; they are never shown. */
const FEWEST_SHOWN = 5

/** What the dialogs get for one turn, and what was counted in it: to be kept with the turn. */
export interface EqualityOfTurn {
  port: EqualityPort
  tallies(): readonly Tally[]
}

export interface Equality {
  during(turn: { council: string; at: Date }): EqualityOfTurn
  /**
   * How often each answer was given in a quarter (`2026-Q4`), those with fewer than five left out. Only quarters, and no
   * totals: what is left out could be told from the difference. Throws `quarter_unknown`.
   */
  counts(council: string, quarter: string): Promise<readonly Count[]>
}

/** The answers to the equality questions, counted apart from everything else. */
export const createEquality = (store: EqualityStore): Equality => ({
  during: ({ council, at }) => {
    const month = monthOf(at)
    const tallies: Tally[] = []
    return {
      port: { keep: ({ question, answer }) => void tallies.push({ council, month, question, answer }) },
      tallies: () => tallies,
    }
  },
  counts: async (council, quarter) => {
    const months = monthsOf(quarter)
    if (months === undefined) throw new BotError('quarter_unknown')
    const counts = await store.equalityCounts(council, months)
    return counts.filter(({ times }) => times >= FEWEST_SHOWN)
  },
})
