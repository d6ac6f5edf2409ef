/** The street of an address: a name and what kind of street it is. The words are in `streets.en.yaml`. */
import { asName, endsWith, isCapitalised, isMark, isWord, touches } from './addressText'
import type { AddressWords, Kind } from './addressWords'
import { countAt } from './counting'
import type { Token } from './tokens'

/** A street among tokens, from the first word of its name up to the token after the last. */
export interface Street {
  from: number
  end: number
  written: string
  isSure: boolean
  /** The words of its name, without its kind. */
  name: readonly Token[]
  /** "The Close", "Broadway": it has no other name. */
  isAlone: boolean
}

/** "Lower Upper Nobut Road" is as long as they come. */
const LONGEST_NAME = 4

const ORDINAL = /^\d{1,2}(?:st|nd|rd|th)$/

const isNameWord = (tokens: readonly Token[], at: number, { stops, mayBegin }: AddressWords): boolean => {
  const token = tokens[at]
  if (!isWord(token) || token.word.length < 2 || countAt(tokens, at) !== undefined) return false
  return !stops.has(token.word) || mayBegin.has(token.word)
}

const isLong = (token: Token | undefined): boolean => isWord(token) && token.word.length > 1

/** How many tokens before `at` belong to a name: one word, "St." with its dot, or a word joined with a hyphen. */
const stepBack = (tokens: readonly Token[], at: number, words: AddressWords): number => {
  const [first, second] = [tokens[at - 2], tokens[at - 1]]
  if (isMark(second, '-') && touches(first, second) && touches(second, tokens[at]) && isLong(first)) return 2
  if (isMark(second, '.') && first !== undefined && words.saint.has(first.word)) return 2
  return isNameWord(tokens, at - 1, words) ? 1 : 0
}

/** Where the name that ends before `end` begins; the same when there is none. */
export const nameStart = (tokens: readonly Token[], end: number, words: AddressWords): number => {
  let at = end
  for (let taken = 0; taken < LONGEST_NAME; taken++) {
    const step = stepBack(tokens, at, words)
    if (step === 0) break
    at -= step
    // "Old" in "Old Mill Lane" begins a name; what stands before it is none of it.
    if (words.mayBegin.has(tokens[at]?.word ?? '') && at + 1 < end) break
  }
  return at
}

const kindAt = (tokens: readonly Token[], at: number, { kinds }: AddressWords): Kind | undefined =>
  kinds.get(tokens[at]?.word ?? '')

/** The last of the kinds that follow each other: "Mill Hill Lane". */
const lastKind = (tokens: readonly Token[], at: number, words: AddressWords): number =>
  kindAt(tokens, at + 1, words) === undefined ? at : lastKind(tokens, at + 1, words)

/** "… Road East", where nothing more follows or it has its capital. */
const sideAfter = (tokens: readonly Token[], at: number, { sides }: AddressWords): boolean => {
  const [side, next] = [tokens[at], tokens[at + 1]]
  if (side === undefined || !sides.has(side.word)) return false
  return next === undefined || isMark(next, ',.;') || isCapitalised(side)
}

const written = (tokens: readonly Token[], { small, saint }: AddressWords): string =>
  tokens
    .filter((token) => !isMark(token, '.'))
    .map((token, i) => {
      if (i > 0 && small.has(token.word)) return token.word
      return saint.has(token.word) ? 'St' : asName(token.said)
    })
    .join(' ')
    .replace(/ - /g, '-')

/** "Oak Rise to Elm Fold": two capitals before a small letter are a name, whatever the words. */
const isNameByCapitals = (tokens: readonly Token[], at: number): boolean => {
  const [name, kind, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  const both = [name, kind].every((token) => token !== undefined && /^\p{Lu}\p{Ll}/u.test(token.said))
  return both && !(next !== undefined && isCapitalised(next))
}

const somethingElse = (tokens: readonly Token[], at: number, words: AddressWords): boolean => {
  const kind = kindAt(tokens, at, words)?.written.toLowerCase() ?? ''
  const isOrdinary = (words.ordinary.get(kind) ?? []).some((phrase) => endsWith(tokens, at, phrase))
  const goesOn = words.notBefore.get(kind)?.has(tokens[at + 1]?.word ?? '') ?? false
  return isOrdinary || (goesOn && !isNameByCapitals(tokens, at))
}

const namedStreet = (tokens: readonly Token[], at: number, words: AddressWords): Street | undefined => {
  const kind = kindAt(tokens, at, words)
  if (kind === undefined || somethingElse(tokens, at, words)) return undefined
  const isNumbered = kind.isSure && ORDINAL.test(tokens[at - 1]?.word ?? '')
  const from = isNumbered ? at - 1 : nameStart(tokens, at, words)
  if (from === at) return undefined
  const side = sideAfter(tokens, at + 1, words)
  const name = tokens.slice(from, at)
  const parts = [written(name, words), kind.written, ...(side ? [asName(tokens[at + 1]?.said ?? '')] : [])]
  return {
    from,
    end: at + (side ? 2 : 1),
    written: parts.join(' '),
    isSure: kind.isSure,
    name,
    isAlone: false,
  }
}

/** "The Close", or a street whose name is one word. */
const aloneStreet = (
  tokens: readonly Token[],
  at: number,
  { alone, whole, kinds }: AddressWords,
): Street | undefined => {
  const [the, token] = [tokens[at - 1], tokens[at]]
  if (token === undefined) return undefined
  const full = kinds.get(token.word)?.written ?? asName(token.said)
  const base = { end: at + 1, isSure: false, name: [token], isAlone: true }
  if (the?.word === 'the' && alone.has(token.word)) return { ...base, from: at - 1, written: `The ${full}` }
  return whole.has(token.word) ? { ...base, from: at, written: full } : undefined
}

/** Everything among the tokens that looks like a street, in order, none in another. */
export const streetsIn = (tokens: readonly Token[], words: AddressWords): readonly Street[] => {
  const found: Street[] = []
  for (let at = 0; at < tokens.length; at++) {
    const last = kindAt(tokens, at, words) === undefined ? at : lastKind(tokens, at, words)
    const street =
      namedStreet(tokens, last, words) ?? namedStreet(tokens, at, words) ?? aloneStreet(tokens, at, words)
    if (street === undefined || street.from < (found.at(-1)?.end ?? 0)) continue
    found.push(street)
    at = street.end - 1
  }
  return found
}
