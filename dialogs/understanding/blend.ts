/** How much each expert counts. `linear` also carries the temperature: doubling all makes every answer surer. */
export interface Weights {
  linear: number
  service: number
  bayes: number
  nearest: number
}

/** What the experts say of one text, one number for each label; `service` is the same for all labels of a service. */
export interface Opinions {
  linear: Float64Array
  service: Float64Array
  bayes: Float64Array
  nearest: Float64Array
}

/** Numbers to shares that add up to 1. */
export const shares = (scores: Float64Array): Float64Array => {
  const top = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY)
  const powers = scores.map((score) => Math.exp(score - top))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}

/** Bayes as a share of its own, as a logarithm: no label is ruled out by one word that was never seen with it. */
export const softened = (logs: Float64Array, words: number): Float64Array => {
  const divided = logs.map((log) => log / Math.max(1, Math.sqrt(words)))
  return shares(divided).map((share) => Math.log(share + 1e-4))
}

export const blended = (opinions: Opinions, weights: Weights): Float64Array =>
  shares(
    opinions.linear.map(
      (score, label) =>
        weights.linear * score +
        weights.service * (opinions.service[label] as number) +
        weights.bayes * (opinions.bayes[label] as number) +
        weights.nearest * (opinions.nearest[label] as number),
    ),
  )

/** The blend's scores of one text before they are made shares, into `room`; and the highest of them. */
const scored = (
  { linear, service, bayes, nearest }: Opinions,
  weights: Weights,
  room: Float64Array,
): number => {
  let top = Number.NEGATIVE_INFINITY
  for (let label = 0; label < linear.length; label++) {
    const score =
      weights.linear * (linear[label] as number) +
      weights.service * (service[label] as number) +
      weights.bayes * (bayes[label] as number) +
      weights.nearest * (nearest[label] as number)
    room[label] = score
    if (score > top) top = score
  }
  return top
}

/** How surprised the blend is by the right answers, on average; less is better. */
export const surprise = (
  opinions: readonly Opinions[],
  answers: ArrayLike<number>,
  weights: Weights,
): number => {
  const room = new Float64Array(opinions[0]?.linear.length ?? 0)
  let sum = 0
  opinions.forEach((each, i) => {
    const top = scored(each, weights, room)
    let powers = 0
    for (const score of room) powers += Math.exp(score - top)
    sum += Math.min(MOST_SURPRISED, Math.log(powers) + top - (room[answers[i] as number] as number))
  })
  return sum / Math.max(1, opinions.length)
}

/** One phrase under a wrong label must not decide the weights of all. */
const MOST_SURPRISED = 20

const START: Weights = { linear: 4, service: 1, bayes: 0.3, nearest: 2 }
const EXPERTS = ['linear', 'service', 'bayes', 'nearest'] as const
/** Each weight is tried at nought, and at these times what it was, going finer. */
const COARSE = [0, 0.5, 0.71, 1.41, 2]
const STEPS = [
  COARSE,
  COARSE,
  [0, 0.71, 0.84, 1.19, 1.41],
  [0.84, 0.92, 1.09, 1.19],
  [0.96, 0.98, 1.02, 1.04],
]

/** Experts that may be left out; each is let in unless `false`. */
export interface Allowed {
  service?: boolean
  bayes?: boolean
  nearest?: boolean
}

/** The weights that least surprise: chosen on texts which the experts had not seen. An expert that adds nothing gets 0. */
export const fitWeights = (
  opinions: readonly Opinions[],
  answers: ArrayLike<number>,
  allowed: Allowed = {},
): Weights => {
  let best: Weights = {
    linear: START.linear,
    service: allowed.service === false ? 0 : START.service,
    bayes: allowed.bayes === false ? 0 : START.bayes,
    nearest: allowed.nearest === false ? 0 : START.nearest,
  }
  let least = surprise(opinions, answers, best)
  const tryOut = (tried: Weights) => {
    const surprised = surprise(opinions, answers, tried)
    if (surprised < least) [best, least] = [tried, surprised]
  }
  for (const steps of STEPS)
    for (const expert of EXPERTS) {
      const from = best
      for (const step of steps) tryOut({ ...from, [expert]: from[expert] * step })
    }
  return best
}
