import type { Dice } from '../dice'

const PLACES = [
  ['the first one', '1st', 'first'],
  ['the second one', '2nd one', 'second please'],
  ['the third one', 'third', '3rd'],
  ['the fourth one', '4th one'],
  ['fifth one', 'the fifth'],
]

/** "The second one", for the place of an option as it was shown. */
export const placed = (at: number, dice: Dice): readonly string[] => {
  const words = PLACES[at]
  return words === undefined ? [] : [dice.pick(words)]
}
