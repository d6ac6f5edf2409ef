import type { Guess, Recogniser, Recognition } from './intents'
import type { Model } from './model'
import { openModel } from './model'

/** One word that spoke for a guess (below nought: against it), and how much surer the guess is because of it. */
export interface Reason {
  word: string
  weight: number
}

/** Why one thing said was taken for what it was. */
export interface Explanation {
  recognition: Recognition
  /** Words that were put right: what was said, and what was read. */
  repairs: readonly { said: string; read: string }[]
  /** For the three likeliest guesses, the words that counted most. */
  guesses: readonly (Guess & { reasons: readonly Reason[] })[]
}

const TOP = 3
const REASONS = 6
/** Only these many words are tried; a long message would take a second to explain. */
const WORDS = 60

/** Explains what a recogniser makes of a phrase, from the model that it was made of: each word is left out in turn. */
export const explainer = (model: Model, recogniser: Recogniser): ((text: string) => Explanation) => {
  const scorer = openModel(model)
  const surely = (words: readonly string[], label: number) =>
    Math.log((scorer.sharesOf(words)[label] ?? 0) + 1e-9)
  const reasonsFor = (words: readonly string[], label: number): Reason[] => {
    const all = surely(words, label)
    return words
      .map((word, i) => ({ word, weight: all - surely(words.toSpliced(i, 1), label) }))
      .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .slice(0, REASONS)
  }
  return (text) => {
    const recognition = recogniser.recognise([{ text }])
    const said = scorer.wordsOf(text)
    const read = scorer.repair(said)
    const repairs = said.map((word, i) => ({ said: word, read: read[i] ?? word }))
    const guesses = recognition.guesses.slice(0, TOP).map((guess) => ({
      ...guess,
      reasons: reasonsFor(read.slice(0, WORDS), model.labels.indexOf(guess.intent)),
    }))
    return { recognition, repairs: repairs.filter((each) => each.said !== each.read), guesses }
  }
}
