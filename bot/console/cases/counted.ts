import { dayName, timeOfDay } from '../../../dialogs/dates'
import type { TrackingHere } from '../../../dialogs/tracking/lines'
import type { Day } from '../../../knowledge/calendar/day'
import type { Counted, Due } from '../../../knowledge/calendar/dueDates'
import type { Within } from '../../../knowledge/schema'
import type { Case } from '../../cases/case'
import type { CaseParts } from './parts'
import { lineFor } from './shown'

type Say = CaseParts['say']

const stepSaid = (say: Say, step: Counted, name: (day: Day) => string): string => {
  switch (step.kind) {
    case 'received':
      return say('countedReceived', { day: name(step.at.day), time: timeOfDay(step.at.time).text })
    case 'startedOn':
      return say('countedStarted', { day: name(step.day) })
    case 'skippedWeekend':
      return step.from === step.to
        ? say('countedDay', { day: name(step.from) })
        : say('countedWeekend', { from: name(step.from), to: name(step.to) })
    case 'skippedBankHoliday':
      return say('countedHoliday', { day: name(step.day), title: step.title })
    case 'skippedClosure':
      return say('countedClosure', { day: name(step.day) })
    case 'clocksChange':
      return say('countedClocks', { day: name(step.day) })
    case 'holidaysNotKnown':
      return say('countedNotKnown', { year: String(step.year) })
    case 'paused':
      return say('countedPaused', { from: name(step.from), to: name(step.to) })
  }
}

const lengthSaid = (say: Say, { amount, unit }: Within): string =>
  say(lineFor(amount === 1 ? 'one' : 'many', unit), { amount: String(amount) })

/** What was promised, and step by step how its end was counted, so that anybody can count it again. */
export const countedShown = (
  { say }: CaseParts,
  { promise }: Pick<Case, 'promise'>,
  due: Due | undefined,
  { pack, now }: TrackingHere,
): { promised?: string; steps: readonly string[] } => {
  if (promise === undefined) return { steps: [] }
  const standard = pack.standards.find(({ id }) => id === promise.standard)
  const length = lengthSaid(say, standard?.within ?? promise.within)
  const name = (day: Day): string => dayName(day, now.day).text
  return {
    promised: standard === undefined ? length : say('promisedBy', { length, promise: standard.promise }),
    steps: (due?.counted ?? []).map((step) => stepSaid(say, step, name)),
  }
}
