import type { Chance } from '../chance'

const LEAST = 10_000_000
const MANY = 90_000_000
/** Of 2^48 numbers the last few more or less make no number likelier that anybody could tell. */
const BYTES = 6

/**
 * What a call is opened by at an advisor's desk: eight digits, as it goes through telephone systems that carry no more, and
 * may have to be typed. Of the few calls that are open at once nobody hits one by guessing, and only those who have signed
 * in and may see it can open it. Whether it is taken is the store's to say.
 */
export const newContextRef = (chance: Chance): string =>
  String(LEAST + (chance.bytes(BYTES).readUIntBE(0, BYTES) % MANY))
