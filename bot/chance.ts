import { randomBytes } from 'node:crypto'

/** What can't be foreseen. Tests hand in one that always says the same. */
export interface Chance {
  /** So many unguessable bytes. */
  bytes(count: number): Buffer
}

export const systemChance: Chance = { bytes: randomBytes }

/** An id nobody can guess: 128 bits, in letters and digits that are safe in an address. */
export const newId = (chance: Chance): string => chance.bytes(16).toString('base64url')
