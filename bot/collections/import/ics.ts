/** Reads the days out of a calendar file (RFC 5545): the whole-day events of one round, as councils and WasteWorks export them. */
import { type Day, localTime } from '../../../knowledge/calendar/day'
import { daysOf, readWeeklyRule } from '../../../knowledge/collections/weeklyRule'

/** A line of the file: `DTSTART;VALUE=DATE:20261225`. */
interface Property {
  name: string
  value: string
  line: number
}

export interface IcsProblem {
  line: number
  message: string
}

export interface ReadIcs {
  /** In order, each once. */
  days: readonly Day[]
  problems: readonly IcsProblem[]
}

export interface IcsOptions {
  timeZone: string
  /** How far a rule without an end is followed. */
  until: Day
}

/** Long lines go on in the next one after a blank; the line that counts is the first. */
const propertiesIn = (text: string): readonly Property[] => {
  const lines: { text: string; line: number }[] = []
  for (const [i, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const last = lines.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) last.text += line.slice(1)
    else lines.push({ text: line, line: i + 1 })
  }
  return lines.flatMap(({ text: whole, line }) => {
    const [, name, value] = /^([\w-]+)(?:;[^:]*)?:(.*)$/.exec(whole) ?? []
    return name === undefined || value === undefined ? [] : [{ name: name.toUpperCase(), value, line }]
  })
}

type Event = readonly Property[]

/** What stands between BEGIN:VEVENT and END:VEVENT. */
const eventsIn = (properties: readonly Property[]): readonly Event[] => {
  const marks = (name: string) =>
    properties.flatMap((it, i) => (it.name === name && it.value === 'VEVENT' ? [i] : []))
  const ends = marks('END')
  return marks('BEGIN').map((begin, i) => properties.slice(begin, ends[i] ?? begin))
}

const dayIn = (value: string, timeZone: string): Day | undefined => {
  const [, year, month, day, hour, minute, utc] =
    /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})\d{2}(Z?))?$/.exec(value.trim()) ?? []
  if (year === undefined) return undefined
  const written = `${year}-${month}-${day}`
  return utc === 'Z' ? localTime(new Date(`${written}T${hour}:${minute}:00Z`), timeZone).day : written
}

const daysIn = (event: Event, name: string, timeZone: string): readonly Day[] =>
  event
    .filter((property) => property.name === name)
    .flatMap(({ value }) => value.split(','))
    .flatMap((value) => dayIn(value, timeZone) ?? [])

const first = (event: Event, name: string): Property | undefined => event.find((it) => it.name === name)

interface Series {
  uid: string
  days: readonly Day[]
  /** The day of a series that this event stands for. */
  insteadOf?: Day
}

const seriesOf = (event: Event, { timeZone, until }: IcsOptions): Series | IcsProblem => {
  const start = daysIn(event, 'DTSTART', timeZone)[0]
  const line = first(event, 'DTSTART')?.line ?? event[0]?.line ?? 0
  if (start === undefined) return { line, message: 'the event has no day: DTSTART;VALUE=DATE:20261225' }
  const uid = first(event, 'UID')?.value ?? `line ${line}`
  const rule = first(event, 'RRULE')
  const read = rule && readWeeklyRule(rule.value)
  if (rule !== undefined && read?.ok === false) return { line: rule.line, message: read.problem }
  const days = read?.ok ? daysOf(read.rule, start, start, until) : [start]
  const insteadOf = daysIn(event, 'RECURRENCE-ID', timeZone)[0]
  const left = new Set(daysIn(event, 'EXDATE', timeZone))
  return {
    uid,
    days: [...days, ...daysIn(event, 'RDATE', timeZone)].filter((day) => !left.has(day)),
    ...(insteadOf === undefined ? {} : { insteadOf }),
  }
}

const isCancelled = (event: Event): boolean => first(event, 'STATUS')?.value.toUpperCase() === 'CANCELLED'

/** The days of all events; one event may stand for a day of another's series, or cancel it. */
export const readIcs = (text: string, options: IcsOptions): ReadIcs => {
  const events = eventsIn(propertiesIn(text)).map((event) => ({
    cancelled: isCancelled(event),
    read: seriesOf(event, options),
  }))
  const series = events.flatMap(({ cancelled, read }) => ('uid' in read ? [{ cancelled, ...read }] : []))
  const replaced = new Set(
    series.flatMap(({ uid, insteadOf }) => (insteadOf === undefined ? [] : [`${uid} ${insteadOf}`])),
  )
  const days = series
    .filter(({ cancelled }) => !cancelled)
    .flatMap(({ uid, days: all, insteadOf }) =>
      insteadOf === undefined ? all.filter((day) => !replaced.has(`${uid} ${day}`)) : all,
    )
  return {
    days: [...new Set(days)].sort(),
    problems: events.flatMap(({ read }) => ('uid' in read ? [] : [read])),
  }
}
