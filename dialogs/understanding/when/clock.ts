import type { Time } from '../../../knowledge/calendar/day'
import type { ClockForm, WhenWords } from './words'

type ClockWords = WhenWords['clock']

const HOUR = '(?:[01]?\\d|2[0-3])'
const MINUTES = '[0-5]\\d'
/** Minutes before or after an hour, which are said and typed without a nought: "5 past 4". */
const AROUND = '[0-5]?\\d'

const unnamed = ({ form }: ClockForm) =>
  form.replaceAll('{h}', HOUR).replaceAll('{m}', MINUTES).replaceAll('{n}', AROUND)

/** Patterns of times that are times anywhere, and of those that are only where something says so. */
export const clockPattern = (clock: ClockWords): { sure: string; bare: string } => {
  const [sure, bare] = [clock.sure.map(unnamed).join('|'), clock.bare.map(unnamed).join('|')]
  const half = `(?: (?:${clock.am}|${clock.pm}))`
  return { sure: `(?:(?:${sure})${half}?|(?:${bare})${half})`, bare: `(?:${bare})` }
}

/** Minutes after midnight; `isOpen` when it may as well be twelve hours later. */
interface Reading {
  minutes: number
  isOpen: boolean
}

/** Whether a time was said to be before or after noon. */
export type Half = 'am' | 'pm'

/**
 * The twelve hours that a bare hour belongs to, at a council: 1 to 6 are in the afternoon, 7 to 11 in the morning,
 * 12 is noon. Offices are open in between; and nobody asks whether the town hall is open at 4 in the morning.
 */
const officeHalf = (hour: number): Half => (hour < 7 || hour === 12 ? 'pm' : 'am')

const named = ({ form }: ClockForm) => {
  const pieces = form
    .replaceAll('{h}', `(?<h>${HOUR})`)
    .replaceAll('{m}', `(?<m>${MINUTES})`)
    .replaceAll('{n}', `(?<m>${AROUND})`)
  return new RegExp(`^(?:${pieces})$`)
}

const toClock = (minutes: number): Time => {
  const inDay = (minutes + 1440) % 1440
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`
}

const minutesOf = (time: Time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

const twentyFour = (hour: number, half: Half) => (hour % 12) + (half === 'pm' ? 12 : 0)

/** `said` is the hour as it was written: "09" and "16" leave nothing open, "9" does. */
const reading = (form: ClockForm, said: string, m: string | undefined, half: Half | undefined): Reading => {
  const hour = Number(said)
  const minutes = form.minutes + Number(m ?? 0) * (form.to ? -1 : 1)
  if (hour === 0 || hour > 12 || (said.startsWith('0') && !half))
    return { minutes: hour * 60 + minutes, isOpen: false }
  const at = twentyFour(hour, half ?? officeHalf(hour)) * 60 + minutes
  return { minutes: at, isOpen: half === undefined }
}

type NamedForm = { form: ClockForm; regex: RegExp }

const readAs = ({ form, regex }: NamedForm, said: string, half: Half | undefined): Reading | undefined => {
  const match = regex.exec(said)
  if (match && form.is) return { minutes: minutesOf(form.is), isOpen: false }
  return match?.groups?.h ? reading(form, match.groups.h, match.groups.m, half) : undefined
}

const firstOf = <From, To>(list: readonly From[], read: (one: From) => To | undefined): To | undefined => {
  for (const one of list) {
    const found = read(one)
    if (found !== undefined) return found
  }
  return undefined
}

/** Reads times in the forms of the words file, such as "half past 4"; `half` decides what was left open. */
export interface ClockReader {
  at(said: string, half?: Half): Time | undefined
  /** "between 5 and 7": the second is later than the first where that can be. */
  between(first: string, second: string, half?: Half): { after: Time; before: Time } | undefined
}

export const clockReader = (clock: ClockWords): ClockReader => {
  const forms = [...clock.sure, ...clock.bare].map((form) => ({ form, regex: named(form) }))
  const halves = { am: new RegExp(` (?:${clock.am})$`), pm: new RegExp(` (?:${clock.pm})$`) }
  const saidHalf = (said: string) => (['am', 'pm'] as const).find((half) => halves[half].test(said))
  const read = (said: string, half?: Half): Reading | undefined => {
    const own = saidHalf(said)
    const rest = own ? said.replace(halves[own], '') : said
    return firstOf(forms, (form) => readAs(form, rest, own ?? half))
  }
  const between = (first: string, second: string, half?: Half) => {
    const to = read(second, half)
    // "5 to 7pm" is 17:00 to 19:00, and "9 to 5pm" is not 21:00 to 17:00.
    const alike = read(first, half ?? saidHalf(second))
    const from = to && alike && alike.minutes > to.minutes ? read(first, half) : alike
    if (!from || !to) return undefined
    const isLater = to.isOpen && to.minutes <= from.minutes
    return { after: toClock(from.minutes), before: toClock(to.minutes + (isLater ? 720 : 0)) }
  }
  return {
    at: (said, half) => {
      const found = read(said, half)
      return found && toClock(found.minutes)
    },
    between,
  }
}
