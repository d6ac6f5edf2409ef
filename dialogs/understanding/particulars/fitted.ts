import type { Found } from './found'
import type { Piece } from './readings'
import type { Fit } from './shapes'

/** Where a fit stands in the text. */
export const found = <Value>(
  text: string,
  pieces: readonly Piece[],
  fit: Fit,
  value: Value,
): Found<Value> => {
  const from = pieces[fit.first]?.from ?? 0
  const to = pieces[fit.end - 1]?.to ?? from
  return { value, said: text.slice(from, to), from, to }
}

/** Of those that share a piece, the one earlier in the list; what is left, in the order it was said. */
export const apart = <One extends { first: number; end: number }>(
  bestFirst: readonly One[],
): readonly One[] => {
  const kept: One[] = []
  for (const one of bestFirst)
    if (kept.every(({ first, end }) => one.end <= first || one.first >= end)) kept.push(one)
  return kept.toSorted((a, b) => a.first - b.first)
}

/** A piece that can only be a digit or several, so that a number goes on with it. */
const isDigits = ({ readings }: Piece): boolean =>
  readings.some(({ marks, doubt }) => doubt === 0 && /^\d+$/.test(marks))
const isSilent = ({ readings }: Piece): boolean => readings.some(({ marks }) => marks === '')

const step = (pieces: readonly Piece[], from: number, by: 1 | -1): Piece | undefined => {
  let at = from
  for (;;) {
    const piece = pieces[at]
    if (piece === undefined || !isSilent(piece)) return piece
    at += by
  }
}

/** The piece beside a fit, on either side, when more digits follow or stand before with no word between. */
export const digitsBeside = (
  pieces: readonly Piece[],
  { first, end }: { first: number; end: number },
): { before?: Piece; after?: Piece } => {
  const [before, after] = [step(pieces, first - 1, -1), step(pieces, end, 1)]
  return {
    ...(before && isDigits(before) && { before }),
    ...(after && isDigits(after) && { after }),
  }
}
