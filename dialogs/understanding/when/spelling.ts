import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'
import type { WhenWords } from './words'

export interface Lexicon {
  /** Every known way of writing, and its plain token. */
  exact: ReadonlyMap<string, string>
  /** Words that are recognised with letters off. */
  nearly: readonly { word: string; token: string }[]
  /** Words that only look like one of those. */
  ordinary: ReadonlySet<string>
}

const pairs = (lists: Readonly<Record<string, readonly string[]>>, mark: string) =>
  Object.entries(lists).flatMap(([key, variants]) =>
    variants.map((variant) => [variant, `${mark}${key}`] as const),
  )

/** Long enough that two letters off is still no other word: "setpember". */
const LONG_MONTH = 7

/** Gathers the ways of writing from a language's words. */
export const lexiconOf = (words: WhenWords): Lexicon => {
  const full = [...pairs(words.weekdays, '#'), ...pairs(words.months, '@')]
  const numbers = Object.entries(words.numbers).map(([word, n]) => [word, `${n}`] as const)
  const own = [...Object.keys(words.spellings), ...words.nearly].map((word) => [word, word] as const)
  const exact = new Map([...own, ...pairs(words.spellings, ''), ...numbers, ...full])
  const names = [...Object.values(words.weekdays), ...Object.values(words.months)].flatMap(
    (all) => all[0] ?? [],
  )
  const near = names.filter((name) => exact.get(name)?.startsWith('#') || name.length >= LONG_MONTH)
  return {
    exact,
    nearly: [...near, ...words.nearly].map((word) => ({ word, token: exact.get(word) ?? word })),
    ordinary: new Set(words.ordinary),
  }
}

const lettersOff = (word: string) => (word.length >= 8 ? 2 : 1)

const isNear = (word: string, target: string): boolean =>
  word[0] === target[0] &&
  Math.abs(word.length - target.length) <= lettersOff(target) &&
  DamerauLevenshteinDistance(word, target) <= lettersOff(target)

/** The plain token of a word as it was typed or heard; a word that is none of ours stays as it is. */
export const plainWord = (word: string, lexicon: Lexicon): string => {
  const exact = lexicon.exact.get(word)
  if (exact) return exact
  const possessive = lexicon.exact.get(word.replace(/'s?$/, ''))
  if (possessive) return possessive
  const plural = word.endsWith('s') && word.length > 5 ? lexicon.exact.get(word.slice(0, -1)) : undefined
  if (plural?.startsWith('#')) return `${plural}+`
  if (word.length < 5 || word.length > 12 || lexicon.ordinary.has(word)) return word
  return lexicon.nearly.find(({ word: target }) => isNear(word, target))?.token ?? word
}
