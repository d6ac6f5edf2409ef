import type { Vector } from './features'

/**
 * One weight for every feature and label, in eight bits: rounding cost nothing measurable, and a model is a quarter of
 * the size. `weights[feature * labels + label] * scales[label]`; the last row is the bias.
 */
export interface Linear {
  labels: number
  weights: Int8Array
  scales: Float32Array
}

export interface LinearOptions {
  features: number
  labels: number
  /** How much a mistake in training costs against large weights, for a label of average size. */
  cost?: number
  chance: () => number
}

/**
 * One label has many times more phrases against it than for it; a phrase for it counts this much more. And a phrase of a
 * label with few phrases counts more than one of a label with many: how many somebody wrote says nothing about how many
 * residents will ask. Both were chosen out-of-fold; the first is worth half a point, the second keeps it when a label
 * grows.
 */
const FOR = 10

/**
 * When to stop (the rule of Hsieh et al. 2008, "A Dual Coordinate Descent Method"). More rounds or a finer tolerance
 * made training slower and nothing better, out-of-fold.
 */
const TOLERANCE = 0.2
const ROUNDS = 10

/** All vectors one after another: `starts[i]` to `starts[i + 1]` is vector `i`. Near in memory is quick. */
interface Problem {
  index: Int32Array
  value: Float64Array
  starts: Int32Array
  squares: Float64Array
  /** The weight that every vector has, after the last feature. */
  bias: number
  chance: () => number
}

const packed = (vectors: readonly Vector[]): Pick<Problem, 'index' | 'value' | 'starts' | 'squares'> => {
  const starts = new Int32Array(vectors.length + 1)
  vectors.forEach(({ index }, i) => {
    starts[i + 1] = (starts[i] ?? 0) + index.length
  })
  const index = new Int32Array(starts[vectors.length] ?? 0)
  const value = new Float64Array(index.length)
  vectors.forEach((vector, i) => {
    index.set(vector.index, starts[i])
    value.set(vector.value, starts[i])
  })
  const squares = Float64Array.from(vectors, (vector) => vector.value.reduce((sum, x) => sum + x * x, 1))
  return { index, value, starts, squares }
}

const dot = ({ index, value, starts, bias }: Problem, weights: Float64Array, i: number): number => {
  let sum = weights[bias] as number
  const end = starts[i + 1] as number
  for (let k = starts[i] as number; k < end; k++)
    sum += (weights[index[k] as number] as number) * (value[k] as number)
  return sum
}

const add = (
  { index, value, starts, bias }: Problem,
  weights: Float64Array,
  i: number,
  times: number,
): void => {
  const end = starts[i + 1] as number
  for (let k = starts[i] as number; k < end; k++) {
    const at = index[k] as number
    weights[at] = (weights[at] as number) + times * (value[k] as number)
  }
  weights[bias] = (weights[bias] as number) + times
}

const swap = (order: Int32Array, i: number, j: number): void => {
  const kept = order[i] as number
  order[i] = order[j] as number
  order[j] = kept
}

const shuffleInPlace = (order: Int32Array, upTo: number, chance: () => number): void => {
  for (let i = upTo - 1; i > 0; i--) swap(order, i, Math.floor(chance() * (i + 1)))
}

/** One round over the examples that still matter; those surely right are set aside at the end of `order`. */
const oneRound = (problem: Problem, state: State, signs: Int8Array): number => {
  const { weights, alphas, order } = state
  let worst = 0
  for (let k = 0; k < state.active; k++) {
    const i = order[k] as number
    const sign = signs[i] as number
    const alpha = alphas[i] as number
    const shrink = sign > 0 ? (state.shrinks[i] as number) / FOR : (state.shrinks[i] as number)
    const slope = sign * dot(problem, weights, i) - 1 + shrink * alpha
    if (alpha === 0 && slope > state.widest) swap(order, k--, --state.active)
    if (alpha === 0 && slope > 0) continue
    worst = Math.max(worst, Math.abs(slope))
    const next = Math.max(alpha - slope / ((problem.squares[i] as number) + shrink), 0)
    alphas[i] = next
    add(problem, weights, i, sign * (next - alpha))
  }
  return worst
}

interface State {
  weights: Float64Array
  alphas: Float64Array
  order: Int32Array
  /** What keeps each example's say small: less for those that count more. */
  shrinks: Float64Array
  active: number
  widest: number
}

/** Weights that tell one label from the rest: L2-regularised squared hinge loss, by dual coordinate descent. */
const oneLabel = (problem: Problem, signs: Int8Array, shrinks: Float64Array): Float64Array => {
  const state: State = {
    weights: new Float64Array(problem.bias + 1),
    alphas: new Float64Array(signs.length),
    order: Int32Array.from(signs, (_, i) => i),
    shrinks,
    active: signs.length,
    widest: Number.POSITIVE_INFINITY,
  }
  for (let round = 0; round < ROUNDS; round++) {
    shuffleInPlace(state.order, state.active, problem.chance)
    const worst = oneRound(problem, state, signs)
    const done = worst <= TOLERANCE
    if (done && state.active === signs.length) break
    if (done) state.active = signs.length
    state.widest = done ? Number.POSITIVE_INFINITY : worst
  }
  return state.weights
}

const rounded = (columns: readonly Float64Array[], features: number): Linear => {
  const labels = columns.length
  const weights = new Int8Array((features + 1) * labels)
  const scales = Float32Array.from(
    columns,
    (column) => column.reduce((m, w) => Math.max(m, Math.abs(w)), 1e-9) / 127,
  )
  columns.forEach((column, label) => {
    for (let f = 0; f <= features; f++)
      weights[f * labels + label] = Math.round((column[f] ?? 0) / (scales[label] ?? 1))
  })
  return { labels, weights, scales }
}

/** Trains one linear machine for each label against all the others. `answers[i]` is the label of `vectors[i]`, −1 for none. */
export const trainLinear = (
  vectors: readonly Vector[],
  answers: Int32Array,
  { features, labels, cost = 0.3, chance }: LinearOptions,
): Linear => {
  const problem = { ...packed(vectors), bias: features, chance }
  const sizes = new Float64Array(labels)
  for (const answer of answers) sizes[answer] = (sizes[answer] ?? 0) + 1
  const shrinks = Float64Array.from(
    answers,
    (answer) => ((sizes[answer] ?? 1) * labels) / answers.length / (2 * cost),
  )
  const columns = Array.from({ length: labels }, (_, label) => {
    const signs = Int8Array.from(answers, (answer) => (answer === label ? 1 : -1))
    return oneLabel(problem, signs, shrinks)
  })
  return rounded(columns, features)
}

/** How far each label is on the right side of its line: about 1 when sure, −1 when surely not. */
export const linearScores = ({ labels, weights, scales }: Linear, { index, value }: Vector): Float64Array => {
  const sums = new Float64Array(labels)
  const addRow = (row: number, times: number) => {
    for (let label = 0; label < labels; label++)
      sums[label] = (sums[label] as number) + times * (weights[row * labels + label] as number)
  }
  for (let i = 0; i < index.length; i++) addRow(index[i] as number, value[i] as number)
  addRow(weights.length / labels - 1, 1)
  return sums.map((sum, label) => sum * (scales[label] as number))
}
