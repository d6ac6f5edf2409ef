/** What decides when the bins of one property are emptied. Days are days where the council is; nothing here has a time. */
import type { Day, Time } from '../calendar/day'
import type { CrewEventName, Stream } from '../schema'
import type { WeeklyRule } from './weeklyRule'

/** Day and month, such as `03-01`. */
export type MonthDay = string

/** Both days with it; it may run over the end of the year, as from `11-15` to `02-28`. */
export interface Season {
  from: MonthDay
  to: MonthDay
}

/** One kind of collection, such as fortnightly recycling. */
export interface CollectionService {
  code: string
  stream: Stream
  /** As the council calls it: "Green recycling bin". */
  name: string
  /** The id of a container in the council's pack. */
  container?: string
  bodyColour?: string
  lidColour?: string
  litres?: number
  /** Bins must be out by then. */
  outBy: Time
  /** The number of the Local Government Service List. */
  lgsl?: number
  /** Only for those who asked or paid for it. */
  subscription: boolean
  season?: Season
}

/** When a round calls for one service; a round may have several, one after the other. */
export interface Round {
  round: string
  service: string
  rule: WeeklyRule
  start: Day
  until?: Day
}

/** A round that is given by its days, as calendar files do. */
export interface RoundDay {
  round: string
  service: string
  day: Day
}

/** A property is on a round; for a service by subscription, `from` and `to` are the days it is paid for. */
export interface OnRound {
  service: string
  round: string
  from?: Day
  to?: Day
}

/** A collection day that the council gives outright. */
export interface GivenDay {
  service: string
  day: Day
  /** The day it would usually be. */
  usual?: Day
  reason?: string
}

/** From the widest to the narrowest. */
export const SCOPES = ['council', 'round', 'street', 'property'] as const
export type Scope = (typeof SCOPES)[number]

/** A usual day that is moved or cancelled: Christmas, roadworks, snow. */
export interface Override {
  scope: Scope
  /** The round, the street's USRN or the property's UPRN; empty for the whole council. */
  of: string
  /** A service's code, or `*` for all. */
  service: string
  original: Day
  /** Missing: there is no collection instead. */
  moved?: Day
  reason?: string
  /** A day, or a day and time (`2026-12-01T09:00`): of two, the later is the newer. */
  publishedAt: string
}

/** Everything that bears on one property. */
export interface Schedule {
  uprn: string
  usrn?: string
  services: readonly CollectionService[]
  onRounds: readonly OnRound[]
  rounds: readonly Round[]
  roundDays: readonly RoundDay[]
  givenDays: readonly GivenDay[]
  overrides: readonly Override[]
}

/** Something the crew logged at a property, in a street or for a round. */
export interface CrewEvent {
  scope: Exclude<Scope, 'council'>
  of: string
  service: string
  day: Day
  event: CrewEventName
  /** `2026-11-20T14:05`, by the clock where the council is. */
  loggedAt: string
}
