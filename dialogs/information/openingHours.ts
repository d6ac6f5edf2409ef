import { hoursOn, stateAt } from '../../knowledge/calendar/openingHours'
import type { KnownService, Source } from '../../knowledge/schema'
import { dayName, timeOfDay } from '../dates'
import type { Said } from '../said'
import { aloud, bullets, listed, paragraphs, same } from '../said'
import type { Answer, Answerer, Ask, Here, Target } from './about'
import { daysIn } from './about'
import { askedTimeIn } from './askedTime'
import { calendarFor } from './calendarFor'
import { gapAbout } from './gaps'
import type { AskedDay, AskedTime } from './hoursOfDay'
import { dayOfTimes, hoursOfDay, timesOfDay } from './hoursOfDay'
import type { SayHours } from './hoursWords'
import { daySaid, weekSaid } from './hoursWords'
import { openingTargets } from './openingTargets'
import type { SayProvider } from './providers'
import { providerAnswer } from './providers'
import { citationsOf } from './sources'

/** Below this many minutes to closing, the minutes are said: somebody may be on their way. */
const SOON = 60

/** A list longer than this can't be kept in mind: the rest is offered by name. */
const FULL_WEEKS = 2

/** "…is open now, until 5pm." `undefined` when the hours are not published. */
export const nowSaid = (say: SayHours, here: Here, target: Target): Said | undefined => {
  const { name } = target
  if (target.phone?.allHours) return say('allHours', { name })
  const state = stateAt(target.hours, here.now, calendarFor(here, target))
  if (state === 'notPublished') return undefined
  if (state.open) {
    const until = timeOfDay(state.until)
    return state.closesInMinutes <= SOON
      ? say('openNowMinutes', { name, until, minutes: String(state.closesInMinutes) })
      : say('openNow', { name, until })
  }
  if (state.next === undefined) return say('closedNowNoNext', { name })
  const time = timeOfDay(state.next.from)
  return state.next.day === here.now.day
    ? say('closedNowToday', { name, time })
    : say('closedNow', { name, day: dayName(state.next.day, here.now.day), time })
}

const unpublished = (say: SayHours, here: Here, target: Target): Said => {
  const gap = gapAbout(here.pack, 'hours')
  return gap === undefined
    ? say('notPublishedPlain', { name: target.name })
    : say('notPublished', { name: target.name, gap: aloud(gap) })
}

const usualSaid = (say: SayHours, here: Here, target: Target): Said => {
  const now = nowSaid(say, here, target)
  if (now === undefined || target.hours === 'notPublished') return now ?? unpublished(say, here, target)
  const week = weekSaid(say, target.hours)
  const heading = say('usual', { name: target.name })
  return paragraphs([
    now,
    { text: `${heading.text}\n\n${week.text}`, speech: `${heading.speech} ${week.speech}` },
  ])
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

const onDaysSaid = (
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

const sourcesOf = (targets: readonly Target[]): readonly Source[] =>
  targets
    .map(({ hours, place, phone }) => (hours === 'notPublished' ? (place ?? phone)?.source : hours.source))
    .filter((source) => source !== undefined)

const withHours = (targets: readonly Target[]): readonly Target[] => {
  const published = targets.filter(({ hours, phone }) => hours !== 'notPublished' || phone?.allHours)
  return published.length > 0 ? published : targets.slice(0, 1)
}

const otherPlaces = (targets: readonly Target[]) =>
  targets.slice(FULL_WEEKS).map(({ name }) => ({ label: name, says: name }))

/** The days that were named; else, for a bare time, today; else those of the turn before ("what about Woodrow?"). */
const daysAsked = (ask: Ask, here: Here, asked: AskedTime | undefined): readonly string[] => {
  const named = daysIn(ask.whens)
  const inherited = ask.leans ? (ask.before?.days ?? []) : []
  const onlyTimes = ask.whens.every(({ how }) => how.kind === 'time')
  if (onlyTimes && inherited.length > 0) return inherited
  if (named.length > 0) return named
  return asked === undefined ? [] : [here.now.day]
}

/** "Are you open now?" wants no day and no week: open or closed, until when, and what comes next. */
const asksNow = ({ whens }: Ask): boolean => whens.length > 0 && whens.every(({ how }) => how.kind === 'now')

const allNow = (say: SayHours, here: Here, targets: readonly Target[]): Said => {
  const states = targets.map((target) => nowSaid(say, here, target) ?? unpublished(say, here, target))
  return states.length > 1 ? bullets(states) : paragraphs(states)
}

const usualWeeks = (
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

export interface SayOpening {
  say: SayHours
  sayProvider: SayProvider
  howToContact: (here: Here) => Said
}

/** The tip, the library or the pool: not a place of the pack, and its hours aren't the council offices'. */
const facilityIn = ({ details }: Ask): KnownService | undefined => {
  const isOurs = details.places.length + details.phones.length > 0 || details.contact.includes('phone')
  return isOurs ? undefined : details.services[0]
}

const openingsSaid = (
  say: SayHours,
  ask: Ask,
  here: Here,
  targets: readonly Target[],
  { days, asked }: { days: readonly string[]; asked: AskedTime | undefined },
): Pick<Answer, 'said' | 'options'> => {
  if (asksNow(ask)) return { said: allNow(say, here, targets) }
  const question = { asked, asksWhether: ask.details.form.includes('whether') }
  return days.length > 0 ? onDaysSaid(say, here, targets, days, question) : usualWeeks(say, here, targets)
}

/** "When are you open?", "is the Batchley office open Thursday morning?", "what time does the phone line close?" */
export const createOpeningHours =
  ({ say, sayProvider, howToContact }: SayOpening): Answerer =>
  (ask, here) => {
    if (ask.intent !== 'hours.opening') return undefined
    const facility = facilityIn(ask)
    if (facility !== undefined) {
      const provider = providerAnswer(sayProvider, here, facility, howToContact(here))
      const said = paragraphs([say('notOurs', { service: facility.name }), provider.said])
      return { said, sources: provider.sources, topic: { intent: ask.intent, service: facility.id } }
    }
    const targets = withHours(openingTargets(ask, here))
    const asked = askedTimeIn(say, ask.whens)
    const days = daysAsked(ask, here, asked)
    return {
      ...openingsSaid(say, ask, here, targets, { days, asked }),
      sources: citationsOf(here.pack, sourcesOf(targets)),
      topic: { intent: ask.intent, targets: targets.map(({ id }) => id), days },
    }
  }
