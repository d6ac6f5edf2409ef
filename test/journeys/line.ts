/** What becomes of what is said on its way through a telephone and a recogniser: invented, and worse than most lines. */
import type { Heard } from '../../bot/scripts/play'
import type { OnTheLine } from '../../bot/scripts/script'
import { wordsOf } from '../../dialogs/understanding/keywords'
import type { Dice } from './dice'

const SILENCE = 0.04
const NOISE = 0.04
const MISHEARD = 0.3
/** Half of all who may press a key do. */
const KEYED = 0.5

/** What stands in for a word that was not made out. */
const OTHERS = ['the', 'been', 'or', 'for', 'men', 'there', 'two', 'sees', 'her', 'a', 'would', 'four']
const FLIPPED: Readonly<Record<string, string>> = { yes: 'no', no: 'yes' }

const garbled = (said: string, dice: Dice): string => {
  const words = said.trim().split(/\s+/)
  const flipped = FLIPPED[words.length === 1 ? (wordsOf(said)[0] ?? '') : '']
  if (flipped !== undefined && dice.is(0.5)) return flipped
  return words.map((word) => (dice.is(0.4) ? dice.pick(OTHERS) : word)).join(' ')
}

const between = (least: number, most: number, dice: Dice): number =>
  Math.round(100 * (least + (dice.below(1_000) / 1_000) * (most - least))) / 100

/** What was misheard is seldom heard as if surely; what was heard right may be hardly believed. */
const heardAs = (said: string, dice: Dice): OnTheLine => {
  const wrong = { text: garbled(said, dice), confidence: between(0.1, 0.75, dice) }
  if (dice.is(MISHEARD))
    return { heard: dice.is(0.6) ? [wrong, { text: said, confidence: wrong.confidence * 0.9 }] : [wrong] }
  const right = { text: said, confidence: between(0.4, 1, dice) }
  return { heard: dice.is(0.5) ? [right, { ...wrong, confidence: right.confidence * 0.8 }] : [right] }
}

/** More than these are told four at a time, the fourth being "more". */
const AT_ONCE = 4

const keyFor = (said: string, { options }: Heard): string | undefined => {
  const at = options.findIndex(({ says, label }) => says === said || label === said)
  const reach = options.length > AT_ONCE ? AT_ONCE - 1 : AT_ONCE
  return at < 0 || at >= reach ? undefined : String(at + 1)
}

const NUMBER = /^[\d\s]{5,}$/

/** What the telephone tells of what is said, or of nothing at all. */
export const onTheLine = (said: string, heard: Heard, dice: Dice): OnTheLine => {
  if (dice.is(SILENCE)) return { event: 'silent' }
  if (dice.is(NOISE)) return { event: 'unheard' }
  const key = keyFor(said, heard)
  if (key !== undefined && dice.is(KEYED)) return { keys: key }
  if (NUMBER.test(said)) return { keys: said.replace(/\s/g, '') }
  return heardAs(said, dice)
}
