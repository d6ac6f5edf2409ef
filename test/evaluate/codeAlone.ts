import type { Piece } from '../../dialogs/understanding/particulars/readings'
import type { Fit } from '../../dialogs/understanding/particulars/shapes'
import { DIGIT, fitsAt, LETTER, repeated } from '../../dialogs/understanding/particulars/shapes'
import { isLeadIn, spokenPieces } from '../../dialogs/understanding/particulars/spoken'

/** Longer codes than this are read from no letter. */
const LONGEST = 20
/** Doubts that an answer may have in each of its marks, which are all there is to it. */
const MOST_DOUBT_EACH = 0.5

/** A word in capitals may be letters; words in a row are a sentence. */
const MOST_DOUBT_OF_WORDS = 1

const isWhole = (pieces: readonly Piece[], { first, end }: Fit): boolean =>
  [...pieces.slice(0, first), ...pieces.slice(end)].every(isLeadIn)

/**
 * An answer that is a code and nothing else, as its marks: "A B one two three" is `AB123`. `undefined` when anything else
 * was said than what leads in to it, or too much of it only sounds like letters and digits.
 */
export const codeAlone = (text: string, { letters = false } = {}): string | undefined => {
  const pieces = spokenPieces(text)
  const starts = [...pieces.keys()].filter((at) => pieces.slice(0, at).every(isLeadIn))
  const fits = starts.flatMap((first) =>
    Array.from({ length: LONGEST }, (_, i) => repeated(letters ? LETTER + DIGIT : DIGIT, i + 1)).flatMap(
      (shape) => fitsAt(pieces, first, shape),
    ),
  )
  const [best] = fits
    .filter((fit) => isWhole(pieces, fit) && fit.doubt <= fit.marks.length * MOST_DOUBT_EACH)
    .filter(({ raw, doubt }) => raw === 0 || doubt <= MOST_DOUBT_OF_WORDS)
    .toSorted((a, b) => a.doubt - b.doubt || b.end - b.first - (a.end - a.first))
  return best?.marks
}
