/** The part of RFC 5545's recurrence rules that rounds are written in: so many weeks apart, on these weekdays. */
import type { Day } from '../calendar/day'
import { addDays, daysBetween, weekdayIndex } from '../calendar/day'

/** `FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR`, read. */
export interface WeeklyRule {
  everyWeeks: number
  /** 0 is Monday; in order; empty: the weekday it starts on. */
  weekdays: readonly number[]
  /** The last day, from `UNTIL`. */
  until?: Day
  /** So many times in all, from `COUNT`. */
  times?: number
}

export type ReadRule = { ok: true; rule: WeeklyRule } | { ok: false; problem: string }

const NAMES = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const EXAMPLE = 'such as FREQ=WEEKLY;INTERVAL=2;BYDAY=TU'

const no = (problem: string): ReadRule => ({ ok: false, problem })

const wholeNumber = (text: string): number | undefined =>
  /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined

const weekdaysIn = (list: string): readonly number[] | undefined => {
  const found = list.split(',').map((name) => NAMES.indexOf(name))
  return found.includes(-1) ? undefined : [...new Set(found)].sort((a, b) => a - b)
}

/** `20261225` and `20261225T235959Z` are the day; the time of day is not a collection's business. */
const dayIn = (text: string): Day | undefined => {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})(T\d{6}Z?)?$/.exec(text) ?? []
  return year === undefined ? undefined : `${year}-${month}-${day}`
}

type Part = (value: string) => Partial<WeeklyRule> | undefined

const PARTS: Readonly<Record<string, Part>> = {
  FREQ: (value) => (value === 'WEEKLY' ? {} : undefined),
  // Weeks begin on Monday unless it says otherwise, and nothing else is read here.
  WKST: (value) => (value === 'MO' ? {} : undefined),
  INTERVAL: (value) => {
    const everyWeeks = wholeNumber(value)
    return everyWeeks === undefined ? undefined : { everyWeeks }
  },
  BYDAY: (value) => {
    const weekdays = weekdaysIn(value)
    return weekdays === undefined ? undefined : { weekdays }
  },
  UNTIL: (value) => {
    const until = dayIn(value)
    return until === undefined ? undefined : { until }
  },
  COUNT: (value) => {
    const times = wholeNumber(value)
    return times === undefined ? undefined : { times }
  },
}

/** Reads a rule, with or without `RRULE:` before it; what else RFC 5545 knows is refused with a sentence that says so. */
export const readWeeklyRule = (text: string): ReadRule => {
  const pairs = text
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .split(';')
    .filter((pair) => pair !== '')
    .map((pair) => pair.split('='))
  if (!pairs.some(([name]) => name === 'FREQ')) return no(`write a rule ${EXAMPLE}`)
  let rule: WeeklyRule = { everyWeeks: 1, weekdays: [] }
  for (const [name = '', value = ''] of pairs) {
    const part = PARTS[name]?.(value)
    if (part === undefined) return no(`${name}=${value} can’t be read here: write a weekly rule ${EXAMPLE}`)
    rule = { ...rule, ...part }
  }
  return { ok: true, rule }
}

const earlier = (a: Day, b: Day | undefined): Day => (b !== undefined && b < a ? b : a)

/** The Monday, in a week of the rule, that begins on or before `from`; the very first when times are counted. */
const firstWeek = ({ everyWeeks, times }: WeeklyRule, start: Day, from: Day): Day => {
  const monday = addDays(start, -weekdayIndex(start))
  if (times !== undefined || from <= start) return monday
  const step = 7 * everyWeeks
  return addDays(monday, Math.floor(daysBetween(monday, from) / step) * step)
}

/**
 * The days of a rule between two days, both with them, in order. Weeks run from Monday and are counted from the week of
 * `start`; `start` itself is one only if its weekday is in the rule.
 */
export const daysOf = (rule: WeeklyRule, start: Day, from: Day, to: Day): readonly Day[] => {
  const weekdays = rule.weekdays.length === 0 ? [weekdayIndex(start)] : rule.weekdays
  const last = earlier(to, rule.until)
  const days: Day[] = []
  let left = rule.times ?? Number.POSITIVE_INFINITY
  for (
    let monday = firstWeek(rule, start, from);
    monday <= last && left > 0;
    monday = addDays(monday, 7 * rule.everyWeeks)
  ) {
    const week = weekdays.map((weekday) => addDays(monday, weekday)).filter((day) => day >= start)
    days.push(...week.slice(0, left))
    left -= week.length
  }
  return days.filter((day) => day >= from && day <= last)
}
