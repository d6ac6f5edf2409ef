/** What is asked about bin collections, of one council. `bot/` answers from what was imported; tests fake it in a few lines. */
import type { Day } from '../calendar/day'
import type { Collections } from './collections'
import type { CollectionService, CrewEvent } from './schedule'

/** `none`: nothing is collected from it by the council. */
export const PROPERTY_KINDS = ['kerbside', 'communal', 'sack', 'none'] as const

export interface Property {
  /** Text, with the noughts it begins with. */
  uprn: string
  /** Without the postcode: "12 Acacia Avenue, Otherford". */
  address: string
  /** `EX1 2AB`. */
  postcode: string
  /** The number of its street. */
  usrn?: string
  kind: (typeof PROPERTY_KINDS)[number]
  /** The crew fetches the bins and brings them back. */
  assisted: boolean
}

/** Where what is known comes from. */
export interface KnownCollections {
  /** Made up, to try things with: whatever is said by it must say so. */
  sample: boolean
  importedAt: Date
}

export interface ServiceOfProperty extends CollectionService {
  /** The last day that is known; after it there may well be collections. Missing: no end is known. */
  knownUntil?: Day
}

export interface PropertyCollections extends Collections, KnownCollections {
  property: Property
  /** The services that this property has. */
  services: readonly ServiceOfProperty[]
  /** Those that it could have by asking or paying. */
  notSubscribed: readonly CollectionService[]
  /** Logged at the property, in its street or for its rounds between the days asked for. */
  events: readonly CrewEvent[]
}

export interface CollectionsPort {
  /** `undefined`: nothing was imported for this council. */
  known(): Promise<KnownCollections | undefined>
  /** The addresses at a postcode as it is kept (`EX1 2AB`) that are valid on a day, in the order of a street. */
  addressesAt(postcode: string, on: Day): Promise<readonly Property[]>
  /** The postcodes that these telephone keys spell, in order: `391222` is `EX1 2AB`, and `EX1 2BA`. Only postcodes with addresses. */
  postcodesKeyed(keys: string): Promise<readonly string[]>
  /** Every street with an address, once; the same list until something else is imported. */
  streets(): Promise<readonly string[]>
  /**
   * The addresses in a street of that list that are valid on a day, in the order of a street. `holding`: only those with
   * this in them, such as `12a`, in small letters.
   */
  addressesIn(street: string, on: Day, holding?: string): Promise<readonly Property[]>
  /** Collections and changes between two days, both with them; `undefined` for a property that isn't known. */
  collectionsFor(uprn: string, from: Day, to: Day): Promise<PropertyCollections | undefined>
}
