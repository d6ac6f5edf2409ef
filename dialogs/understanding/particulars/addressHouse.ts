/** The house of an address: its number, its flat, or its name. The words are in `streets.en.yaml`. */
import { nameStart } from './addressStreet'
import { asName, endsWith, isMark, isWord, touches } from './addressText'
import type { AddressWords } from './addressWords'
import { countAt, digitsAt } from './counting'
import type { Token } from './tokens'

/** A house that ends where its street begins. */
export interface House {
  from: number
  written: string
}

const NUMBER = /^[1-9]\d{0,3}[a-z]?$/
const LETTER = /^[a-z]$/
const MOST = 9999
/** "nine thousand nine hundred and ninety-nine" is no house, but has as many tokens as are tried. */
const MOST_TOKENS = 9

const isFigure = (token: Token | undefined): boolean => token !== undefined && NUMBER.test(token.word)

/** "12-14", "12/14", "12 – 14". */
const rangeEnding = (tokens: readonly Token[], end: number): House | undefined => {
  const [first, mark, last] = [tokens[end - 3], tokens[end - 2], tokens[end - 1]]
  return isFigure(first) && isMark(mark, '-–/') && isFigure(last)
    ? { from: end - 3, written: `${first?.word}-${last?.word}`.toUpperCase() }
    : undefined
}

const figureEnding = (tokens: readonly Token[], end: number): House | undefined => {
  const token = tokens[end - 1]
  // A figure after a point, a colon or a pound sign is part of a time, a day or an amount.
  const before = tokens[end - 2]
  if (token === undefined || !isFigure(token)) return undefined
  if (isMark(before, '.:/£-') && touches(before, token)) return undefined
  return { from: end - 1, written: token.word.toUpperCase() }
}

const spokenEnding = (tokens: readonly Token[], end: number): House | undefined => {
  for (let from = Math.max(0, end - MOST_TOKENS); from < end; from++) {
    const found = [countAt(tokens, from), digitsAt(tokens, from)].find((each) => each?.to === end)
    if (found !== undefined && found.value > 0 && found.value <= MOST)
      return { from, written: String(found.value) }
  }
  return undefined
}

/** A number that ends before `end`, with its letter: "12a", "12 a", "twenty-three", "twelve b". */
const numberEnding = (tokens: readonly Token[], end: number): House | undefined => {
  const plain = (to: number) =>
    rangeEnding(tokens, to) ?? figureEnding(tokens, to) ?? spokenEnding(tokens, to)
  const found = plain(end)
  if (found !== undefined) return found
  const letter = tokens[end - 1]?.word ?? ''
  const before = LETTER.test(letter) ? plain(end - 1) : undefined
  return before === undefined || !/^\d+$/.test(before.written)
    ? undefined
    : { from: before.from, written: `${before.written}${letter.toUpperCase()}` }
}

const beforeMarks = (tokens: readonly Token[], end: number): number =>
  isMark(tokens[end - 1], ',.') ? end - 1 : end

/** "number 12", "no. 12", "#12". */
const withPrefix = (tokens: readonly Token[], house: House, { number }: AddressWords): House => {
  const at = beforeMarks(tokens, house.from) - 1
  return number.has(tokens[at]?.word ?? '') ? { ...house, from: at } : house
}

const unitEnding = (tokens: readonly Token[], end: number, words: AddressWords): House | undefined => {
  const alone = words.unitsAlone.find((phrase) => endsWith(tokens, end, phrase))
  if (alone !== undefined) {
    const said = alone.toReversed().join(' ')
    return { from: end - alone.length, written: said.charAt(0).toUpperCase() + said.slice(1) }
  }
  const found = numberEnding(tokens, end)
  const number = found && withPrefix(tokens, found, words)
  const unit = number && tokens[number.from - 1]
  return number !== undefined && unit !== undefined && words.units.has(unit.word)
    ? { from: number.from - 1, written: `${asName(unit.word)} ${number.written}` }
    : undefined
}

/** "flat 2b, 14", "flat 12, Beacon House". */
const withUnit = (tokens: readonly Token[], house: House, words: AddressWords): House => {
  const unit = unitEnding(tokens, beforeMarks(tokens, house.from), words)
  return unit === undefined ? house : { from: unit.from, written: `${unit.written}, ${house.written}` }
}

const numbered = (tokens: readonly Token[], end: number, words: AddressWords): House | undefined => {
  const unit = unitEnding(tokens, end, words)
  if (unit !== undefined) return unit
  const found = numberEnding(tokens, end)
  if (found === undefined || words.clockBefore.has(tokens[found.from - 1]?.word ?? '')) return undefined
  return withUnit(tokens, withPrefix(tokens, found, words), words)
}

const named = (tokens: readonly Token[], end: number, words: AddressWords): House | undefined => {
  if (!isMark(tokens[end - 1], ',')) return undefined
  const last = tokens[end - 2]
  if (last === undefined || !words.houses.has(last.word)) return undefined
  const start = nameStart(tokens, end - 2, words)
  const from = tokens[start - 1]?.word === 'the' ? start - 1 : start
  const name = tokens.slice(from, end - 1).filter(isWord)
  if (name.length < 2) return undefined
  return withUnit(tokens, { from, written: name.map(({ said }) => asName(said)).join(' ') }, words)
}

/** The house that stands before a street that begins at `at`. */
export const houseBefore = (tokens: readonly Token[], at: number, words: AddressWords): House | undefined =>
  numbered(tokens, beforeMarks(tokens, at), words) ?? named(tokens, at, words)

/** Of "rose cottage mill lane", the words that name the house; 0 when the whole names the street. */
export const houseWithin = (name: readonly Token[], { splits }: AddressWords): number => {
  const at = name.findIndex(({ word }, i) => i > 0 && i < name.length - 1 && splits.has(word))
  return at + 1
}

/** A house by itself, as an answer may give it: "12a", "number twelve", "flat 3". */
export const houseAlone = (tokens: readonly Token[], words: AddressWords): string | undefined => {
  const found = numbered(tokens, tokens.length, words)
  return found?.from === 0 ? found.written : undefined
}
