import { seeded } from '../../dialogs/understanding/chance'

/** Chance of one conversation: the same seed gives the same conversation. */
export interface Dice {
  /** True this often: 0–1. */
  is(share: number): boolean
  /** Throws for an empty list. */
  pick<Thing>(things: readonly Thing[]): Thing
  below(number: number): number
}

/** The dice of a seed, which may be any words or number. */
export const diceOf = (seed: string): Dice => {
  const chance = seeded([...seed].reduce((sum, mark) => (Math.imul(sum, 31) + mark.charCodeAt(0)) | 0, 7))
  const below = (number: number): number => Math.floor(chance() * number)
  return {
    is: (share) => chance() < share,
    below,
    pick: (things) => {
      const thing = things[below(things.length)]
      if (thing === undefined) throw new Error('nothing to pick from')
      return thing
    },
  }
}
