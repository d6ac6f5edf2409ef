import type { Day, LocalTime, Time } from '../../../knowledge/calendar/day'
import { addDays, weekdayOf } from '../../../knowledge/calendar/day'
import type { Weekday } from '../../../knowledge/schema'
import type { ClockReader, Half } from './clock'
import type { Around } from './daySum'
import { DAY_SUMS } from './days'
import type { Found } from './patterns'
import type { Token } from './tokens'
import type { DayKind, Part, WhenWords } from './words'

/** A stretch of what was said, in characters; `end` is just behind it. */
export interface Span {
  start: number
  end: number
}

/** When, on the days meant: at a time, or after one, or before one, or between. Times are the council's. */
export interface When {
  /** In order: one; both of a weekend; or all of a range. Never empty. */
  days: readonly Day[]
  /** How it was recognised; `time` when only a time was said and the day is taken to be today. `said` as it was written. */
  how: { kind: DayKind | 'time'; said: string }
  time?: { at?: Time; after?: Time; before?: Time }
  /** Where it stands in what was said, in order and apart: take them out with `withoutWhens`. */
  spans: readonly Span[]
  /** All of it is over already. */
  past?: true
  /** The weekday that was said with a date that is on another: "Friday 28 December" in 2026. The date is believed. */
  clash?: Weekday
}

/** A day and the times that were said with it, before anything is worked out. */
interface Draft {
  day?: Found & { is: 'day' }
  times: readonly (Found & { is: 'time' })[]
}

/** True when nothing but little words stands between two places among the tokens. */
type IsLinked = (from: number, to: number) => boolean

const foundIn = ({ day, times }: Draft): readonly Found[] =>
  [...(day ? [day] : []), ...times].sort((a, b) => a.from - b.from)

/** A time joins others unless they say the same thing twice; "after 5" and "before 7" go together. */
const fits = (draft: Draft, next: Found): boolean => {
  if (next.is === 'day') return draft.day === undefined
  if (isPart(next)) return !draft.times.some(isPart)
  const clocks = draft.times.filter((time) => !isPart(time)).map(({ kind }) => kind)
  return (
    clocks.length === 0 || (clocks.length === 1 && [...clocks, next.kind].sort().join() === 'after,before')
  )
}

const isPart = ({ kind }: Found) => kind === 'part' || kind === 'barePart'

const added = (draft: Draft, next: Found): Draft =>
  next.is === 'day' ? { ...draft, day: next } : { ...draft, times: [...draft.times, next] }

/** "Friday", "at 4" and what stands between them; a lone time anywhere belongs to the only day. */
const draftsOf = (found: readonly Found[], isLinked: IsLinked): readonly Draft[] => {
  const drafts: Draft[] = []
  let end = 0
  for (const next of found) {
    const last = drafts.at(-1)
    if (last && fits(last, next) && isLinked(end, next.from)) drafts[drafts.length - 1] = added(last, next)
    else drafts.push(added({ times: [] }, next))
    end = next.to
  }
  return joinLone(drafts.filter(({ day, times }) => day || times.some(({ kind }) => kind !== 'barePart')))
}

const joinLone = (drafts: readonly Draft[]): readonly Draft[] => {
  const [withDay, without] = [drafts.filter(({ day }) => day), drafts.filter(({ day }) => !day)]
  const [only, lone] = [withDay[0], without[0]]
  if (withDay.length !== 1 || without.length !== 1 || !only || !lone) return drafts
  return lone.times.every((time) => fits(only, time)) ? [lone.times.reduce<Draft>(added, only)] : drafts
}

const halfOf = (part: Part | undefined): Half | undefined => {
  if (!part) return undefined
  return part.after === undefined ? 'am' : 'pm'
}

type SaidTime = NonNullable<When['time']>

const timeOf = ({ day, times }: Draft, words: WhenWords, clock: ClockReader, now: LocalTime) => {
  const partName = times.find(isPart)?.pieces.part
  const part = Object.values(words.parts).find((one) => one.words.includes(partName ?? ''))
  const half = halfOf(part)
  const clocks = times.filter((time) => !isPart(time))
  const read = clocks.map(({ kind, pieces }): SaidTime | undefined => {
    if (kind === 'between') return clock.between(pieces.clock ?? '', pieces.clock2 ?? '', half)
    const at = clock.at(pieces.clock ?? '', half)
    return at === undefined ? undefined : { [kind]: at }
  })
  const time: SaidTime = Object.assign({}, ...read)
  if (clocks.length > 0) return time
  if (part) return { ...(part.after && { after: part.after }), ...(part.before && { before: part.before }) }
  return day?.kind === 'now' ? { at: now.time } : undefined
}

/** True when nothing of the time is still to come today; looking back, when none of it has been. */
const isMissed = (time: SaidTime | undefined, now: Time, towards: Around['towards']): boolean => {
  if (!time) return false
  const [start, end] = [time.at ?? time.after, time.at ?? time.before]
  return towards === 'future' ? end !== undefined && end < now : start !== undefined && start > now
}

const spansOf = (draft: Draft, tokens: readonly Token[], isLinked: IsLinked): readonly Span[] => {
  const spans: Span[] = []
  let before = 0
  for (const { from, to } of foundIn(draft)) {
    const [start, end] = [tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0]
    const last = spans.at(-1)
    if (last && (isLinked(before, from) || start < last.end)) last.end = Math.max(end, last.end)
    else spans.push({ start, end })
    before = to
  }
  return spans
}

const clashOf = ({ day }: Draft, days: readonly Day[]): Weekday | undefined => {
  if (day?.kind !== 'date' && day?.kind !== 'dayOfMonth') return undefined
  const said = day.pieces.weekday?.slice(1)
  return said && days[0] && said !== weekdayOf(days[0]) ? (said as Weekday) : undefined
}

const isOver = (days: readonly Day[], time: SaidTime | undefined, now: LocalTime): boolean => {
  const last = days.at(-1) ?? now.day
  const end = time?.at ?? time?.before
  return last < now.day || (last === now.day && end !== undefined && end < now.time)
}

export interface Assembler {
  now: LocalTime
  around: Omit<Around, 'nearest'>
  clock: ClockReader
}

/** Looks away from today when the time said has gone by: "at 9" is tomorrow's only for a part of the day, as "in the morning". */
const daysOf = (draft: Draft, time: SaidTime | undefined, { now, around }: Assembler) => {
  const away = addDays(now.day, around.towards === 'future' ? 1 : -1)
  const isGone = isMissed(time, now.time, around.towards)
  if (draft.day)
    return DAY_SUMS[draft.day.kind](draft.day.pieces, { ...around, nearest: isGone ? away : now.day })
  return [isGone && (draft.times.every(isPart) || around.towards === 'past') ? away : now.day]
}

const whenOf = (
  draft: Draft,
  said: string,
  tokens: readonly Token[],
  assembler: Assembler,
  isLinked: IsLinked,
) => {
  const { now, around, clock } = assembler
  const time = timeOf(draft, around.words, clock, now)
  const days = daysOf(draft, time, assembler)
  if (!days || days.length === 0) return []
  const head = draft.day ?? draft.times[0]
  const clash = clashOf(draft, days)
  const when: When = {
    days,
    how: {
      kind: draft.day?.kind ?? 'time',
      said: said.slice(tokens[head?.from ?? 0]?.start, tokens[(head?.to ?? 1) - 1]?.end),
    },
    ...(time && { time }),
    spans: spansOf(draft, tokens, isLinked),
    ...(isOver(days, time, now) && { past: true }),
    ...(clash && { clash }),
  }
  return [when]
}

/** Puts what was found together and works out the days. What comes to no day, such as 31 February, is left out. */
export const assemble = (
  said: string,
  tokens: readonly Token[],
  found: readonly Found[],
  assembler: Assembler,
): readonly When[] => {
  const links = new Set(assembler.around.words.links)
  const isLinked: IsLinked = (from, to) => tokens.slice(from, to).every(({ text }) => links.has(text))
  return draftsOf(found, isLinked).flatMap((draft) => whenOf(draft, said, tokens, assembler, isLinked))
}
