/** What is known of the collections of every council: the last set that each imported. */
import type { Day } from '../../knowledge/calendar/day'
import type { KnownCollections, Property } from '../../knowledge/collections/port'
import type { CrewEvent, Schedule } from '../../knowledge/collections/schedule'
import type { CollectionTable, CollectionTables } from './tables'

/** One property and everything that bears on it. */
export interface PropertySchedule {
  property: Property
  known: KnownCollections
  schedule: Schedule
  events: readonly CrewEvent[]
}

/** A row to keep, without the number of its set. */
export type Row<Table extends CollectionTable> = Omit<CollectionTables[Table], 'set_id'>

/** Keeps one row of the set being imported; `taken`: there is one with its key already, and it stays. */
export type Keep = <Table extends CollectionTable>(table: Table, row: Row<Table>) => 'kept' | 'taken'

/** A set as it is imported. */
export interface NewSet {
  council: string
  importedAt: Date
  /** Of a shipped sample: which version. */
  fingerprint?: string
}

/** What came of filling a set: `discard` leaves everything as it was before. */
export type Filled = { outcome: 'keep'; sample: boolean } | { outcome: 'discard' }

export interface CollectionsStore {
  known(council: string): Promise<(KnownCollections & { fingerprint?: string }) | undefined>
  /** Every property at a postcode, valid or not any more, in no order. */
  propertiesAt(council: string, postcode: string): Promise<readonly (Property & { from: Day; to: Day })[]>
  /** The postcodes that telephone keys spell. */
  postcodesKeyed(council: string, keys: string): Promise<readonly string[]>
  /** Every street, once; the same list until a new set takes the place of this one. */
  streets(council: string): Promise<readonly string[]>
  /**
   * Every property along the postcodes of a street, valid or not any more, in no order: not all are in that street.
   * `holding`: only those with this in their address, in small letters; '': all.
   */
  propertiesAlong(
    council: string,
    street: string,
    holding: string,
  ): Promise<readonly (Property & { from: Day; to: Day })[]>
  /** With the overrides and events between two days. */
  scheduleOf(council: string, uprn: string, from: Day, to: Day): Promise<PropertySchedule | undefined>
  /**
   * Puts a new set in the place of a council's last one, in one transaction: others read the old one until it is kept,
   * and nothing is changed when it is discarded, when `fill` throws, or when the process ends. One at a time.
   */
  replace(set: NewSet, fill: (keep: Keep) => Promise<Filled>): Promise<void>
  close(): Promise<void>
}
