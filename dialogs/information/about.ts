import type { Articles } from '../../knowledge/articles'
import type { BankHolidays } from '../../knowledge/calendar/bankHolidays'
import type { LocalTime } from '../../knowledge/calendar/day'
import type { WorkingDays } from '../../knowledge/calendar/workingDays'
import type { Hours, Pack, Phone, Place } from '../../knowledge/schema'
import type { Said } from '../said'
import type { Channel, Citation, Option, Reply } from '../turn'
import type { Details, Stage, Via } from '../understanding/details'
import type { Intent } from '../understanding/intents'
import type { When } from '../understanding/when'

/** What is known, for one council, while one turn is answered. */
export interface Here {
  pack: Pack
  articles: Articles
  holidays: BankHolidays
  workingDays: WorkingDays
  at: Date
  now: LocalTime
  channel: Channel
}

/** What an answer was about, kept for the turn after it ("and on Saturday?", "what about Woodrow?"). */
export interface Topic {
  intent: Intent
  /** Ids of places and phone lines. */
  targets?: readonly string[] | undefined
  via?: Via | undefined
  stage?: Stage | undefined
  /** The days that were asked about, as `2026-11-26`. */
  days?: readonly string[] | undefined
  article?: string | undefined
  service?: string | undefined
}

/** One question, understood: what is wanted, what was named, and what the turn before was about. */
export interface Ask {
  said: string
  /** The same with slips mended, lower case. */
  plain: string
  intent: Intent
  details: Details
  whens: readonly When[]
  before?: Topic | undefined
  /** Whether it leans on the turn before: "and on Saturday?", "is it open?" */
  leans: boolean
  /** What the message before makes it about, where it says nothing of that itself: "how long will that take?" */
  follows?: Intent | undefined
}

/** What one question is answered with. */
export interface Answer {
  said: Said
  sources: readonly Citation[]
  options?: readonly Option[]
  topic: Topic
  /** What else may have been meant: open to be picked in the next turn. */
  offers?: readonly Intent[]
  does?: Reply['do']
  /** How the answer to it is listened for on the telephone. */
  listen?: Reply['listen']
}

/** Answers one kind of question, or leaves it (`undefined`) to the next. */
export type Answerer = (ask: Ask, here: Here) => Answer | undefined

/** Something that keeps hours: a place or a phone line. */
export interface Target {
  id: string
  name: string
  kind: 'place' | 'phone'
  hours: Hours
  place?: Place
  phone?: Phone
}

export const placeTarget = (place: Place): Target => ({
  id: place.id,
  name: place.name,
  kind: 'place',
  hours: place.hours,
  place,
})

export const phoneTarget = (phone: Phone): Target => ({
  id: phone.id,
  name: phone.name,
  kind: 'phone',
  hours: phone.hours,
  phone,
})

/** Every place that takes enquiries and every phone line residents may ring, the enquiries line first. */
export const targetsOf = ({ contacts }: Pack): readonly Target[] => [
  ...contacts.phones.map(phoneTarget),
  ...contacts.places.map(placeTarget),
]

/** "Saturday or Sunday" gives both; several dates are one list, in order and once each. */
export const daysIn = (whens: readonly When[]): readonly string[] =>
  [...new Set(whens.flatMap(({ days }) => days))].sort()
