import { z } from 'zod'
import { bareMoneyIn, findMoney } from '../understanding/particulars/money'
import { hintWords } from './hints'
import type { AnswerKind, Read } from './kind'
import { read, unread } from './kind'

const sumsIn = (said: string): readonly number[] => [...new Set(findMoney(said).map(({ value }) => value))]

const readMoney = (said: string): Read<number> => {
  const bare = bareMoneyIn(said)
  const [first, ...others] = sumsIn(said)
  if (others.length > 0) return unread('severalSums')
  const sum = first ?? bare
  return sum === undefined ? unread('notMoney') : read(sum)
}

const inPounds = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' })

/** A sum of money in whole pence: "£45.50", "twelve pounds fifty", "45". */
export const money: AnswerKind<number> = {
  stored: z.int().nonnegative(),
  problems: ['notMoney', 'severalSums'],
  expects: 'digits',
  choices: [],
  hints: () => [...hintWords().money, ...hintWords().digits, ...hintWords().numbers],
  inWords: (pence) => inPounds.format(pence / 100).replace(/\.00$/, ''),
  read: readMoney,
  find: (said) => {
    const [first, ...others] = sumsIn(said)
    return others.length === 0 ? first : undefined
  },
}
