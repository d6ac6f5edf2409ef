/**
 * Longest text that is read, in characters. A resident's longest message in the call logs is under 1,500; scoring more
 * only costs time, and somebody pasting a book should not slow the others down.
 */
export const LONGEST = 2000

/** A nought at the end keeps them apart from the words, and from being repaired into them. */
const MASKS: readonly (readonly [RegExp, string])[] = [
  [/\b[\w.+-]+@[\w-]+\.[\w.-]+\b/g, ' email0 '],
  [/\bhttps?:\/\/\S+|\bwww\.\S+/g, ' link0 '],
  [/\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b/g, ' postcode0 '],
  [/\b0\d(?:[ -]?\d){8,10}\b/g, ' phone0 '],
  [/\b(?:[a-z]{2,4}[/-])?\d{2,4}\/\d{2,6}(?:\/[a-z\d]{1,6})*\b/g, ' reference0 '],
  [/£ ?\d+(?:[.,]\d+)*/g, ' £ amount0 '],
  [/\b\d{6,}\b/g, ' reference0 '],
]

const masked = (text: string): string =>
  MASKS.reduce((soFar, [pattern, token]) => soFar.replace(pattern, token), text)

/** Lower case, one kind of quote and space, apostrophes joined ("wasn't" is "wasnt"), at most `LONGEST` characters. */
export const normalise = (text: string): string =>
  text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/(\p{L})'(?=\p{L})/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()

const WORD = /[\p{L}\p{N}]+|£/gu

/**
 * The words of a normalised text; £ and numbers are words. Postcodes, references, phone numbers, amounts and addresses
 * become one word for their kind: which one it was says nothing about what is wanted.
 */
export const wordsOf = (normalised: string): string[] => masked(normalised).match(WORD) ?? []
