/** A closed grammar (JSGF, as W3C's note of 2000 has it) of what a question hopes to hear. */

/** What may be said before and after an answer without changing it. */
const VERBS = ['i want to', 'i would like to', 'can i', 'could i', 'i need to']
const BEFORE = ['the', 'a', 'my', 'it is', "it's", 'it is the', "it's the", ...VERBS].join('|')
const AFTER = 'please'

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

const DIGITS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** As likely each, and paid for by every word of several: many little words fit almost any sound. */
const weighted = (phrases: readonly string[]): string =>
  `(${phrases.map((phrase) => `/${(1 / phrases.length).toFixed(4)}/ ${phrase}`).join('|')})`

/** One of the last, after any number of the first. */
const sequence = (first: readonly string[], last: readonly string[]) => {
  if (last.length === 0) return []
  const [jsgf, pattern] =
    first.length === 0 ? ['', ''] : [`[${weighted(first)}+] `, `(?:(?:${first.join('|')}) )*`]
  return [{ jsgf: `${jsgf}${weighted(last)}`, pattern: `${pattern}(?:${last.join('|')})` }]
}

/**
 * Of hints in the words that are spoken: one of them; and where digits are among them, several that are one word, as in
 * "b nine eight", or a number before another, as in "three orchard way". `undefined` where nothing is left of them.
 */
export const grammarOf = (hints: readonly string[]): Grammar | undefined => {
  const phrases = [...new Set(hints.map((hint) => wordsOf(hint).join(' ')))].filter((phrase) => phrase !== '')
  if (phrases.length === 0) return undefined
  const short = phrases.filter((phrase) => !phrase.includes(' '))
  const long = phrases.filter((phrase) => phrase.includes(' '))
  const digits = DIGITS.every((digit) => short.includes(digit)) ? DIGITS : []
  const answers = [...sequence(digits.length > 0 ? short : [], short), ...sequence(digits, long)]
  const pattern = answers.map((each) => each.pattern).join('|')
  const said = new RegExp(`^(?:(?:${BEFORE}) )?(${pattern})(?: ${AFTER})?$`)
  const jsgf = answers.map((each) => each.jsgf).join('|')
  return {
    jsgf: `#JSGF V1.0;\ngrammar answer;\npublic <said> = [${BEFORE}] (${jsgf}) [${AFTER}];\n`,
    answerIn: (text) => said.exec(text)?.[1],
    words: new Set([...phrases, ...BEFORE.split('|'), AFTER].flatMap((phrase) => phrase.split(' '))),
  }
}
