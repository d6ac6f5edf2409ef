import { containerBootstrap, LangEn, Nlp } from '@nlpjs/basic'
import { BayesClassifier } from 'natural/lib/natural/classifiers'
import { seeded, shuffled } from '../../dialogs/understanding/chance'
import type { Model } from '../../dialogs/understanding/model'
import { openModel } from '../../dialogs/understanding/model'
import type { Example } from '../../dialogs/understanding/train'

export interface Ranked {
  label: string
  confidence: number
}

/** Something that can tell what is wanted. `rank` gives the likeliest first. */
export interface Candidate {
  name: string
  rank(text: string): Ranked[] | Promise<Ranked[]>
}

const sorted = (ranked: Ranked[]): Ranked[] => ranked.sort((a, b) => b.confidence - a.confidence)

/** This project's own model: the same code as at run time. */
export const ours = (name: string, model: Model, options: { repair?: boolean } = {}): Candidate => {
  const scorer = openModel(model, options)
  return {
    name,
    rank: (text) => {
      const { shares } = scorer.score(text)
      return sorted(scorer.labels.map((label, i) => ({ label, confidence: shares[i] ?? 0 })))
    },
  }
}

/** NLP.js as a Node developer would install it, its training shuffled and its own spelling correction on. */
export const nlpjs = async (examples: readonly Example[], seed: number): Promise<Candidate> => {
  // A container of its own: `dockStart` shares one with every other NLP.js in the process.
  const container = await containerBootstrap()
  container.use(Nlp)
  container.use(LangEn)
  const nlp = container.get('nlp')
  nlp.settings.autoSave = false
  nlp.addLanguage('en')
  for (const { text, label } of shuffled(examples, seeded(seed))) nlp.addDocument('en', text, label)
  const log = console.log
  console.log = () => {}
  await nlp.train()
  console.log = log
  return {
    name: 'NLP.js',
    rank: async (text) => {
      const settings = { spellCheck: true, spellCheckDistance: 1 }
      const { classifications = [] } = await nlp.process('en', text, {}, settings)
      const found = classifications.map(({ intent, score }) => ({ label: intent, confidence: score }))
      return sorted(found.filter(({ label }) => label !== 'None'))
    },
  }
}

/** natural's Bayes classifier with its own defaults, as its README shows it. */
export const naturalBayes = (examples: readonly Example[], seed: number): Candidate => {
  const classifier = new BayesClassifier()
  for (const { text, label } of shuffled(examples, seeded(seed))) classifier.addDocument(text, label)
  classifier.train()
  return {
    name: 'natural Bayes',
    rank: (text) => {
      const found = classifier.getClassifications(text)
      const all = found.reduce((sum, { value }) => sum + value, 0) || 1
      return found.map(({ label, value }) => ({ label, confidence: value / all }))
    },
  }
}
