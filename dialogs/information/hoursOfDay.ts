import type { Day, Time } from '../../knowledge/calendar/day'
import type { DayHours, HoursReason } from '../../knowledge/calendar/openingHours'
import { hoursOn, nextOpening } from '../../knowledge/calendar/openingHours'
import { dayName, timeOfDay } from '../dates'
import type { Said } from '../said'
import { joined, same } from '../said'
import type { Here, Target } from './about'
import { calendarFor } from './calendarFor'
import type { SayHours, Session } from './hoursWords'
import { daySaid, timesSaid } from './hoursWords'

/** The part of a day that was asked about: "at 4", "after 5", "in the morning". */
export interface AskedTime {
  from: Time
  to: Time
  kind: 'moment' | 'part'
  said: Said
}

/** What is known of the question on one day. `asksWhether`: it wants a yes or a no. */
export interface AskedDay {
  asked?: AskedTime | undefined
  asksWhether: boolean
}

const isWithin = ({ from, to }: Session, asked: AskedTime): boolean =>
  asked.kind === 'moment' ? from <= asked.from && asked.from < to : from < asked.to && asked.from < to

/** The time that was asked about comes after the last closing of the day. */
const isMissed = (sessions: readonly Session[], asked: AskedTime | undefined): boolean =>
  asked !== undefined && sessions.every(({ to }) => to <= asked.from)

const minutesOf = (time: Time): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** How much of the part of the day that was asked about it is open, 0 to 1; the part ends with the last closing at the latest. */
const shareOpen = (sessions: readonly Session[], asked: AskedTime): number => {
  const [from, to] = [minutesOf(asked.from), minutesOf(asked.to)]
  const open = sessions.reduce(
    (sum, session) =>
      sum + Math.max(0, Math.min(to, minutesOf(session.to)) - Math.max(from, minutesOf(session.from))),
    0,
  )
  return open / Math.max(1, to - from)
}

/** Half an hour of an afternoon is not "open in the afternoon". */
const BARELY = 0.25

const openInPart = (
  say: SayHours,
  name: string,
  day: Said,
  sessions: readonly Session[],
  asked: AskedTime,
): Said => {
  const times = timesSaid(say, sessions)
  const fitting = sessions.filter((session) => isWithin(session, asked))
  if (fitting.length === 0) return say('noNotPart', { name, day, part: asked.said, times })
  if (asked.kind === 'part' && shareOpen(fitting, asked) < BARELY)
    return say('barelyPart', { name, day, times })
  return say('yesOpenPart', { name, day, part: asked.said, times: timesSaid(say, fitting) })
}

const openAtSaid = (
  say: SayHours,
  name: string,
  day: Said,
  sessions: readonly Session[],
  asked: AskedTime,
): Said => {
  if (asked.kind !== 'moment') return openInPart(say, name, day, sessions, asked)
  const open = sessions.find((session) => isWithin(session, asked))
  return open === undefined
    ? say('noNotAt', { name, day, time: asked.said, times: timesSaid(say, sessions) })
    : say('yesOpenAt', { name, day, time: asked.said, until: timeOfDay(open.to) })
}

const openSaid = (say: SayHours, name: string, day: Said, hours: DayHours, question: AskedDay): Said => {
  const times = timesSaid(say, hours.sessions)
  if (hours.because?.kind === 'closure')
    return say('changedBecause', { name, day, times, reason: hours.because.reason })
  if (question.asked !== undefined) return openAtSaid(say, name, day, hours.sessions, question.asked)
  return say(question.asksWhether ? 'yesOpenOn' : 'openOn', { name, day, times })
}

const closedSaid = (
  say: SayHours,
  name: string,
  day: Said,
  because: HoursReason | undefined,
  asksWhether: boolean,
  bareDay: Said,
): Said => {
  if (because?.kind === 'closure') return say('closedBecause', { name, day, reason: because.reason })
  if (because?.kind === 'bankHoliday')
    return say(because.published ? 'closedBankHoliday' : 'expectClosedBankHoliday', {
      name,
      day: bareDay,
      title: because.title,
    })
  return say(asksWhether ? 'noClosedOn' : 'closedOn', { name, day })
}

const nextSaid = (say: SayHours, here: Here, target: Target, day: Day): Said => {
  const next = nextOpening(target.hours, { day, time: '23:59' }, calendarFor(here, target))
  if (next === undefined || next === 'notPublished') return same('')
  return say('nextOpen', { day: dayName(next.day, here.now.day), time: timeOfDay(next.from) })
}

const sentences = (pieces: readonly Said[]): Said => joined(pieces.filter(({ text }) => text !== ''))

/** One place or line on one day: open or closed, why, and when it opens next. `undefined`: its hours are not published. */
export const hoursOfDay = (
  say: SayHours,
  here: Here,
  target: Target,
  day: Day,
  question: AskedDay,
): Said | undefined => {
  const hours = hoursOn(target.hours, day, calendarFor(here, target))
  if (hours === 'notPublished') return undefined
  const dayIs = daySaid(say, day, here.now.day)
  const unknown = hours.holidaysKnown ? same('') : say('notYetKnown')
  if (hours.sessions.length > 0) {
    const later = isMissed(hours.sessions, question.asked) ? nextSaid(say, here, target, day) : same('')
    return sentences([openSaid(say, target.name, dayIs, hours, question), later, unknown])
  }
  const closed = closedSaid(
    say,
    target.name,
    dayIs,
    hours.because,
    question.asksWhether,
    dayName(day, here.now.day),
  )
  return sentences([closed, nextSaid(say, here, target, day), unknown])
}

/** "1:30pm to 5:30pm", "closed", "expect it to be closed": one cell of a list. `undefined`: its hours are not published. */
const timesInList = (say: SayHours, here: Here, target: Target, day: Day): Said | undefined => {
  const hours = hoursOn(target.hours, day, calendarFor(here, target))
  if (hours === 'notPublished') return undefined
  const times = timesSaid(say, hours.sessions)
  if (hours.because?.kind === 'closure') return say('timesBecause', { times, reason: hours.because.reason })
  if (hours.because?.kind !== 'bankHoliday') return times
  return hours.because.published ? times : say('expectClosed', { title: hours.because.title })
}

/** One place of several on one day: "the one stop shop: 1:30pm to 5:30pm". */
export const timesOfDay = (say: SayHours, here: Here, target: Target, day: Day): Said => {
  const times = timesInList(say, here, target, day)
  return times === undefined
    ? say('notPublishedPlain', { name: target.name })
    : say('dayLine', { name: target.name, times })
}

/** One place on one day of several: "Thursday 24 December: 9am to 5:30pm". */
export const dayOfTimes = (say: SayHours, here: Here, target: Target, day: Day): Said => {
  const times = timesInList(say, here, target, day)
  return times === undefined
    ? say('notPublishedPlain', { name: target.name })
    : say('dayLine', { name: dayName(day, here.now.day), times })
}
