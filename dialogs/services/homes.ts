/** Which home a service is about: what is known at a postcode, and which of it is meant. */
import type { Property } from '../../knowledge/collections/port'
import { addressesLike } from '../answers/addressLike'
import type { Choice } from '../answers/kind'
import type { Answers, World } from '../service'

/** The addresses of the council at a postcode. */
export interface PlaceFound {
  addresses: readonly Property[]
  /** They were made up, to try things with. */
  sample: boolean
}

/** More addresses than this are asked for by the house: nobody listens to, or reads, a whole street. */
const MOST_LISTED = 6

export const isLong = ({ addresses }: PlaceFound): boolean => addresses.length > MOST_LISTED

export const placeAt = async ({ postcode }: Answers, { ports, here }: World): Promise<PlaceFound> => {
  const [addresses, known] = await Promise.all([
    ports.collections.addressesAt(String(postcode), here.now.day),
    ports.collections.known(),
  ])
  return { addresses, sample: known?.sample ?? false }
}

const placeOf = ({ place }: Answers): PlaceFound => place as PlaceFound

/** The addresses to choose from: all, or where there are many those that fit the house. */
export const homesLike = (soFar: Answers): readonly Choice[] => {
  const choices = placeOf(soFar).addresses.map(({ uprn, address }) => ({
    id: uprn,
    label: address,
    also: [],
  }))
  const { house } = soFar
  return typeof house === 'string' ? addressesLike(house, choices) : choices
}

/** A house that fits one address alone is that address; one address at a postcode may still be somebody else's. */
export const theOnlyHome = (soFar: Answers): string | undefined => {
  const [only, ...others] = typeof soFar.house === 'string' ? homesLike(soFar) : []
  return others.length === 0 ? only?.id : undefined
}

/** The home that was chosen; `undefined` when it isn't on our list. */
export const propertyOf = ({ place, home }: { place: PlaceFound; home: string }): Property | undefined =>
  place.addresses.find(({ uprn }) => uprn === home)
