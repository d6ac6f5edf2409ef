import { streetsOf } from '../../../knowledge/collections/streetsOf'
import { keysFor } from '../../../knowledge/keypad'
import type { Row } from '../store'

/**
 * The rows by which a property is found by telephone, its postcode by its keys and its street, that are not there yet;
 * `kept` remembers those that are.
 */
export const newPlaces = (
  kept: Set<string>,
  { address, postcode }: { address: string; postcode: string },
): { keyed: readonly Row<'keyed_postcodes'>[]; streets: readonly Row<'streets'>[] } => {
  const isNew = (key: string): boolean => !kept.has(key) && kept.add(key).has(key)
  return {
    keyed: isNew(postcode) ? [{ keys: keysFor(postcode), postcode }] : [],
    streets: streetsOf(address)
      .filter((street) => isNew(`${street}, ${postcode}`))
      .map((street) => ({ street, postcode })),
  }
}
