import { withCheckDigit, writtenReference } from '../../dialogs/caseReference'
import type { Chance } from '../chance'
import { BotError } from '../errors'

const LEAST = 10_000_000
const MANY = 90_000_000
/** Of 2^48 numbers the last few more or less make no number likelier that anybody could tell. */
const BYTES = 6

/** What is called in an emergency (Ofcom's numbering plan): a group of three must never be taken for a cry for help. */
const EMERGENCY = ['999', '112']
/** One in two hundred is mistakable; so many in a row never are, unless chance is broken. */
const MOST_DRAWN = 100

const isMistakable = (reference: string): boolean =>
  writtenReference(reference)
    .split(' ')
    .some((group) => EMERGENCY.includes(group))

/** A reference that can't be foreseen; whether it is taken is the store's to say. Throws `reference_not_drawn`. */
export const newReference = (chance: Chance): string => {
  for (let drawn = 0; drawn < MOST_DRAWN; drawn++) {
    const number = LEAST + (chance.bytes(BYTES).readUIntBE(0, BYTES) % MANY)
    const reference = withCheckDigit(String(number))
    if (!isMistakable(reference)) return reference
  }
  throw new BotError('reference_not_drawn')
}
