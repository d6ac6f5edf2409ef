import { sentencesOf } from './sentences'

/** About twenty seconds of speech: who listens for longer has forgotten how it began. */
const MOST_WORDS = 60
/** Less than this is not worth a question whether to go on. */
const FEWEST_LEFT = 12

const wordsOf = (speech: string): readonly string[] => speech.split(' ')

/** Where to end a breath that begins at `from`: at a pause where there is one late enough. */
const endOfBreath = (words: readonly string[], from: number): number => {
  const longest = from + MOST_WORDS
  if (words.length <= longest) return words.length
  const pause = words.slice(from, longest).findLastIndex((word) => /[,:]$/.test(word))
  return pause >= MOST_WORDS / 2 ? from + pause + 1 : longest
}

/** A sentence, cut where it is too long by itself. */
const cut = (sentence: string): readonly string[] => {
  const words = wordsOf(sentence)
  const breaths: string[] = []
  for (let from = 0; from < words.length; ) {
    const end = endOfBreath(words, from)
    breaths.push(words.slice(from, end).join(' '))
    from = end
  }
  return breaths
}

/**
 * What is said in breaths of at most sixty words, parted where sentences end; less than twelve words at the end stay with
 * the breath before. Empty for nothing.
 */
export const partsOf = (speech: string): readonly string[] => {
  const parts: { said: string; words: number }[] = []
  for (const said of sentencesOf(speech).flatMap(cut)) {
    const last = parts.at(-1)
    const words = wordsOf(said).length
    if (last === undefined || last.words + words > MOST_WORDS) parts.push({ said, words })
    else parts.splice(-1, 1, { said: `${last.said} ${said}`, words: last.words + words })
  }
  const [before, last] = parts.slice(-2)
  if (before !== undefined && last !== undefined && last.words < FEWEST_LEFT)
    parts.splice(-2, 2, { said: `${before.said} ${last.said}`, words: before.words + last.words })
  return parts.map(({ said }) => said)
}
