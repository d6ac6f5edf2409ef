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
  /** More addresses than this are asked for by the house; left out: as many as are read easily. */
  most?: number
}

/** Nobody reads a whole street, or listens to half of one. */
const MOST_LISTED = 6
const MOST_HEARD = 3

export const isLong = ({ addresses, most = MOST_LISTED }: PlaceFound): boolean => addresses.length > most

export const placeAt = async ({ postcode }: Answers, { ports, here }: World): Promise<PlaceFound> => {
  const [addresses, known] = await Promise.all([
    ports.collections.addressesAt(String(postcode), here.now.day),
    ports.collections.known(),
  ])
  const isHeard = here.channel === 'voice'
  return { addresses, sample: known?.sample ?? false, ...(isHeard ? { most: MOST_HEARD } : {}) }
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

/** The home among the answers; `undefined` where none is, or it isn't on our list. */
export const homeIn = ({ place, home }: Answers): Property | undefined =>
  place === undefined || typeof home !== 'string'
    ? undefined
    : propertyOf({ place: place as PlaceFound, home })

/** The home that was chosen; `undefined` when it isn't on our list. */
export const propertyOf = ({ place, home }: { place: PlaceFound; home: string }): Property | undefined =>
  place.addresses.find(({ uprn }) => uprn === home)
