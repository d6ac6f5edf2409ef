import { addressesLike } from '../answers/addressLike'
import type { World } from '../service'

/** The property that an address is, where the council's list has just one such at the postcode; else `undefined`. */
export const uprnAt = async (
  postcode: string,
  address: string,
  { ports, here }: World,
): Promise<string | undefined> => {
  const addresses = await ports.collections.addressesAt(postcode, here.now.day)
  const choices = addresses.map(({ uprn, address: label }) => ({ id: uprn, label, also: [] }))
  const [only, ...others] = addressesLike(address, choices)
  return others.length === 0 ? only?.id : undefined
}
