/** Days and times as people say them, typed or heard. The words are in `when.en.yaml`, the sums in `when/`. */
import type { BankHolidays } from '../../knowledge/calendar/bankHolidays'
import type { LocalTime } from '../../knowledge/calendar/day'
import type { When } from './when/assemble'
import { assemble } from './when/assemble'
import { clockReader } from './when/clock'
import { finder } from './when/patterns'
import { plainTokens } from './when/plainTokens'
import { loadWhenWords } from './when/words'

export type { Span, When } from './when/assemble'

export interface WhenOptions {
  /** `past` for what has been done ("I emailed on Friday"): the latest such day instead of the next. */
  towards?: 'future' | 'past'
}

const readerOf = (language: string) => {
  const words = loadWhenWords(language)
  return {
    words,
    tokensOf: rememberingLast(plainTokens(words)),
    find: finder(words),
    clock: clockReader(words.clock),
    past: new Set(words.past),
  }
}

/** The same words are looked through for days and for the past, one after the other. */
const rememberingLast = <Made>(make: (said: string) => Made): ((said: string) => Made) => {
  let last: { said: string; made: Made } | undefined
  return (said) => {
    if (last?.said !== said) last = { said, made: make(said) }
    return last.made
  }
}

const once = <Made>(make: () => Made): (() => Made) => {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}

const english = once(() => readerOf('en'))

/**
 * Every day and time in what was said, in order; empty when there is none. A bare hour is an office hour: 1 to 6 are in
 * the afternoon, 7 to 12 run up to noon. Never throws, whatever is said.
 */
export const readWhens = (
  said: string,
  now: LocalTime,
  holidays: BankHolidays,
  { towards = 'future' }: WhenOptions = {},
): readonly When[] => {
  const { words, tokensOf, find, clock } = english()
  const tokens = tokensOf(said)
  return assemble(said, tokens, find(tokens), {
    now,
    clock,
    around: { today: now.day, towards, holidays, words },
  })
}

/** The first day and time in what was said. */
export const readWhen = (
  said: string,
  now: LocalTime,
  holidays: BankHolidays,
  options: WhenOptions = {},
): When | undefined => readWhens(said, now, holidays, options)[0]

/** True when a verb of it tells of something already done, as "emailed" does: then read days `towards` the past. */
export const tellsOfThePast = (said: string): boolean => {
  const { tokensOf, past } = english()
  return tokensOf(said).some(({ text }) => past.has(text))
}

/** What was said without its days and times: "is the town hall open on Friday?" becomes "is the town hall open ?". */
export const withoutWhens = (said: string, whens: readonly When[]): string => {
  const spans = whens.flatMap(({ spans }) => spans).sort((a, b) => a.start - b.start)
  let at = 0
  const kept = spans.map(({ start, end }) => {
    const before = said.slice(at, start)
    at = Math.max(at, end)
    return before
  })
  return [...kept, said.slice(at)].join(' ').replace(/\s+/g, ' ').trim()
}
