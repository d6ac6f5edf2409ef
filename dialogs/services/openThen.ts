import type { Day, Time } from '../../knowledge/calendar/day'
import { hoursOn } from '../../knowledge/calendar/openingHours'
import type { Target } from '../information/about'
import { calendarFor } from '../information/calendarFor'
import type { World } from '../service'
import type { PartOfDay } from './partOfDay'

/** When somebody is there on one day, as far as it is known. */
export interface OpenThen {
  /** From, until just before; empty: nobody is there. */
  sessions: readonly { from: Time; to: Time }[]
}

const NOON = '12:00'

/** Nobody published their hours: a working day is then taken to be one all through. */
const ALL_DAY = { from: '09:00', to: '17:00' } as const

const sessionsOn = (target: Target | undefined, day: Day, { here }: World): OpenThen['sessions'] => {
  const known = target && hoursOn(target.hours, day, calendarFor(here, target))
  if (known !== undefined && known !== 'notPublished') return known.sessions
  return here.workingDays.isWorking(day) ? [ALL_DAY] : []
}

/** When a line or a place is open on a day, without what is over already; working days where its hours aren't published. */
export const openOn = (target: Target | undefined, day: Day, world: World): OpenThen => {
  const { now } = world.here
  return { sessions: sessionsOn(target, day, world).filter(({ to }) => day > now.day || to > now.time) }
}

/** Whether somebody is there at all in that part of the day. */
export const isOpenIn = ({ sessions }: OpenThen, part: PartOfDay): boolean =>
  sessions.some(({ from, to }) => (part === 'any' ? true : part === 'morning' ? from < NOON : to > NOON))
