import { clockPattern } from './clock'
import type { Token } from './tokens'
import type { DayKind, TimeKind, WhenWords } from './words'
import { DAY_KINDS, TIME_KINDS } from './words'

/** The named pieces of what matched: `weekday`, `month`, `clock` … */
export type Pieces = Readonly<Record<string, string | undefined>>

/** A day or a time that was recognised, at the tokens `from` to `to` (not with it). */
export type Found = { from: number; to: number; pieces: Pieces } & (
  | { is: 'day'; kind: DayKind }
  | { is: 'time'; kind: TimeKind }
)

/** `uses`: the names of the stand-ins in it; without one of them in a text, there is no need to try it. */
type Pattern = { regex: RegExp; uses: readonly string[] } & (
  | { is: 'day'; kind: DayKind }
  | { is: 'time'; kind: TimeKind }
)

const longestFirst = (forms: readonly string[]) => [...forms].sort((a, b) => b.length - a.length).join('|')

const WEEKDAY = '#(?:mon|tue|wed|thu|fri|sat|sun)'

const followedBy = (words: readonly string[]) => `(?=$| [.]| (?:${words.join('|')})(?![^ ]))`
const notFollowedBy = (words: readonly string[]) => `(?! (?:${words.join('|')})(?![^ ]))`

const sureMonths = ({ months, unsureMonths }: WhenWords) =>
  Object.entries(months)
    .filter(([, names]) => !names.some((name) => unsureMonths.includes(name)))
    .map(([month]) => month)

/** What each `{name}` of the words file stands for. */
const placeholders = (words: WhenWords): Readonly<Record<string, string>> => {
  const { sure, bare } = clockPattern(words.clock)
  const any = `(?:${sure}|${bare})`
  return {
    weekday: `(?<weekday>${WEEKDAY})`,
    weekdays: `(?<weekday>${WEEKDAY})\\+`,
    anyWeekday: `(?<weekday>${WEEKDAY})\\+?`,
    anyWeekday2: `(?<weekday2>${WEEKDAY})\\+?`,
    month: '@(?<month>\\d\\d)',
    sureMonth: `@(?<month>${sureMonths(words).join('|')})`,
    number: '(?<number>\\d{1,2})',
    ordinal: '(?<number>\\d{1,2})(?:st|nd|rd|th)',
    dayNumber: '(?<number>\\d{1,2})(?:st|nd|rd|th)?',
    nth: `(?<nth>\\d(?:st|nd|rd|th)|${longestFirst(Object.keys(words.ordinals))}|last)`,
    year: '(?<year>(?:19|20)\\d\\d)',
    digits: '=(?<digits>[\\d/.-]+)',
    count: '(?<count>\\d{1,3}|a couple of|a couple|an|a)',
    unit: `(?<unit>${longestFirst(Object.values(words.units).flat())})`,
    feast: `(?<feast>${longestFirst(Object.values(words.feasts).flatMap((forms) => forms ?? []))})`,
    part: `(?<part>${longestFirst(Object.values(words.parts).flatMap((part) => part.words))})`,
    clock: `(?<clock>${sure})`,
    clock2: `(?<clock2>${sure})`,
    bareClock: `(?<clock>${bare})`,
    anyClock: `(?<clock>${any})`,
    anyClock2: `(?<clock2>${any})`,
    ends: followedBy(words.ends),
    notCounted: notFollowedBy(words.counted),
    notThing: notFollowedBy(words.things),
  }
}

const NAME = /\{(\w+)\}/g
/** A group that may be missing, or that offers a choice: what is in it is not always needed. */
const CHOICE = /\([^()]*\)\?|\([^()]*\|[^()]*\)/g

const compile = (form: string, stand: Readonly<Record<string, string>>) => {
  const source = form.replaceAll(NAME, (_, name: string) => {
    const pattern = stand[name]
    if (pattern === undefined) throw new Error(`no pattern is called {${name}}, in: ${form}`)
    return pattern
  })
  const sure = form.replaceAll(CHOICE, '')
  const uses = [...sure.matchAll(NAME)].flatMap(({ 1: name }) => name ?? [])
  return { regex: new RegExp(`(?<![^ ])(?:${source})(?![^ ])`, 'g'), uses }
}

const compileAll = (words: WhenWords, stand: Readonly<Record<string, string>>): readonly Pattern[] => [
  ...DAY_KINDS.flatMap((kind) =>
    words.days[kind].map((form) => ({ is: 'day', kind, ...compile(form, stand) }) as const),
  ),
  ...TIME_KINDS.flatMap((kind) =>
    words.times[kind].map((form) => ({ is: 'time', kind, ...compile(form, stand) }) as const),
  ),
]

/** The tokens joined by spaces, and the token that begins or ends at each place of that text. */
const lineOf = (tokens: readonly Token[]) => {
  const [begins, ends] = [new Map<number, number>(), new Map<number, number>()]
  let at = 0
  tokens.forEach(({ text }, i) => {
    begins.set(at, i)
    ends.set(at + text.length, i + 1)
    at += text.length + 1
  })
  return { line: tokens.map(({ text }) => text).join(' '), begins, ends }
}

/** Of two that overlap, the one that begins first; of two that begin together, the longer. */
const withoutOverlaps = (found: readonly Found[]): readonly Found[] => {
  const kept: Found[] = []
  for (const one of [...found].sort((a, b) => a.from - b.from || b.to - a.to))
    if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one)
  return kept
}

/** Finds days and times among plain tokens, in the order they were said. */
export const finder = (words: WhenWords): ((tokens: readonly Token[]) => readonly Found[]) => {
  const stand = placeholders(words)
  const patterns = compileAll(words, stand)
  const names = Object.entries(stand).map(([name, source]) => ({ name, regex: new RegExp(source) }))
  return (tokens) => {
    const { line, begins, ends } = lineOf(tokens)
    const absent = new Set(names.filter(({ regex }) => !regex.test(line)).map(({ name }) => name))
    const worthTrying = patterns.filter(({ uses }) => !uses.some((name) => absent.has(name)))
    const found = worthTrying.flatMap(({ regex, uses: _, ...what }) =>
      [...line.matchAll(regex)].flatMap(({ 0: text, index, groups }) => {
        const [from, to] = [begins.get(index), ends.get(index + text.length)]
        return from === undefined || to === undefined ? [] : [{ ...what, from, to, pieces: { ...groups } }]
      }),
    )
    return withoutOverlaps(found)
  }
}

/** Which entry of a list of forms a piece is: the feast of "boxing day". */
export const entryOf = <Key extends string>(
  lists: Readonly<Partial<Record<Key, readonly string[] | undefined>>>,
  piece: string | undefined,
): Key | undefined => {
  for (const key in lists)
    if (lists[key]?.some((form) => new RegExp(`^(?:${form})$`).test(piece ?? ''))) return key
  return undefined
}
