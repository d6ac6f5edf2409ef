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
