import type { Dice } from './dice'

/** What sort of a morning the resident has. */
export interface Manner {
  /** Begins by the button, in words of their own, or with everything at once. */
  begins: 'button' | 'words' | 'oneBreath'
  mistypes: boolean
  /** Tells later things early, and other things than were asked. */
  reorders: boolean
  /** Says one thing wrong first. */
  slips: boolean
  asksInBetween: boolean
  hesitates: boolean
  /** Gives up once, and comes back. */
  leaves: boolean
  /** Sends a message twice. */
  repeats: boolean
  /** Sends without reading what was read back. */
  isHasty: boolean
  /** Asks to change what was right. */
  fidgets: boolean
  /** Asks for a person on the way, and comes back to the assistant. */
  wantsPerson: boolean
  /** Days pass between two messages. */
  isSlow: boolean
}

export const mannerOf = (dice: Dice): Manner => {
  const slips = dice.is(0.3)
  return {
    begins: dice.pick(['button', 'words', 'words', 'oneBreath']),
    mistypes: dice.is(0.4),
    reorders: dice.is(0.35),
    slips,
    asksInBetween: dice.is(0.25),
    hesitates: dice.is(0.2),
    leaves: dice.is(0.1),
    repeats: dice.is(0.2),
    isHasty: !slips && dice.is(0.4),
    fidgets: dice.is(0.2),
    isSlow: dice.is(0.1),
    wantsPerson: dice.is(0.2),
  }
}
