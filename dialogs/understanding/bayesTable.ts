import { stem } from './features'

/** natural's Bayes counts: for each token, pairs of label and count. A label never seen has a total of 0. */
export interface BayesTable {
  tokens: readonly string[]
  cells: readonly (readonly number[])[]
  totals: readonly number[]
  examples: number
  smoothing: number
}

/** Tokens as natural gets them. The mark in front keeps numbers from being re-ordered as keys ("2024" before "bin"). */
export const bayesTokens = (words: readonly string[]): string[] => words.map((word) => `w_${stem(word)}`)

/**
 * The logarithm of how likely each label is, as natural's `getClassifications` has it before normalising; only tokens
 * that are there are visited, so that it costs microseconds and can't run down to nought in a long text.
 */
export const bayes = ({ tokens, cells, totals, examples, smoothing }: BayesTable) => {
  const ids = new Map(tokens.map((token, id) => [token, id]))
  const rest = Math.log(smoothing)
  const logTotals = totals.map((total) => Math.log(total))
  return (words: readonly string[]): Float64Array => {
    const seen = [...new Set(bayesTokens(words))]
      .map((token) => ids.get(token))
      .filter((id) => id !== undefined)
    const sums = Float64Array.from(totals, (total, label) =>
      total === 0
        ? Number.NEGATIVE_INFINITY
        : (logTotals[label] as number) -
          Math.log(examples) +
          seen.length * (rest - (logTotals[label] as number)),
    )
    for (const id of seen) {
      const row = cells[id] as readonly number[]
      for (let i = 0; i < row.length; i += 2) {
        const label = row[i] as number
        sums[label] = (sums[label] as number) + Math.log(row[i + 1] as number) - rest
      }
    }
    return sums
  }
}
