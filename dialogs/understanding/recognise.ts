import type { Thresholds } from './decide'
import { actionFor, OFFERED, WORTH_ASKING } from './decide'
import type { Action, Guess, Intent, Recogniser, Recognition } from './intents'
import { isIntent } from './intents'
import type { Model, Scored, Scorer } from './model'
import { openModel } from './model'
import { createSubjects } from './subjects'

/** How many guesses are worth telling anybody. */
const TOLD = 6

/**
 * How much less each further hypothesis of a speech recogniser counts than the one before, when it gives no confidence
 * of its own: recognisers list the likeliest first, and say no more than that.
 */
const NEXT = 0.8

/**
 * How much more a hypothesis counts for looking like what residents say: a recogniser that knows all of English hears
 * "my bin" as "my spending". Worth two points on real recogniser output, hardly dependent on the number.
 */
const LIKELY = 2

interface Alternative {
  text: string
  confidence?: number
}

interface Heard extends Scored {
  text: string
  weight: number
}

/** Some recognisers give nought for the best they have; it is still what they heard. */
const within = (confidence: number): number => Math.min(1, Math.max(0.01, confidence))

const heardAs = (alternatives: readonly Alternative[], { wordsOf, score }: Scorer): Heard[] => {
  const said = alternatives.filter(({ text }) => wordsOf(text).length > 0)
  const sure = said.map(({ confidence }) =>
    confidence !== undefined && Number.isFinite(confidence) ? within(confidence) : undefined,
  )
  const known = sure.filter((confidence) => confidence !== undefined)
  const usual = known.length === 0 ? 1 : known.reduce((sum, confidence) => sum + confidence, 0) / known.length
  const scores = said.map(({ text }) => score(text))
  const weights = sure.map(
    (confidence = usual, place) =>
      confidence * NEXT ** place * Math.exp(LIKELY * (scores[place]?.familiar ?? 0)),
  )
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  return scores.map((scored, i) => ({
    text: said[i]?.text ?? '',
    weight: (weights[i] ?? 0) / all,
    ...scored,
  }))
}

const mixed = (heard: readonly Heard[], labels: number): Float64Array =>
  Float64Array.from({ length: labels }, (_, label) =>
    heard.reduce((sum, { weight, shares }) => sum + weight * (shares[label] ?? 0), 0),
  )

const ranked = (shares: Float64Array, labels: readonly Intent[]): Guess[] =>
  labels
    .map((intent, label) => ({ intent, confidence: shares[label] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, TOLD)

/** "Is it about nothing to do with us?" is no choice to offer. */
const offerable = (guesses: readonly Guess[]): number =>
  guesses
    .filter(({ intent }) => intent !== 'not_council')
    .slice(0, OFFERED)
    .reduce((sum, { confidence }) => sum + confidence, 0)

const decided = (guesses: readonly Guess[], familiar: number, thresholds: Thresholds): Action => {
  const action = actionFor(guesses[0]?.confidence ?? 0, familiar, thresholds)
  return action === 'ask' && offerable(guesses) < WORTH_ASKING ? 'pass' : action
}

/** No words at all, or nothing but what it is not about. */
const NOTHING: Recognition = {
  text: '',
  repaired: '',
  guesses: [{ intent: 'not_council', confidence: 0 }],
  action: 'pass',
}

/** A recogniser from a trained model. Labels of the model that are not ours are a fault of the build, so it throws. */
export const recogniserOf = (model: Model): Recogniser => {
  const scorer = openModel(model)
  const labels = model.labels.filter(isIntent)
  if (labels.length !== model.labels.length)
    throw new Error('the model knows labels that intents.ts does not')
  return {
    subjectsIn: createSubjects(model.nearest, model.labels),
    recognise: (alternatives) => {
      const heard = heardAs(alternatives, scorer)
      if (heard.length === 0) return { ...NOTHING, text: alternatives[0]?.text ?? '' }
      const shares = mixed(heard, labels.length)
      const guesses = ranked(shares, labels)
      const best = labels.indexOf(guesses[0]?.intent ?? 'not_council')
      const worth = ({ weight, shares: own }: Heard) => weight * (own[best] ?? 0)
      const believed = heard.reduce((most, each) => (worth(each) > worth(most) ? each : most))
      const { text, repaired, familiar } = believed
      return {
        text,
        repaired,
        guesses,
        action: decided(guesses, familiar, model.thresholds),
      }
    },
  }
}
