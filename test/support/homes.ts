import type { CollectionsPort, Property } from '../../knowledge/collections/port'
import { streetsOf } from '../../knowledge/collections/streetsOf'
import { keysFor } from '../../knowledge/keypad'

/** Homes from `{ 'EX1 2AB': ['1 Mill Lane', …] }`, all in one town; numbered from 001 in that order. */
export const homesAt = (addresses: Readonly<Record<string, readonly string[]>>): readonly Property[] =>
  Object.entries(addresses)
    .flatMap(([postcode, all]) => all.map((address) => ({ postcode, address })))
    .map(({ postcode, address }, i) => ({
      uprn: String(i + 1).padStart(3, '0'),
      address: `${address}, Otherford`,
      postcode,
      kind: 'kerbside',
      assisted: false,
    }))

/** What was imported, where nothing but homes matters. */
export const collectionsOf = (homes: readonly Property[]): CollectionsPort => {
  const streets = [...new Set(homes.flatMap(({ address }) => streetsOf(address)))].sort()
  const codes = [...new Set(homes.map(({ postcode }) => postcode))].sort()
  return {
    known: async () => ({ sample: false, importedAt: new Date('2026-11-01T00:00:00Z') }),
    addressesAt: async (postcode) => homes.filter((home) => home.postcode === postcode),
    postcodesKeyed: async (keys) => codes.filter((code) => keysFor(code) === keys),
    streets: async () => streets,
    addressesIn: async (street, _, holding = '') =>
      homes.filter(
        ({ address }) => streetsOf(address).includes(street) && address.toLowerCase().includes(holding),
      ),
    collectionsFor: async () => undefined,
  }
}
