/** A confidence that was given, and whether it was right. */
export interface Outcome {
  confidence: number
  right: boolean
}

/** One row of a calibration table: how sure it was between `from` and `to`, and how often it was right. */
export interface Bin {
  from: number
  to: number
  count: number
  confidence: number
  right: number
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, n) => sum + n, 0) / Math.max(1, numbers.length)

/** When it says 0.9, is it right nine times in ten? */
export const calibrationTable = (outcomes: readonly Outcome[], bins = 10): Bin[] =>
  Array.from({ length: bins }, (_, i) => {
    const within = outcomes.filter(
      ({ confidence }) => Math.min(bins - 1, Math.floor(confidence * bins)) === i,
    )
    return {
      from: i / bins,
      to: (i + 1) / bins,
      count: within.length,
      confidence: mean(within.map(({ confidence }) => confidence)),
      right: mean(within.map(({ right }) => (right ? 1 : 0))),
    }
  })

/** Expected calibration error: how far confidence and truth lie apart, on average. */
export const calibrationError = (outcomes: readonly Outcome[], bins = 15): number =>
  calibrationTable(outcomes, bins).reduce(
    (sum, { count, confidence, right }) =>
      sum + (count / Math.max(1, outcomes.length)) * Math.abs(confidence - right),
    0,
  )

/** Steps from what was said to what it is worth: `at` or more means `worth`. Both rise. */
export interface Isotonic {
  at: readonly number[]
  worth: readonly number[]
}

/** Rising steps that fit best, by pooling neighbours that fall (Ayer et al. 1955). */
export const fitIsotonic = (outcomes: readonly Outcome[]): Isotonic => {
  const pools: { from: number; sum: number; count: number }[] = []
  for (const { confidence, right } of [...outcomes].sort((a, b) => a.confidence - b.confidence)) {
    pools.push({ from: confidence, sum: right ? 1 : 0, count: 1 })
    for (;;) {
      const [before, last] = pools.slice(-2)
      if (before === undefined || last === undefined || before.sum / before.count < last.sum / last.count)
        break
      pools.splice(-2, 2, { from: before.from, sum: before.sum + last.sum, count: before.count + last.count })
    }
  }
  return { at: pools.map(({ from }) => from), worth: pools.map(({ sum, count }) => sum / count) }
}
