import { LONGEST } from '../normalise'

/** A word, a figure or a mark of punctuation, and where it stands in the text. */
export interface Token {
  said: string
  /** In small letters, with a plain apostrophe. */
  word: string
  from: number
  to: number
}

const TOKEN = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*|[^\s]/gu

/** The tokens of a text in order; as much of it is read as of anything that is said. */
export const tokensOf = (text: string): readonly Token[] =>
  [...text.slice(0, LONGEST).matchAll(TOKEN)].map(({ 0: said, index }) => ({
    said,
    word: said.toLowerCase().replaceAll('’', "'"),
    from: index,
    to: index + said.length,
  }))
