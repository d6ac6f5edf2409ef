/** Numbers and codes that are said one digit or letter at a time, in groups: "zero one five, two seven, eight eight one". */

const DIGIT = '(?:[Zz]ero|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)'
const SYMBOL = `(?:${DIGIT}|stroke|slash|dash|[A-Z])(?![\\p{L}\\p{N}’'-])`
/** "one of them" after a number, or "I", begins what comes next: a group ends where the sentence does, or goes on spelling. */
const GROUP_GOES_ON = `(?=[,.;:?!…"”’)]|$| ${SYMBOL})`
const RUN = new RegExp(`(?<![\\p{L}\\p{N}’'-])${SYMBOL}(?: ${SYMBOL}|, ${SYMBOL}${GROUP_GOES_ON})*`, 'gu')
const IS_DIGIT = new RegExp(`^${DIGIT}$`)

/** Shorter ones are words of a sentence: "band A, B or C". The shortest postcode has five. */
const FEWEST_SYMBOLS = 5
/** A number of ours to be written down: phone numbers and references have at least so many digits, and no postcode has. */
const FEWEST_DIGITS = 7

/** A piece of speech: spelt out in groups, or not. */
export type Piece = { words: string } | { groups: readonly string[] }

const symbolsIn = (groups: readonly string[]): readonly string[] =>
  groups.flatMap((group) => group.split(' '))

const isSpelt = (groups: readonly string[]): boolean =>
  symbolsIn(groups).length >= FEWEST_SYMBOLS && groups.some((group) => group.includes(' '))

/** A sentence in its pieces, in order; what is said between two of them is kept as it stands. */
export const piecesOf = (sentence: string): readonly Piece[] => {
  const pieces: Piece[] = []
  let from = 0
  for (const { 0: run, index } of sentence.matchAll(RUN)) {
    const groups = run.split(', ')
    if (!isSpelt(groups)) continue
    if (index > from) pieces.push({ words: sentence.slice(from, index) })
    pieces.push({ groups })
    from = index + run.length
  }
  if (from < sentence.length) pieces.push({ words: sentence.slice(from) })
  return pieces
}

/** Phone numbers and references in what is said, as they are said: "one two three, four five six, seven eight two". */
export const numbersSpelt = (speech: string): readonly string[] =>
  piecesOf(speech).flatMap((piece) =>
    'groups' in piece &&
    symbolsIn(piece.groups).filter((symbol) => IS_DIGIT.test(symbol)).length >= FEWEST_DIGITS
      ? [piece.groups.join(', ')]
      : [],
  )
