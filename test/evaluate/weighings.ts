import { fitWeights } from '../../dialogs/understanding/blend'
import { SEED } from '../../dialogs/understanding/load'
import type { Model } from '../../dialogs/understanding/model'
import { readPhrases } from '../../dialogs/understanding/phrases'
import type { Example } from '../../dialogs/understanding/train'
import { trainModel } from '../../dialogs/understanding/train'
import type { Candidate } from './candidates'
import { naturalBayes, nlpjs, ours } from './candidates'

const ABLATIONS = [
  { name: 'linear only', allowed: { service: false, bayes: false, nearest: false }, repair: false },
  { name: 'linear + repair', allowed: { service: false, bayes: false, nearest: false }, repair: true },
  { name: 'linear + repair + services', allowed: { bayes: false, nearest: false }, repair: true },
  { name: 'linear + repair + Bayes', allowed: { service: false, nearest: false }, repair: true },
  { name: 'linear + repair + BM25', allowed: { service: false, bayes: false }, repair: true },
  { name: 'all but services', allowed: { service: false }, repair: true },
  { name: 'all but repair', allowed: {}, repair: false },
] as const

export interface Weighed {
  model: Model
  /** The whole first, then with parts left out: each weighed anew, out-of-fold. */
  candidates: Candidate[]
  say: string
}

/** Trains on the examples and gives the whole model and its ablations. */
export const weighed = (examples: readonly Example[]): Weighed => {
  const from = process.hrtime.bigint()
  const { model, unseen, answers } = trainModel(examples, { seed: SEED })
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  const lesser = ABLATIONS.map(({ name, allowed, repair }) =>
    ours(name, { ...model, weights: fitWeights(unseen, answers, allowed) }, { repair }),
  )
  const { linear, service, bayes, nearest } = model.weights
  const { act, ask, familiar, cost } = model.thresholds
  return {
    model,
    candidates: [ours('this project', model), ...lesser],
    say: [
      `${examples.length} phrases, ${model.labels.length} labels, trained in ${seconds.toFixed(1)} s`,
      `weights: linear ${linear.toFixed(2)}, services ${service.toFixed(2)}, Bayes ${bayes.toFixed(2)}, BM25 ${nearest.toFixed(2)}`,
      `thresholds: act ${act}, ask ${ask}, familiar ${familiar.toFixed(2)}; out-of-fold cost ${cost.toFixed(2)} turns`,
    ].join('\n'),
  }
}

/** The project's own phrases: its model, ablations, and its peers trained on the same. */
export const weighings = async (): Promise<Weighed & { peers: Candidate[] }> => {
  const phrases = readPhrases()
  return { ...weighed(phrases), peers: [await nlpjs(phrases, SEED), naturalBayes(phrases, SEED)] }
}
