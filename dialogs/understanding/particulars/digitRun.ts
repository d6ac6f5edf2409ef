import type { Piece } from './readings'
import { spokenPieces } from './spoken'

/** The digits that follow each other from a piece on, with nothing between them but marks. */
const runFrom = (pieces: readonly Piece[], first: number): string => {
  let run = ''
  for (let at = first; at < pieces.length; ) {
    const sure = pieces[at]?.readings.filter(({ doubt, raw }) => doubt === 0 && !raw) ?? []
    const digits = sure.filter(({ marks }) => /^\d+$|^\+$/.test(marks)).toSorted((a, b) => b.to - a.to)[0]
    const next = digits ?? sure.find(({ marks }) => marks === '')
    if (next === undefined) break
    run += next.marks
    at = next.to
  }
  return run
}

/** The longest run of digits in a text, typed or said, with the + of a country before it; empty when there is none. */
export const longestDigits = (text: string): string => {
  const pieces = spokenPieces(text)
  const runs = [...pieces.keys()].map((first) => runFrom(pieces, first))
  return runs.toSorted((a, b) => b.length - a.length)[0] ?? ''
}
