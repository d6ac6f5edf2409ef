import type { Count } from '../equality/tally'

/** The answers to equality questions, counted; they are written with the turn in which they were given. */
export interface EqualityStore {
  /** How often each answer was given in these months, by question and answer. Small numbers too: not for showing. */
  equalityCounts(council: string, months: readonly string[]): Promise<readonly Count[]>
}
