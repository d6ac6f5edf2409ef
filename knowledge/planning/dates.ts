/** What the events of an application say by a day. */
import type { Day } from '../calendar/day'
import type { Application, ProcessEvent, ProcessEventName } from './application'

type WithEvents = Pick<Application, 'events'>

/** The last of some kind of event up to a day; of two on one day, the one that the register has last. */
export const lastOf = (
  { events }: WithEvents,
  names: readonly ProcessEventName[],
  by: Day,
): ProcessEvent | undefined =>
  events.reduce<ProcessEvent | undefined>(
    (last, one) =>
      names.includes(one.event) && one.day <= by && (last === undefined || one.day >= last.day) ? one : last,
    undefined,
  )

/** The day it is valid from, as it stands on a day: `undefined` before, and when it was found invalid since. */
export const validFrom = (application: WithEvents, by: Day): Day | undefined => {
  const last = lastOf(application, ['valid-from', 'invalid-from'], by)
  return last?.event === 'valid-from' ? last.day : undefined
}
