import type { BankHolidays } from '../../../knowledge/calendar/bankHolidays'
import type { Day } from '../../../knowledge/calendar/day'
import { WEEKDAYS } from '../../../knowledge/schema'
import type { Pieces } from './patterns'
import type { WhenWords } from './words'

/** What a day depends on besides its words. */
export interface Around {
  today: Day
  /** Which way to look for "Friday" or "28 December". */
  towards: 'future' | 'past'
  /** The nearest day that can be meant, looking that way: not today, when the time of it has gone by. */
  nearest: Day
  holidays: BankHolidays
  words: WhenWords
}

/** Works out the days of one kind; `undefined` when there are none, as for 31 February. */
export type DaySum = (pieces: Pieces, around: Around) => readonly Day[] | undefined

/** A sum that comes to one day. */
export const one =
  (sum: (pieces: Pieces, around: Around) => Day | undefined): DaySum =>
  (pieces, around) => {
    const day = sum(pieces, around)
    return day === undefined ? undefined : [day]
  }

/** 0 for `#mon`, 6 for `#sun`. */
export const indexOf = (weekday: string | undefined): number =>
  WEEKDAYS.findIndex((name) => `#${name}` === weekday)
