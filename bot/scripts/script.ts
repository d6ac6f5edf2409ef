import type { CaseState } from '../../dialogs/ports'
import type { Hypothesis, Line } from '../../dialogs/turn'
import type { LocalTime } from '../../knowledge/calendar/day'
import type { AdvisorsThere, DeskDoes } from './memoryAdvisors'

/** Something that must be heard, or must not: words, or `/a pattern/`. */
export interface Expected {
  line: number
  /** As it stands in the file. */
  written: string
}

/** What a telephone tells of a caller: what may have been heard, the keys that were pressed, silence, or noise. */
export type OnTheLine = { heard: readonly Hypothesis[] } | { keys: string } | { event: 'silent' | 'unheard' }

/** What a resident says. `choose`: the option at this place, counted from 1. */
export type Said = string | { choose: number } | OnTheLine

/** What a resident says, and what must come back. */
export interface Exchange {
  line: number
  /** `undefined`: nothing is said yet, the assistant greets. */
  said: Said | undefined
  /** What an advisor does, where nothing is said. */
  desk?: DeskDoes
  /** The clock was moved here beforehand. */
  movedTo?: LocalTime
  heard: readonly Expected[]
  notHeard: readonly Expected[]
}

/**
 * A case that is there when the script begins, with the postcode EX1 2AB and a phone number that ends in 0123:
 * `case: 123456786 inProgress 2026-11-20 10:00 5` was opened then, came into its state then, and was promised within five
 * working days.
 */
export interface ScriptCase {
  reference: string
  state: CaseState
  openedAt: LocalTime
  workingDays?: number
}

/** A conversation as council staff write it: `>` the resident, `<` what must be heard, `!` what must not, `*` an advisor. */
export interface Script {
  file: string
  /** Ids of councils; `all` is every pack that has what the script's {placeholders} name. */
  councils: 'all' | readonly string[]
  /** When it begins, by the council's clock. Left out: it holds at any time. */
  at?: LocalTime
  /** `spoken`: what is heard on the telephone is compared instead of what is read. */
  form: 'written' | 'spoken'
  exchanges: readonly Exchange[]
  cases?: readonly ScriptCase[]
  /** `advisors: 2` has two people in the queue, in the hours of the council. Left out: nobody to hand over to. */
  advisors?: AdvisorsThere
  /**
   * `call: 07700900123, transfers` is a telephone call from there, on a line that can put calls through to a person;
   * `relay`: by Relay UK; `cy`: on the line for that language.
   */
  call?: Pick<Line, 'number' | 'transfers' | 'relay'> & { locale?: string }
}

/** What is wrong with a script, and where. */
export interface ScriptFault {
  file: string
  line: number
  problem: string
}

/** True when the answers depend on a clock, on cases, on advisors or on a telephone that only the assistant's own process lets a script set. */
export const needsItsClock = ({ at, exchanges, cases = [], advisors, call }: Script): boolean =>
  at !== undefined ||
  cases.length > 0 ||
  advisors !== undefined ||
  call !== undefined ||
  exchanges.some(({ movedTo }) => movedTo !== undefined)
