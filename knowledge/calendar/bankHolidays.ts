import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../root'
import type { Council } from '../schema'
import type { Day } from './day'

const Event = z.object({
  title: z.string().trim().min(1),
  date: z.iso.date(),
  notes: z.string(),
  bunting: z.boolean(),
})
const division = <Name extends string>(name: Name) =>
  z.object({ division: z.literal(name), events: z.array(Event).min(1) })

/** GOV.UK's file of bank holidays, https://www.gov.uk/bank-holidays.json: three divisions, whole years. */
export const BankHolidayFile = z.object({
  'england-and-wales': division('england-and-wales'),
  scotland: division('scotland'),
  'northern-ireland': division('northern-ireland'),
})
export type BankHolidayFile = z.infer<typeof BankHolidayFile>
export type Nation = Council['nation']

export interface BankHoliday {
  day: Day
  /** As GOV.UK writes it: "Boxing Day". */
  title: string
}

/** The bank holidays of one nation. */
export interface BankHolidays {
  /** The holiday's title, or `undefined`: not one, or its year is not known (ask `isKnown`). */
  holidayOn(day: Day): string | undefined
  /** The title of a holiday of any of the four nations: what the law calls a bank holiday "in any part" of the country. */
  holidayInUk(day: Day): string | undefined
  /**
   * "Boxing Day" on Saturday 26 December 2026, whose bank holiday is on the Monday: not a bank holiday by law, and yet
   * no ordinary day. Only the three days on which nearly everything is shut: Christmas, Boxing and New Year's Day.
   */
  movedHolidayOn(day: Day): string | undefined
  /** False for a day in a year that has not been published: whether it is a holiday is not known yet. */
  isKnown(day: Day): boolean
  /** The first and the last year that are known whole. */
  known: { from: number; to: number }
  /** Every bank holiday, in order. */
  all: readonly BankHoliday[]
}

/** Where the copy that the assistant ships with is kept. */
export const bankHolidayFile = join(projectRoot, 'knowledge', 'calendar', 'bank-holidays.json')

/** Reads GOV.UK's shape; throws an error that names every fault. */
export const parseBankHolidays = (data: unknown): BankHolidayFile => {
  const read = BankHolidayFile.safeParse(data)
  if (!read.success) throw new Error(`not a file of bank holidays:\n${z.prettifyError(read.error)}`)
  return read.data
}

const OWN_DAY: Readonly<Record<string, string>> = {
  'New Year’s Day': '01-01',
  'Christmas Day': '12-25',
  'Boxing Day': '12-26',
}

type Events = BankHolidayFile['scotland']['events']

/** A year counts from its New Year's Day to its Boxing Day: a file cut off in the middle of a year is not believed. */
const yearsKnown = (events: Events) => {
  const yearsWithMonth = (month: string) =>
    events.filter(({ date }) => date.slice(5, 7) === month).map(({ date }) => Number(date.slice(0, 4)))
  return { from: Math.min(...yearsWithMonth('01')), to: Math.max(...yearsWithMonth('12')) }
}

const movedFrom = ({ title, date }: Events[number]): Day | undefined => {
  const own = OWN_DAY[title] && `${date.slice(0, 4)}-${OWN_DAY[title]}`
  return own === date ? undefined : own
}

type HolidayInUk = BankHolidays['holidayInUk']

const titlesOf = (events: Events): ReadonlyMap<Day, string> =>
  new Map(events.map(({ date, title }) => [date, title]))

/** Where a day has two titles, England's goes first. */
const anywhere = (file: BankHolidayFile): HolidayInUk => {
  const divisions = [file['england-and-wales'], file['northern-ireland'], file.scotland]
  const titles = divisions.map(({ events }) => titlesOf(events))
  return (day) => titles.map((each) => each.get(day)).find((title) => title !== undefined)
}

const ofDivision = ({ events }: { events: Events }, holidayInUk: HolidayInUk): BankHolidays => {
  const all = events
    .map(({ date, title }) => ({ day: date, title }))
    .sort((a, b) => a.day.localeCompare(b.day))
  const titles = titlesOf(events)
  const moved = new Map(events.map((event) => [movedFrom(event), event.title]))
  const known = yearsKnown(events)
  return {
    holidayOn: (day) => titles.get(day),
    holidayInUk,
    movedHolidayOn: (day) => (titles.has(day) ? undefined : moved.get(day)),
    isKnown: (day) => Number(day.slice(0, 4)) >= known.from && Number(day.slice(0, 4)) <= known.to,
    known,
    all,
  }
}

/** Each nation's bank holidays; England and Wales share theirs. */
export const bankHolidaysOf = (file: BankHolidayFile): Readonly<Record<Nation, BankHolidays>> => {
  const inUk = anywhere(file)
  const englandAndWales = ofDivision(file['england-and-wales'], inUk)
  return {
    england: englandAndWales,
    wales: englandAndWales,
    scotland: ofDivision(file.scotland, inUk),
    'northern-ireland': ofDivision(file['northern-ireland'], inUk),
  }
}

/** Reads the shipped file, or another of the same shape; throws when it is missing or faulty. */
export const loadBankHolidays = (file: string = bankHolidayFile): Readonly<Record<Nation, BankHolidays>> =>
  bankHolidaysOf(parseBankHolidays(JSON.parse(readFileSync(file, 'utf8'))))
