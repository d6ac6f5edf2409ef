import type { Vector } from './features'
import type { Linear, LinearOptions } from './linear'
import { linearScores, trainLinear } from './linear'

/** Which service each label is of, by number: `bins.missed` and `bins.other` are of the same. */
export interface Services {
  count: number
  of: Int32Array
}

/** The services of labels, told by what stands before their dot. */
export const servicesOf = (labels: readonly string[]): Services => {
  const names = labels.map((label) => label.split('.')[0])
  const services = [...new Set(names)]
  return { count: services.length, of: Int32Array.from(names, (name) => services.indexOf(name)) }
}

const isGrouped = ({ count, of }: Services): boolean => count < of.length

const NONE: Linear = { labels: 0, weights: new Int8Array(0), scales: new Float32Array(0) }

/** A linear model that tells services apart; an empty one where every label is a service of its own. */
export const trainServices = (
  vectors: readonly Vector[],
  answers: Int32Array,
  services: Services,
  options: Omit<LinearOptions, 'labels'>,
): Linear =>
  isGrouped(services)
    ? trainLinear(
        vectors,
        answers.map((answer) => services.of[answer] as number),
        { ...options, labels: services.count },
      )
    : NONE

/** For each label how far its service is on the right side of its line; noughts from an empty model. */
export const serviceScores = (model: Linear, { of }: Services, vector: Vector): Float64Array => {
  if (model.labels === 0) return new Float64Array(of.length)
  const scores = linearScores(model, vector)
  return Float64Array.from(of, (service) => scores[service] as number)
}
