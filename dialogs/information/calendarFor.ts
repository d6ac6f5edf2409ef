import type { HoursContext } from '../../knowledge/calendar/openingHours'
import { closuresOf } from '../../knowledge/calendar/openingHours'
import type { Here, Target } from './about'

/** The closures of one target and its nation's bank holidays: what opening hours are worked out with. */
export const calendarFor = (here: Here, target: Target): HoursContext => ({
  closures: closuresOf(here.pack.contacts.closures, target.id),
  holidays: here.holidays,
})
