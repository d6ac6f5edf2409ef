import type { Token } from './tokens'

/** One way to read a token, and those after it that belong to it. */
export interface Reading {
  /** Letters in capitals, digits, or one of `/-._+`; empty for what is only said in between. */
  marks: string
  /** The token after the last that was read. */
  to: number
  /** 0: nothing else is meant. 1: a word of its own too. From `MISTAKEN` on: a guess at what was misheard. */
  doubt: number
  /** A word taken letter by letter as it stands: "full" for FULL, "le" for LE. */
  raw?: true
  /** A number in words: "forty one". */
  number?: true
}

/** A token with all its readings; none for an ordinary word. */
export interface Piece extends Token {
  readings: readonly Reading[]
}

/** A doubt that is only tolerable in an answer to a question for just that. */
export const MISTAKEN = 3
