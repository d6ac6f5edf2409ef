import type { Dice } from './dice'

/** Rows of a British keyboard: the keys beside a key are its neighbours in the row. */
const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const beside = (letter: string, dice: Dice): string => {
  const row = ROWS.find((each) => each.includes(letter))
  if (row === undefined) return letter
  const at = row.indexOf(letter)
  return dice.pick([row[at - 1], row[at + 1]].filter((each) => each !== undefined))
}

const slipped = (word: string, dice: Dice): string => {
  const at = 1 + dice.below(word.length - 1)
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)]
  return dice.pick([
    before + after,
    before + letter + letter + after,
    before + beside(letter.toLowerCase(), dice) + after,
    before + after.charAt(0) + letter + after.slice(1),
  ])
}

/** Words shorter than this, mistyped, are other words. */
const SHORTEST = 5

/**
 * The text with a slip or two in its longer words: a key left out, hit twice, beside, or too early. Never one that makes
 * one of `others`, words which would mean something else.
 */
export const mistyped = (text: string, dice: Dice, others: ReadonlySet<string>, share = 0.3): string =>
  text
    .split(' ')
    .map((word) => {
      if (word.length < SHORTEST || !/^\p{L}+$/u.test(word) || !dice.is(share)) return word
      const slip = slipped(word, dice)
      return others.has(slip.toLowerCase()) ? word : slip
    })
    .join(' ')
