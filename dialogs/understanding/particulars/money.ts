/** Sums of money as people type or say them. The words are in `money.en.yaml`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import { countAt } from './counting'
import type { Found } from './found'
import type { Token } from './tokens'
import { tokensOf } from './tokens'

const list = z.array(z.string().min(1))
const worth = z.record(z.string(), z.int().positive())
const MoneyWords = z.strictObject({
  signs: list,
  pounds: list,
  pence: list,
  coins: worth,
  times: worth,
  a: list,
  and: list,
  weightAfter: list,
  weightBefore: list,
  notBefore: list,
  counted: list,
})
type MoneyWords = z.infer<typeof MoneyWords>

let made: MoneyWords | undefined

const moneyWords = (): MoneyWords => {
  if (made !== undefined) return made
  const file = join(projectRoot, 'dialogs', 'understanding', 'particulars', 'money.en.yaml')
  const read = MoneyWords.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`)
  made = read.data
  return made
}

/** A number somewhere in the text, in hundredths, up to `end`. `isExact`: its pence were said with it. */
interface Amount {
  hundredths: number
  isExact: boolean
  end: number
}

interface Sum {
  pence: number
  end: number
}

interface Text {
  said: string
  tokens: readonly Token[]
  words: MoneyWords
}

/** Thousands with their commas, and two places at most; no part of a longer number, a day or a reference. */
const FIGURE = /(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?(?![.,:/]?\d)/y
const NEXT_WORD = /\s*-?([\p{L}']+)/uy

const figureAt = (said: string, at: number): Amount | undefined => {
  FIGURE.lastIndex = at
  const found = FIGURE.exec(said)
  if (found === null) return undefined
  const [all, whole = '', part] = found
  const hundredths = Number(whole.replaceAll(',', '')) * 100 + Number((part ?? '').padEnd(2, '0'))
  return { hundredths, isExact: part !== undefined, end: at + all.length }
}

const wordAfter = (said: string, at: number): { word: string; end: number } | undefined => {
  NEXT_WORD.lastIndex = at
  const found = NEXT_WORD.exec(said)
  return found === null ? undefined : { word: (found[1] ?? '').toLowerCase(), end: NEXT_WORD.lastIndex }
}

const isMidNumber = ({ tokens }: Text, at: number): boolean => {
  const [before, mark, token] = [tokens[at - 2], tokens[at - 1], tokens[at]]
  return /^[.,:/-]$/.test(mark?.said ?? '') && mark?.to === token?.from && /\d$/.test(before?.said ?? '')
}

const amountAt = (text: Text, at: number): Amount | undefined => {
  const token = text.tokens[at]
  if (token === undefined || isMidNumber(text, at)) return undefined
  if (/^\d/.test(token.said)) return figureAt(text.said, token.from)
  const counted = countAt(text.tokens, at)
  const end = counted && text.tokens[counted.to - 1]?.to
  return counted === undefined || end === undefined
    ? undefined
    : { hundredths: counted.value * 100, isExact: false, end }
}

const tokenFrom = ({ tokens }: Text, at: number): number => {
  const found = tokens.findIndex(({ from }) => from >= at)
  return found < 0 ? tokens.length : found
}

/** "… pounds fifty", "… pounds and 5 pence": what comes on top, below a pound. */
const penceAfter = (text: Text, at: number): Sum | undefined => {
  const { said, tokens, words } = text
  const next = tokenFrom(text, at)
  const joined = words.and.includes(tokens[next]?.word ?? '')
  const amount = amountAt(text, joined ? next + 1 : next)
  if (amount === undefined || amount.isExact || amount.hundredths >= 10_000) return undefined
  const pence = amount.hundredths / 100
  const unit = wordAfter(said, amount.end)
  if (unit !== undefined && words.pence.includes(unit.word)) return { pence, end: unit.end }
  const isOwn = joined || pence < 10 || words.counted.includes(unit?.word ?? '')
  return isOwn ? undefined : { pence, end: amount.end }
}

const isWeight = ({ said, tokens, words }: Text, from: number, end: number): boolean =>
  words.weightAfter.includes(wordAfter(said, end)?.word ?? '') ||
  words.weightBefore.includes(tokens[from - 1]?.word ?? '')

const somethingElse = ({ said, words }: Text, end: number): boolean =>
  words.notBefore.includes(wordAfter(said, end)?.word ?? '')

/** "£45.50", "£1,200", "£1.5k", "£2.50p". */
const signed = (text: Text, at: number): Sum | undefined => {
  const { said, tokens, words } = text
  if (!words.signs.includes(tokens[at]?.word ?? '')) return undefined
  const amount = amountAt(text, at + 1)
  if (amount === undefined) return undefined
  const unit = wordAfter(said, amount.end)
  const times = words.times[unit?.word ?? '']
  if (unit !== undefined && times !== undefined) return { pence: amount.hundredths * times, end: unit.end }
  const end = unit !== undefined && words.pence.includes(unit.word) ? unit.end : amount.end
  return { pence: amount.hundredths, end }
}

/** "one" for "a". */
const oneAt = ({ tokens, words }: Text, at: number): Amount | undefined => {
  const token = tokens[at]
  return token !== undefined && words.a.includes(token.word)
    ? { hundredths: 100, isExact: false, end: token.to }
    : undefined
}

/** "a fiver", "two grand", "a pound". */
const coined = (text: Text, from: number): Sum | undefined => {
  const { said, words } = text
  const counted = amountAt(text, from)
  const amount = counted ?? oneAt(text, from)
  const unit = amount && wordAfter(said, amount.end)
  if (amount === undefined || unit === undefined || somethingElse(text, unit.end)) return undefined
  const isPound = counted === undefined && words.pounds.includes(unit.word)
  const worth = isPound ? 100 : words.coins[unit.word]
  if (worth === undefined || isWeight(text, from, unit.end)) return undefined
  return { pence: (amount.hundredths * worth) / 100, end: unit.end }
}

/** "12 pounds 50", "45 quid", "50p". */
const counted = (text: Text, from: number): Sum | undefined => {
  const { said, words } = text
  const amount = amountAt(text, from)
  if (amount === undefined) return undefined
  const unit = wordAfter(said, amount.end)
  if (unit === undefined || somethingElse(text, unit.end)) return undefined
  if (words.pence.includes(unit.word) && !amount.isExact)
    return { pence: amount.hundredths / 100, end: unit.end }
  if (!words.pounds.includes(unit.word) || isWeight(text, from, unit.end)) return undefined
  const more = amount.isExact ? undefined : penceAfter(text, unit.end)
  return { pence: amount.hundredths + (more?.pence ?? 0), end: more?.end ?? unit.end }
}

const sumAt = (text: Text, at: number): Sum | undefined =>
  signed(text, at) ?? counted(text, at) ?? coined(text, at)

/** Every sum of money in what was said, in whole pence, in order: "twelve pounds fifty" is 1250. Pounds of weight are none. */
export const findMoney = (said: string): readonly Found<number>[] => {
  const text = { said, tokens: tokensOf(said), words: moneyWords() }
  const found: Found<number>[] = []
  for (const [at, { from }] of text.tokens.entries()) {
    if (from < (found.at(-1)?.to ?? 0)) continue
    const sum = sumAt(text, at)
    if (sum === undefined || !Number.isSafeInteger(Math.round(sum.pence))) continue
    found.push({ value: Math.round(sum.pence), said: said.slice(from, sum.end), from, to: sum.end })
  }
  return found
}

/** A number without its pounds, as an answer to "How much?" gives it: "45.50", "twelve", "12 50". */
export const bareMoneyIn = (said: string): number | undefined => {
  const text = { said, tokens: tokensOf(said), words: moneyWords() }
  const amount = amountAt(text, 0)
  return amount !== undefined && /^[\s.!]*$/.test(said.slice(amount.end)) ? amount.hundredths : undefined
}
