import type { KnownService, Source } from '../../knowledge/schema'
import type { Said } from '../said'
import { paragraphs } from '../said'
import type { Answer, Answerer, Ask, Here, Target } from './about'
import { daysIn } from './about'
import { askedTimeIn } from './askedTime'
import { allNow } from './hoursNow'
import type { AskedTime } from './hoursOfDay'
import { onDaysSaid, usualWeeks } from './hoursOfDays'
import type { SayHours } from './hoursWords'
import { openingTargets } from './openingTargets'
import type { SayProvider } from './providers'
import { providerAnswer } from './providers'
import { citationsOf } from './sources'

const sourcesOf = (targets: readonly Target[]): readonly Source[] =>
  targets
    .map(({ hours, place, phone }) => (hours === 'notPublished' ? (place ?? phone)?.source : hours.source))
    .filter((source) => source !== undefined)

const withHours = (targets: readonly Target[]): readonly Target[] => {
  const published = targets.filter(({ hours, phone }) => hours !== 'notPublished' || phone?.allHours)
  return published.length > 0 ? published : targets.slice(0, 1)
}

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

export interface SayOpening {
  say: SayHours
  sayProvider: SayProvider
  howToContact: (here: Here) => Said
}

/** The tip, the library or the pool: not a place of the pack, and its hours aren't the council offices'. */
const facilityIn = ({ details }: Ask): KnownService | undefined => {
  const isOurs = details.places.length + details.phones.length > 0 || details.contact.includes('phone')
  return isOurs ? undefined : details.services.find(({ hasPlaces }) => hasPlaces)
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

/** "When are you open?", "is the High Street office open Thursday morning?", "what time does the phone line close?" */
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
