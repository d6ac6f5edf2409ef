import { withCheckDigit } from '../../dialogs/caseReference'
import type { Chance } from '../chance'

const LEAST = 10_000_000
const MANY = 90_000_000
/** Of 2^48 numbers the last few more or less make no number likelier that anybody could tell. */
const BYTES = 6

/** A reference that can't be foreseen; whether it is taken is the store's to say. */
export const newReference = (chance: Chance): string =>
  withCheckDigit(String(LEAST + (chance.bytes(BYTES).readUIntBE(0, BYTES) % MANY)))
