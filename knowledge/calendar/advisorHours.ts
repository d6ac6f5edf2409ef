import { ADVISORS } from '../advisors'
import type { Hours, Pack } from '../schema'
import type { BankHolidays } from './bankHolidays'
import { instantOf, localTime } from './day'
import { closuresOf, stateAt } from './openingHours'

/**
 * Whether advisors answer chats at a moment, by the calendar. `until` is missing where they are there day and night,
 * `opensAt` where nothing opens in the time that is looked ahead.
 */
export type AdvisorHours = { open: true; until?: Date } | { open: false; opensAt?: Date } | 'notPublished'

/** Whose hours count, and by which id its closures are found. */
const kept = ({ advisors: { hours }, contacts }: Pack): { id: string; hours: Hours; allHours: boolean } => {
  if (hours === 'notPublished' || (hours !== undefined && !('sameAs' in hours)))
    return { id: ADVISORS, hours, allHours: false }
  const lines = [...contacts.phones, ...contacts.places]
  const named = lines.find(({ id }) => id === hours?.sameAs)
  const line = named ?? contacts.phones.find(({ purpose }) => purpose === 'enquiries')
  if (line === undefined) return { id: ADVISORS, hours: 'notPublished', allHours: false }
  return { id: line.id, hours: line.hours, allHours: 'allHours' in line && line.allHours }
}

/** The hours in which a council's advisors answer chats: holidays of its nation and its closures are counted in. */
export const advisorHours = (pack: Pack, at: Date, holidays: BankHolidays): AdvisorHours => {
  const { id, hours, allHours } = kept(pack)
  if (allHours) return { open: true }
  const zone = pack.council.timeZone
  const now = localTime(at, zone)
  const state = stateAt(hours, now, { closures: closuresOf(pack.contacts.closures, id), holidays })
  if (state === 'notPublished') return state
  if (state.open) return { open: true, until: instantOf({ day: now.day, time: state.until }, zone) }
  if (state.next === undefined) return { open: false }
  return { open: false, opensAt: instantOf({ day: state.next.day, time: state.next.from }, zone) }
}
