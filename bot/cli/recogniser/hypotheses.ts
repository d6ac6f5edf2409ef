/** Hypotheses with confidences, of what was heard when anything could be said and when an answer was. */
import type { Hypothesis } from '../../../dialogs/turn'
import type { Grammar } from './grammar'
import type { Pass } from './pocketSphinx'

type Sure = Required<Hypothesis>

/** A pass that could only hear what a grammar takes. */
export interface Closed {
  grammar: Grammar
  pass: Pass
}

/** As many as a gateway sends. */
const MOST = 5
/** What is less likely than this is left out, but for the best. */
const UNLIKELY = 0.05
/** The weight of sound against language in a confidence, as PocketSphinx has it for words (`-ascale`). */
const SCALE = 20

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length

/** Every reading's share of the best one's confidence, by how much less likely it is. */
const sharing = (others: Pass['others'], best: number): readonly Sure[] =>
  others.map(({ text, score }) => ({
    text,
    confidence: best * Math.exp((score - (others[0]?.score ?? score)) / SCALE),
  }))

const freely = ({ text, confidences, others }: Pass): readonly Sure[] => {
  const best = mean(confidences)
  const rest = sharing(others, best).filter((other) => other.text !== text)
  return [{ text, confidence: best }, ...rest]
}

/**
 * How much worse than free speech an answer of the grammar may fit, in units of the score a hundredth of a second: at `EVEN`
 * it is as likely the answer as not. Answers lie at -20 to 2, anything else at 5 to 60.
 */
const EVEN = 6
const STEEP = 2

/** A grammar finds one of its answers in any sound: it is believed by how well free speech fits in comparison. */
const byGrammar = ({ grammar, pass }: Closed, free: Pass | undefined): readonly Sure[] => {
  const worse = free === undefined ? 0 : (free.acoustic - pass.acoustic) / Math.max(1, pass.frames)
  const fits = 1 / (1 + Math.exp((worse - EVEN) / STEEP))
  // The list is made of what was left of the search, in which the best itself may be missing.
  const best = { text: pass.text, score: pass.others[0]?.score ?? 0 }
  const all = [best, ...pass.others.filter(({ text }) => text !== pass.text)]
  const answers = new Map<string, number>()
  for (const { text, confidence } of sharing(all, 1)) {
    const answer = grammar.answerIn(text)
    if (answer !== undefined) answers.set(answer, (answers.get(answer) ?? 0) + confidence)
  }
  const sum = [...answers.values()].reduce((before, one) => before + one, 0)
  return [...answers].map(([text, weight]) => ({ text, confidence: (fits * weight) / sum }))
}

const bestFirst = (hypotheses: readonly Sure[]): readonly Hypothesis[] => {
  const most = new Map<string, number>()
  for (const { text, confidence } of hypotheses) most.set(text, Math.max(confidence, most.get(text) ?? 0))
  return [...most]
    .map(([text, confidence]) => ({ text, confidence: Math.round(Math.min(1, confidence) * 1000) / 1000 }))
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ confidence }, i) => i === 0 || confidence >= UNLIKELY)
    .slice(0, MOST)
}

/** Of both passes together, best first, each once. */
export const hypothesesOf = (free: Pass | undefined, closed: Closed | undefined): readonly Hypothesis[] =>
  bestFirst([
    ...(free === undefined ? [] : freely(free)),
    ...(closed === undefined ? [] : byGrammar(closed, free)),
  ])
