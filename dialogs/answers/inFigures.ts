import { countAt, digitsAt } from '../understanding/particulars/counting'
import { type Token, tokensOf } from '../understanding/particulars/tokens'

const FIGURE = /^\d+[a-z]?$/

interface Number {
  /** In small letters: "12", "12a". */
  written: string
  /** The token after it. */
  to: number
}

/** A number that begins at a token, in figures or in words: "12a", "twenty three", "one oh five". */
export const numberAt = (tokens: readonly Token[], at: number): Number | undefined => {
  const word = tokens[at]?.word ?? ''
  if (FIGURE.test(word)) return { written: word, to: at + 1 }
  const [longest] = [digitsAt(tokens, at), countAt(tokens, at)]
    .filter((each) => each !== undefined)
    .toSorted((a, b) => b.to - a.to)
  return longest && { written: String(longest.value), to: longest.to }
}

/** What was said with its numbers in figures, and which they are: "twelve mill lane" is "12 mill lane". */
export const inFigures = (said: string): { text: string; numbers: readonly string[] } => {
  const tokens = tokensOf(said)
  const words: string[] = []
  const numbers: string[] = []
  for (let at = 0; at < tokens.length; ) {
    const number = numberAt(tokens, at)
    if (number !== undefined) numbers.push(number.written)
    words.push(number?.written ?? tokens[at]?.word ?? '')
    at = number?.to ?? at + 1
  }
  return { text: words.join(' '), numbers }
}
