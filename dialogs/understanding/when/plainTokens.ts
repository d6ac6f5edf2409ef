import { lexiconOf, plainWord } from './spelling'
import { OPAQUE, readTokens, type Token } from './tokens'
import type { WhenWords } from './words'

type Rewrite = (tokens: readonly Token[]) => readonly Token[]

const rewriting =
  (change: (token: Token, i: number, all: readonly Token[]) => string | undefined): Rewrite =>
  (tokens) =>
    tokens.map((token, i, all) => {
      const text = change(token, i, all)
      return text === undefined ? token : { ...token, text }
    })

const contains = (list: readonly string[]) => {
  const all = new Set(list)
  return (token?: Token) => all.has(token?.text ?? '')
}

/** Takes "sat" and "sun" for weekdays only where the words around them say so. */
const onlySureWeekdays = ({ unsureWeekdays: unsure, weekdays }: WhenWords): Rewrite => {
  const isUnsure = contains(unsure.words)
  const isWeekday = contains(Object.values(weekdays).flat())
  const [leads, follows] = [contains(unsure.after), contains(unsure.before)]
  const [joins, never] = [contains(unsure.joins), contains(unsure.never)]
  const isEnd = (token?: Token) => !token || token.text === '.'
  const isJoined = (all: readonly Token[], i: number) =>
    (joins(all[i + 1]) && isWeekday(all[i + 2])) || (joins(all[i - 1]) && isWeekday(all[i - 2]))
  const isFollowed = (next?: Token) => isEnd(next) || /^\d/.test(next?.text ?? '') || follows(next)
  return rewriting((token, i, all) => {
    if (!isUnsure(token)) return undefined
    const isOne = isJoined(all, i) || leads(all[i - 1]) || (!never(all[i - 1]) && isFollowed(all[i + 1]))
    return isOne ? undefined : OPAQUE
  })
}

const textAt = (tokens: readonly Token[], i: number) => tokens[i]?.text ?? ''

/** "twenty first" is one number; "first" alone is one only beside a month, for "the first time" is none. */
const readNumbers = ({ numbers, ordinals, months }: WhenWords): Rewrite => {
  const isMonth = contains(Object.values(months).flat())
  const isNearMonth = (all: readonly Token[], i: number) => [-2, -1, 1, 2].some((d) => isMonth(all[i + d]))
  const isUnit = (n: number | undefined): n is number => n !== undefined && n < 10
  const both = (tens: number | undefined, next: string): string | undefined => {
    if (tens === undefined || tens < 20) return undefined
    const [cardinal, ordinal] = [numbers[next], ordinals[next]]
    if (isUnit(cardinal)) return `${tens + cardinal}`
    return isUnit(ordinal) ? `${tens + ordinal}th` : undefined
  }
  const alone = (all: readonly Token[], i: number): string => {
    const n = ordinals[textAt(all, i)]
    return n !== undefined && (n > 3 || isNearMonth(all, i)) ? `${n}th` : textAt(all, i)
  }
  return (tokens) => {
    const joined = tokens.map(({ text }, i) => both(numbers[text], textAt(tokens, i + 1)))
    return tokens.flatMap((token, i) => {
      if (joined[i - 1]) return []
      const text = joined[i]
      return text
        ? { text, start: token.start, end: tokens[i + 1]?.end ?? token.end }
        : { ...token, text: alone(tokens, i) }
    })
  }
}

/** A dash means "to" between days and times; elsewhere it only joins words. */
const dropDashes = ({ weekdays }: WhenWords): Rewrite => {
  const isWeekday = contains(Object.values(weekdays).flatMap((all) => [...all, `${all[0]}s`]))
  const isEnd = (token?: Token) => isWeekday(token) || /^(?:\d|[ap]m$)/.test(token?.text ?? '')
  return (tokens) =>
    tokens.filter(({ text }, i) => text !== '-' || (isEnd(tokens[i - 1]) && isEnd(tokens[i + 1])))
}

const FIGURES = /^(?:\d{1,2}\/\d{1,2}|\d{1,4}([/.-])\d{1,2}\1\d{2,4})$/
/** Always open, or a share of something: dates only where "on" or the like stands before them. */
const NOT_DATES = new Set(['24/7', '1/2', '1/3', '2/3', '1/4', '3/4'])
const BEFORE_DATE = /^(?:on|by|from|before|after|until|since|dated|#\w+)$/

const markDates: Rewrite = rewriting(({ text }, i, all) => {
  if (!FIGURES.test(text)) return undefined
  return NOT_DATES.has(text) && !BEFORE_DATE.test(all[i - 1]?.text ?? '') ? OPAQUE : `=${text}`
})

const translate = (words: WhenWords): Rewrite => {
  const lexicon = lexiconOf(words)
  const expands = new Map(Object.entries(words.expands))
  const plain = (text: string) => (/^\p{L}|^\d+\p{L}{3}/u.test(text) ? plainWord(text, lexicon) : text)
  return (tokens) =>
    tokens.flatMap((token) => {
      const text = plain(token.text)
      return (expands.get(text) ?? [text]).map((part) => ({ ...token, text: part }))
    })
}

/** Rewrites what was said in the plain tokens that the head of `when.en.yaml` describes. */
export const plainTokens = (words: WhenWords): ((said: string) => readonly Token[]) => {
  const known = new Set(Object.values(words.spellings).flat())
  const afterNumbers = new Set([...Object.values(words.months), ...Object.values(words.units)].flat())
  const reader = {
    isKnown: (word: string) => known.has(word),
    isAfterNumber: (word: string) => afterNumbers.has(word) || known.has(word),
  }
  const rewrites = [
    onlySureWeekdays(words),
    dropDashes(words),
    readNumbers(words),
    translate(words),
    markDates,
  ]
  return (said) => rewrites.reduce((tokens, rewrite) => rewrite(tokens), readTokens(said, reader))
}
