import type { House } from './addressHouse'
import { houseAlone, houseBefore, houseWithin } from './addressHouse'
import type { Street } from './addressStreet'
import { streetsIn } from './addressStreet'
import { addressTokens, asName, endsWith, isCapitalised, isMark, usesCapitals } from './addressText'
import type { AddressWords } from './addressWords'
import { addressWords } from './addressWords'
import type { Found } from './found'
import type { Token } from './tokens'

/** Where somebody lives or something is. `house`: "12A", "12-14", "Flat 2B, 14", "Rose Cottage". At least one is there. */
export interface Address {
  house?: string
  /** In full and as it is written: "St John's Street". */
  street?: string
}

export interface AddressOptions {
  /** It answers a question for an address: then a street needs nothing around it to be believed. */
  asked?: boolean
}

interface Text {
  tokens: readonly Token[]
  words: AddressWords
  capitals: boolean
  asked: boolean
}

const isEnd = (token: Token | undefined): boolean => token === undefined || isMark(token, ',.;!?)')

/** "On school path" speaks of the school's: such words need more than that to be a name. */
const isEveryday = ({ words }: Text, { name }: Street): boolean =>
  name.every(({ word }) => words.mayBegin.has(word))

/** A word before the street says that one comes: "on mill lane", "the corner of church street". */
const isPlaced = (text: Text, street: Street): boolean => {
  const { tokens, words } = text
  const { from, end, isSure, written } = street
  const the = tokens[from - 1]?.word === 'the' && words.withThe.has(written.toLowerCase())
  const start = the ? from - 1 : from
  if (words.surelyBefore.some((phrase) => endsWith(tokens, start, phrase))) return true
  if (!words.before.has(tokens[start - 1]?.word ?? '')) return false
  return isSure || (isEnd(tokens[end]) && !isEveryday(text, street))
}

const isWrittenAsName = ({ tokens, capitals }: Text, { from, end }: Street): boolean =>
  capitals && tokens.slice(from, end).every((token) => isCapitalised(token) || isMark(token, ".-'"))

/** Of a longer name in small letters the first word may be anything: "crew left albert street". */
const SHORT_NAME = 2

/** A street that is all of what was said, or of a part of it, and tells of nothing that is done. */
const isWholePart = (text: Text, street: Street): boolean => {
  const { from, end, name, isSure } = street
  const isPart = isEnd(text.tokens[from - 1]) && isEnd(text.tokens[end])
  const tells = name.some(({ word }) => /...ing$/.test(word))
  return isSure && isPart && !tells && name.length <= SHORT_NAME && !isEveryday(text, street)
}

const isBelieved = (text: Text, street: Street, house: House | undefined): boolean => {
  const isLast = isEnd(text.tokens[street.end])
  if (street.isAlone) return (house !== undefined || text.asked) && (isLast || isWrittenAsName(text, street))
  return (
    text.asked ||
    house !== undefined ||
    isWrittenAsName(text, street) ||
    isPlaced(text, street) ||
    isWholePart(text, street)
  )
}

/** The house of a street: what stands before it, or the first words of its own name. */
const withHouse = ({ tokens, words }: Text, street: Street): { house?: House; street: Street } => {
  const house = houseBefore(tokens, street.from, words)
  const length = house === undefined ? houseWithin(street.name, words) : 0
  if (length === 0) return { street, ...(house !== undefined && { house }) }
  const own = street.name.slice(0, length).map(({ said }) => asName(said))
  const written = street.written.split(' ').slice(length).join(' ')
  return {
    house: { from: street.from, written: own.join(' ') },
    street: { ...street, written, name: street.name.slice(length) },
  }
}

/** "mill lane and church street": the second is where the first is. */
const isJoined = (tokens: readonly Token[], last: Found<Address> | undefined, { from }: Street): boolean =>
  last !== undefined &&
  ['and', '&', 'or'].includes(tokens[from - 1]?.word ?? '') &&
  tokens[from - 2]?.to === last.to

/**
 * Every address with a street in what was said, typed or heard, in order: "4 the close", "on mill ln", "flat two b,
 * fourteen acacia avenue". Streets are written in full. Never throws, whatever is said.
 */
export const findAddresses = (
  said: string,
  { asked = false }: AddressOptions = {},
): readonly Found<Address>[] => {
  const tokens = addressTokens(said)
  const text = { tokens, words: addressWords(), capitals: usesCapitals(tokens), asked }
  const found: Found<Address>[] = []
  for (const each of streetsIn(tokens, text.words)) {
    const { house, street } = withHouse(text, each)
    if (!isBelieved(text, street, house) && !isJoined(tokens, found.at(-1), street)) continue
    const from = tokens[house?.from ?? street.from]?.from ?? 0
    const to = tokens[street.end - 1]?.to ?? from
    const value = { ...(house !== undefined && { house: house.written }), street: street.written }
    found.push({ value, said: said.slice(from, to), from, to })
  }
  return found
}

/** What an answer to "What is the address?" gives: a street with or without its house, or only a house. */
export const addressIn = (said: string): Address | undefined => {
  const found = findAddresses(said, { asked: true }).map(({ value }) => value)
  const best = found.find(({ house }) => house !== undefined) ?? found[0]
  if (best !== undefined) return best
  const tokens = addressTokens(said).filter((token) => !isMark(token, ',.!?'))
  const house = houseAlone(tokens, addressWords())
  return house === undefined ? undefined : { house }
}
