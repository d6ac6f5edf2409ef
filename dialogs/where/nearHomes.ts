/** Which homes may have been meant by a house and a street as they were heard. */
import type { Day } from '../../knowledge/calendar/day'
import type { CollectionsPort, Property } from '../../knowledge/collections/port'
import { addressesLike } from '../answers/addressLike'
import { type Likeness, meantBy, soundsLike } from '../answers/soundsLike'
import { addressesHeard } from './heardAddress'

/** What came of it. `homes`: the nearest first, at most five. `street` without them: which house it is, is to be asked. */
export type Near =
  | { homes: readonly Property[] }
  | { streets: readonly string[] }
  | { street: string; because: 'noneNamed' | 'noSuchHouse' }
  | { street: string; house: string; because: 'manyFlats' }

export interface Heard {
  /** Every hypothesis, the likeliest first. */
  texts: readonly string[]
  /** The street that was told before: only the house is asked for. */
  street?: string | undefined
  /** The house in it that has flats. */
  house?: string | undefined
}

interface Looking {
  collections: Pick<CollectionsPort, 'streets' | 'addressesIn'>
  on: Day
}

/** More aren't listened to. */
const MOST = 5
/** Below this a street isn't looked into. */
const LEAST = 0.6
/** So many streets are looked into for the house. */
const MOST_STREETS = 8
/** What is said instead of an address sounds like some street of thousands: with no number it must come nearer than this. */
const WITHOUT_NUMBER = 0.75
/** An address is no longer than this. */
const MOST_WORDS = 7
/** A house of another hypothesis is that much less likely. */
const OTHER_HOUSE = 0.06
/** Further behind the nearest than this nothing is offered; this far ahead the nearest is alone. */
const BEHIND = 0.15
const AHEAD = 0.1

interface Candidate {
  home: Property
  street: string
  house: string
  closeness: number
}

const housesIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.flatMap(addressesHeard).flatMap(({ house }) => house ?? [])),
]

const labelled = (homes: readonly Property[]) => homes.map((home) => ({ home, label: home.address }))

const homesOf = (house: string, homes: readonly Property[]): readonly Property[] =>
  addressesLike(house, labelled(homes)).map(({ home }) => home)

/** A street has a thousand homes where many villages have one: only those with the number are compared. */
const numberOf = (house: string): string | undefined => /\d+[a-z]?(?!.*\d)/.exec(house)?.[0]

const candidatesIn = async (
  { name, closeness }: Likeness,
  houses: readonly string[],
  { collections, on }: Looking,
): Promise<readonly Candidate[]> => {
  const found = await Promise.all(
    houses.map(async (house, i) => {
      const homes = await collections.addressesIn(name, on, numberOf(house))
      const near = closeness - i * OTHER_HOUSE
      return homesOf(house, homes).map((home) => ({ home, street: name, house, closeness: near }))
    }),
  )
  return found.flat()
}

/** Each home once, where it is nearest; the nearest first. */
const ranked = (candidates: readonly Candidate[]): readonly Candidate[] => {
  const best = new Map<string, Candidate>()
  for (const one of candidates.toSorted((a, b) => b.closeness - a.closeness))
    if (!best.has(one.home.uprn)) best.set(one.home.uprn, one)
  return [...best.values()]
}

const nearest = (all: readonly Candidate[]): readonly Candidate[] => {
  const most = all[0]?.closeness ?? 0
  const rest = all.filter(({ closeness }) => closeness < most)
  const same = all.slice(0, all.length - rest.length)
  if (most - (rest[0]?.closeness ?? 0) >= AHEAD) return same
  return all.filter(({ closeness }) => closeness >= most - BEHIND)
}

const withHouse = async (
  houses: readonly string[],
  streets: readonly Likeness[],
  looking: Looking,
): Promise<Near | undefined> => {
  const found = await Promise.all(streets.map((street) => candidatesIn(street, houses, looking)))
  const near = nearest(ranked(found.flat()))
  const [first] = near
  const [street] = streets
  if (street === undefined) return undefined
  if (first === undefined)
    return meantBy(streets)?.how === 'among' ? undefined : { street: street.name, because: 'noSuchHouse' }
  const same = near.filter(({ closeness }) => closeness === first.closeness)
  if (same.length > MOST) return { street: first.street, house: first.house, because: 'manyFlats' }
  return { homes: near.slice(0, MOST).map(({ home }) => home) }
}

/** "Rose cottage mill lane": all of what was said is of one address. */
const named = (texts: readonly string[], homes: readonly Property[]): readonly Property[] => {
  const likes = texts.map((text) => homesOf(text, homes))
  return likes.find(({ length }) => length === 1) ?? []
}

/** The house of a street that was named with it, or its homes where they are few; else which house it is must be asked. */
const inStreet = async (
  street: string,
  texts: readonly string[],
  { collections, on }: Looking,
): Promise<Near> => {
  const homes = await collections.addressesIn(street, on)
  const like = named(texts, homes)
  if (like.length > 0) return { homes: like }
  return homes.length > 0 && homes.length < MOST ? { homes } : { street, because: 'noneNamed' }
}

const withoutHouse = async (
  texts: readonly string[],
  likes: readonly Likeness[],
  looking: Looking,
): Promise<Near | undefined> => {
  const meant = meantBy(likes)
  if (meant === undefined || (likes[0]?.closeness ?? 0) < WITHOUT_NUMBER) return undefined
  return meant.how === 'among' ? { streets: meant.names } : inStreet(meant.name, texts, looking)
}

/** "Rose cottage", in a street that is known. */
const namedHouse = (texts: readonly string[], homes: readonly Property[]): readonly Property[] => {
  const [said = ''] = texts
  const like = homesOf(said, homes)
  if (like.length > 0) return like
  const nameOf = ({ address }: Property): string => address.split(',')[0] ?? ''
  const meant = meantBy(
    soundsLike(
      texts.map((text) => ({ text })),
      homes.map(nameOf).filter((name) => !/\d/.test(name)),
    ),
  )
  const names = meant === undefined ? [] : meant.how === 'among' ? meant.names : [meant.name]
  return homes.filter((home) => names.includes(nameOf(home)))
}

const inKnownStreet = async (
  { texts, house }: Heard,
  street: string,
  { collections, on }: Looking,
): Promise<Near> => {
  const homes = await collections.addressesIn(street, on)
  const told = housesIn(texts).map((one) => (house === undefined ? one : `${one} ${house}`))
  const [first] = told.map((one) => homesOf(one, homes)).filter((like) => like.length > 0)
  const found = first ?? (told.length > 0 ? [] : namedHouse(texts, homes))
  if (found.length > MOST) return { street, house: told[0] ?? '', because: 'manyFlats' }
  return found.length > 0 ? { homes: found } : { street, because: 'noSuchHouse' }
}

const isShort = (text: string): boolean => text.split(/\s+/).length <= MOST_WORDS

/**
 * The homes, or the street, that sound like what was heard; `undefined` where nothing here does. Nothing of it is certain:
 * it is read back before it is taken.
 */
export const nearHomes = async (heard: Heard, looking: Looking): Promise<Near | undefined> => {
  const said = heard.texts.flatMap(addressesHeard).filter(({ street }) => street !== '' && isShort(street))
  const all = await looking.collections.streets()
  const likes = soundsLike(
    said.map(({ street }) => ({ text: street })),
    all,
  )
    .filter(({ closeness }) => closeness >= LEAST)
    .slice(0, MOST_STREETS)
  if (heard.street !== undefined && meantBy(likes)?.how !== 'said')
    return inKnownStreet(heard, heard.street, looking)
  const houses = housesIn(heard.texts)
  return houses.length > 0 ? withHouse(houses, likes, looking) : withoutHouse(heard.texts, likes, looking)
}
