/**
 * What nobody should tell a chat window and some do all the same: card numbers and National Insurance numbers.
 * They are taken out before anything is kept, so a mistake in reading here is better made by taking out too much of a
 * card than by keeping one; but phone numbers, references and property numbers stay.
 */
import { digitWords, spokenWords } from './particulars/spokenWords'

/** "O" alone is also said and written for 0. */
const wordsForDigits = (): Readonly<Record<string, string>> => ({ ...digitWords(), o: '0' })

/** Digits in figures, or one of them in a word, with what doubles it. */
const patternOfDigits = (words: readonly string[], times: readonly string[]): string =>
  `(?:\\d+|(?:(?:${times.join('|')})\\s+)?\\b(?:\\d|${words.join('|')})\\b)`

const readDigits = () => {
  const words = wordsForDigits()
  const times = spokenWords().times
  const pattern = patternOfDigits(Object.keys(words), [...times.keys()])
  /** "4111" is itself; "double one" is 11; "four" is 4. */
  const digitsIn = (piece: string): string => {
    if (/^\d+$/.test(piece)) return piece
    const [first = '', second] = piece.toLowerCase().split(/\s+/)
    const word = second ?? first
    return (words[word] ?? word).repeat(times.get(first) ?? 1)
  }
  return { piece: new RegExp(pattern, 'gi'), insurance: insuranceOf(pattern), digitsIn }
}

let read: ReturnType<typeof readDigits> | undefined
const spoken = (): ReturnType<typeof readDigits> => {
  read ??= readDigits()
  return read
}

interface Piece {
  digits: string
  from: number
  to: number
  /** True when nothing but spaces, dashes, dots, commas or strokes lies between this piece and the one before. */
  follows: boolean
}

const JOINED = /^[\s\u2010-\u2015\-.,/·_]{0,3}$/

const piecesOf = (text: string): readonly Piece[] => {
  let end = -1
  return [...text.matchAll(spoken().piece)].map((match) => {
    const from = match.index
    const follows = end >= 0 && JOINED.test(text.slice(end, from))
    end = from + match[0].length
    return { digits: spoken().digitsIn(match[0]), from, to: end, follows }
  })
}

/** The check of ISO/IEC 7812 that every payment card's number passes, and one in ten other numbers. */
const passesLuhn = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** Cards residents hold have 13 to 19 digits and begin with 2 to 6; most have 16, so that is looked for first. */
const CARD_LENGTHS = [16, 15, 19, 18, 17, 14, 13]
const isCard = (digits: string): boolean => /^[2-6]/.test(digits) && passesLuhn(digits)

/** Groups of a card have at most six digits, unless it is written in one piece: two eight-digit references are no card. */
const MOST_IN_GROUP = 6
const groupedLikeCard = (pieces: readonly Piece[]): boolean =>
  pieces.length === 1 || pieces.every(({ digits }) => digits.length <= MOST_IN_GROUP)

/** The pieces from `first` on that together have exactly `length` digits. */
const window = (pieces: readonly Piece[], first: number, length: number): readonly Piece[] | undefined => {
  let digits = 0
  for (let last = first; last < pieces.length; last++) {
    const piece = pieces[last]
    if (piece === undefined || (last > first && !piece.follows)) return undefined
    digits += piece.digits.length
    if (digits >= length) return digits === length ? pieces.slice(first, last + 1) : undefined
  }
  return undefined
}

const said = (pieces: readonly Piece[]): string => pieces.map(({ digits }) => digits).join('')

const cardAt = (pieces: readonly Piece[], first: number): readonly Piece[] | undefined =>
  CARD_LENGTHS.map((length) => window(pieces, first, length)).find(
    (found) => found !== undefined && groupedLikeCard(found) && isCard(said(found)),
  )

/** UK phone numbers have 10 or 11 digits and begin with 0; one is stepped over whole, so no card begins inside it. */
const phoneAt = (pieces: readonly Piece[], first: number): readonly Piece[] | undefined =>
  pieces[first]?.digits.startsWith('0') ? (window(pieces, first, 11) ?? window(pieces, first, 10)) : undefined

interface Span {
  from: number
  to: number
}

const cardsIn = (text: string): readonly Span[] => {
  const pieces = piecesOf(text)
  const spans: Span[] = []
  let first = 0
  while (first < pieces.length) {
    const phone = phoneAt(pieces, first)
    const card = phone === undefined ? cardAt(pieces, first) : undefined
    const [begins, ends] = [card?.[0], card?.at(-1)]
    if (begins !== undefined && ends !== undefined) spans.push({ from: begins.from, to: ends.to })
    first += (phone ?? card)?.length ?? 1
  }
  return spans
}

const replaceSpans = (text: string, spans: readonly Span[], by: string): string => {
  let end = 0
  const kept = spans.map(({ from, to }) => {
    const before = text.slice(end, from)
    end = to
    return before + by
  })
  return kept.join('') + text.slice(end)
}

const GAP = '[\\s\\u2010-\\u2015\\-.,/_]{0,2}'
/** Two letters that HMRC issues (its manual NIM39110) or the QQ of its examples, six digits, A to D. */
const insuranceOf = (digits: string): RegExp =>
  new RegExp(
    `\\b(?!(?:BG|GB|NK|KN|TN|NT|ZZ))(?:[A-CEGHJ-PR-TW-Z]${GAP}[A-CEGHJ-NPR-TW-Z]|QQ)${GAP}((?:${digits}${GAP}){1,6}?)([A-D])\\b`,
    'gi',
  )
/** The same without its last letter, which only counts right after its name. */
const INSURANCE_NAMED = new RegExp(
  `(\\b(?:national insurance|ni|nino)(?: number| no)?\\W{0,3}(?:is\\W{0,2})?)([A-Z]${GAP}[A-Z]${GAP}\\d{2}${GAP}\\d{2}${GAP}\\d{2})(?!\\d)`,
  'gi',
)

const sixDigits = (run: string): boolean => said(piecesOf(run)).length === 6

/** What stands where a number was, in what is kept and understood. */
export const CARD_REMOVED = '[card number removed]'
export const INSURANCE_REMOVED = '[National Insurance number removed]'

/**
 * The text with payment card numbers and National Insurance numbers replaced by `CARD_REMOVED` and
 * `INSURANCE_REMOVED`, whether written in one piece, in groups, or as they are said aloud.
 */
export const takeOutSecrets = (text: string): string => {
  const withoutCards = replaceSpans(text, cardsIn(text), CARD_REMOVED)
  return withoutCards
    .replace(spoken().insurance, (whole, run: string) => (sixDigits(run) ? INSURANCE_REMOVED : whole))
    .replace(INSURANCE_NAMED, (_, name: string) => name + INSURANCE_REMOVED)
}
