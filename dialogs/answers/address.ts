import { z } from 'zod'
import type { Address } from '../understanding/particulars/address'
import { addressIn, findAddresses } from '../understanding/particulars/address'
import { hintWords } from './hints'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

type Whole = Required<Address>

const isWhole = (address: Address | undefined): address is Whole =>
  address?.house !== undefined && address.street !== undefined

/** As on an envelope: "12A Acacia Avenue", "Rose Cottage, Mill Lane". */
const lineOf = ({ house, street }: Whole): string =>
  /\d[A-Z]?$/.test(house) ? `${house} ${street}` : `${house}, ${street}`

const problemOf = (address: Address | undefined) => {
  if (address?.street !== undefined) return 'noHouse'
  return address?.house === undefined ? 'notAddress' : 'noStreet'
}

/** A house and its street, in one line as on an envelope: `Flat 2B, 14 Mill Lane`. */
export const address: AnswerKind<string> = {
  stored: z.string().refine((stored) => isWhole(addressIn(stored))),
  problems: ['notAddress', 'noHouse', 'noStreet'],
  expects: 'address',
  choices: [],
  hints: () => [...hintWords().address, ...hintWords().digits, ...hintWords().numbers],
  read: (said) => {
    const found = addressIn(said)
    return isWhole(found) ? read(lineOf(found)) : unread(problemOf(found))
  },
  find: (said) => {
    const found = findAddresses(said)
      .map(({ value }) => value)
      .find(isWhole)
    return found && lineOf(found)
  },
}
