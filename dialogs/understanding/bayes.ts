import { BayesClassifier } from 'natural/lib/natural/classifiers'
import type { BayesTable } from './bayesTable'
import { bayesTokens } from './bayesTable'

/** natural's own constant for a word not seen with a label; 0.1 did best of the few tried on public data. */
export const SMOOTHING = 0.1

/** natural's Bayes classifier, trained on words. Loaded only to train: it is 40 MB and a third of a second. */
export const trainNatural = (
  texts: readonly (readonly string[])[],
  answers: ArrayLike<number>,
  only: (example: number) => boolean = () => true,
): BayesClassifier => {
  const classifier = new BayesClassifier(undefined, SMOOTHING)
  texts.forEach((words, i) => {
    if (only(i)) classifier.addDocument(bayesTokens(words), String(answers[i]))
  })
  classifier.textToFeatures = quickFeatures(classifier)
  classifier.train()
  return classifier
}

/** The same ones and noughts as natural's own, without looking for every known word in every text. */
const quickFeatures = (classifier: BayesClassifier) => {
  const places = new Map(Object.keys(classifier.features).map((token, place) => [token, place]))
  return (observation: string | string[]): number[] => {
    const found = new Array<number>(places.size).fill(0)
    for (const token of Array.isArray(observation) ? observation : []) {
      const place = places.get(token)
      if (place !== undefined) found[place] = 1
    }
    return found
  }
}

/** What natural counted, to be looked up word by word. */
export const bayesTable = (classifier: BayesClassifier, labels: number): BayesTable => {
  const { classFeatures, classTotals, totalExamples, smoothing } = classifier.classifier
  const tokens = Object.keys(classifier.features)
  const cells: number[][] = tokens.map(() => [])
  for (const [label, counts] of Object.entries(classFeatures))
    for (const [place, count] of Object.entries(counts)) cells[Number(place)]?.push(Number(label), count)
  return {
    tokens,
    cells,
    totals: Array.from({ length: labels }, (_, label) => classTotals[String(label)] ?? 0),
    examples: totalExamples,
    smoothing,
  }
}
