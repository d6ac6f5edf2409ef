import { hoursOn } from '../../knowledge/calendar/openingHours'
import { dayName } from '../dates'
import type { Said } from '../said'
import { bullets, listed, paragraphs, same } from '../said'
import type { Answer, Here, Target } from './about'
import { calendarFor } from './calendarFor'
import { unpublished, usualSaid } from './hoursNow'
import type { AskedDay } from './hoursOfDay'
import { dayOfTimes, hoursOfDay, timesOfDay } from './hoursOfDay'
import type { SayHours } from './hoursWords'
import { daySaid } from './hoursWords'

/** A list longer than this can't be kept in mind: the rest is offered by name. */
const FULL_WEEKS = 2

const otherPlaces = (targets: readonly Target[]) =>
  targets.slice(FULL_WEEKS).map(({ name }) => ({ label: name, says: name }))

/** The usual weeks of the first places, the others by name. */
export const usualWeeks = (
  say: SayHours,
  here: Here,
  targets: readonly Target[],
): Pick<Answer, 'said' | 'options'> => {
  const options = otherPlaces(targets)
  return {
    said: paragraphs(targets.slice(0, FULL_WEEKS).map((target) => usualSaid(say, here, target))),
    ...(options.length > 0 ? { options } : {}),
  }
}

/** Several on one bank holiday are closed for the one reason, which is said once. */
const sharedHoliday = (
  say: SayHours,
  here: Here,
  targets: readonly Target[],
  day: string,
): Said | undefined => {
  const reasons = targets.map((target) => hoursOn(target.hours, day, calendarFor(here, target)))
  const titles = reasons.map((hours) =>
    hours !== 'notPublished' && hours.because?.kind === 'bankHoliday' ? hours.because : undefined,
  )
  const [first] = titles
  if (first === undefined || titles.includes(undefined)) return undefined
  const name = listed(targets.map((target) => same(target.name)))
  const line = titles.every((title) => title?.published) ? 'closedBankHoliday' : 'expectClosedBankHoliday'
  return say(line, { name, day: dayName(day, here.now.day), title: first.title })
}

const severalOnDay = (
  say: SayHours,
  here: Here,
  targets: readonly Target[],
  day: string,
): readonly Said[] => {
  const holiday = sharedHoliday(say, here, targets, day)
  if (holiday !== undefined) return [holiday]
  const list = bullets(targets.map((target) => timesOfDay(say, here, target, day)))
  const unsure = targets.some((target) => isUnsureHoliday(here, target, day))
  return [
    say('onDay', { day: daySaid(say, day, here.now.day) }),
    list,
    ...(unsure ? [say('holidaysNotPublished')] : []),
  ]
}

/** More days than this are a list, and of more places than `FULL_WEEKS` the rest is offered by name. */
const FEW_DAYS = 2

const isUnsureHoliday = (here: Here, target: Target, day: string): boolean => {
  const hours = hoursOn(target.hours, day, calendarFor(here, target))
  return hours !== 'notPublished' && hours.because?.kind === 'bankHoliday' && !hours.because.published
}

/** "Over Christmas": each of the main places with its days, and once what isn't published. */
const rangeSaid = (
  say: SayHours,
  here: Here,
  targets: readonly Target[],
  days: readonly string[],
): Pick<Answer, 'said' | 'options'> => {
  const shown = targets.slice(0, FULL_WEEKS)
  const unsure = shown.some((target) => days.some((day) => isUnsureHoliday(here, target, day)))
  const lists = shown.map((target) => {
    const list = bullets(days.map((day) => dayOfTimes(say, here, target, day)))
    const heading = say('rangeOf', { name: target.name })
    return { text: `${heading.text}\n\n${list.text}`, speech: `${heading.speech} ${list.speech}` }
  })
  const options = otherPlaces(targets)
  return {
    said: paragraphs([...lists, unsure ? say('holidaysNotPublished') : same('')]),
    ...(options.length > 0 ? { options } : {}),
  }
}

/** One place or several, on the days that were asked about. */
export const onDaysSaid = (
  say: SayHours,
  here: Here,
  targets: readonly Target[],
  days: readonly string[],
  question: AskedDay,
): Pick<Answer, 'said' | 'options'> => {
  const [only] = targets
  if (days.length > FEW_DAYS && only?.hours !== 'notPublished') return rangeSaid(say, here, targets, days)
  if (targets.length === 1 && only !== undefined)
    return {
      said: paragraphs(
        days.map((day) => hoursOfDay(say, here, only, day, question) ?? unpublished(say, here, only)),
      ),
    }
  return { said: paragraphs(days.flatMap((day) => severalOnDay(say, here, targets, day))) }
}
