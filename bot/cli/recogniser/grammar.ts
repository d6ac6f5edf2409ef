/** A closed grammar (JSGF, as W3C's note of 2000 has it) of what a question hopes to hear. */
import type { Expectation } from '../../../dialogs/turn'

/** Answers that are several of the hints one after the other. */
const STRUNG: readonly Expectation[] = ['digits', 'address', 'date']

/** What may be said before and after an answer without changing it. */
const BEFORE = ['i want to', 'i would like to', 'can i', 'could i', 'i need to']
const BEFORE_A_NAME = ['the', 'a', 'my', 'it is', "it's", 'it is the', "it's the", ...BEFORE]
const AFTER = ['please']

/** "22A Weir-Side" is said "a weir side": only words have a pronunciation, and numbers are to be in words already. */
export const wordsOf = (phrase: string): readonly string[] =>
  phrase
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('&', ' and ')
    .match(/[a-z']*[a-z][a-z']*/g) ?? []

export interface Grammar {
  jsgf: string
  /** The hint in something said, without what is said round it; `undefined` for a scrap of a sentence, which lists hold too. */
  answerIn(said: string): string | undefined
  words: ReadonlySet<string>
}

/**
 * Of hints in the words that are spoken: one of them, or, for `digits`, `address` and `date`, several one after the other.
 * `undefined` where nothing is left of them.
 */
export const grammarOf = (hints: readonly string[], expect: Expectation): Grammar | undefined => {
  const phrases = [...new Set(hints.map((hint) => wordsOf(hint).join(' ')))].filter((phrase) => phrase !== '')
  if (phrases.length === 0) return undefined
  const isStrung = STRUNG.includes(expect)
  const before = expect === 'yesNo' ? BEFORE : BEFORE_A_NAME
  const [hint, lead, tail] = [phrases.join('|'), before.join('|'), AFTER.join('|')]
  const one = `(?:${hint})`
  const said = new RegExp(`^(?:(?:${lead}) )?(${isStrung ? `${one}(?: ${one})*` : one})(?: (?:${tail}))?$`)
  return {
    jsgf: `#JSGF V1.0;\ngrammar answer;\npublic <said> = [${lead}] (${hint})${isStrung ? '+' : ''} [${tail}];\n`,
    answerIn: (text) => said.exec(text)?.[1],
    words: new Set([...phrases, ...before, ...AFTER].flatMap((phrase) => phrase.split(' '))),
  }
}
