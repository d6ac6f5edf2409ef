import type { Phone } from '../../knowledge/schema'
import type { Ask, Here, Target } from './about'
import { phoneTarget, placeTarget, targetsOf } from './about'

const linesFor = (here: Here, purpose: Phone['purpose']): readonly Target[] =>
  here.pack.contacts.phones.filter((phone) => phone.purpose === purpose).map(phoneTarget)

const counters = (here: Here): readonly Target[] =>
  here.pack.contacts.places.filter(({ servesEnquiries }) => servesEnquiries).map(placeTarget)

const remembered = (ask: Ask, here: Here): readonly Target[] =>
  ask.leans ? targetsOf(here.pack).filter(({ id }) => ask.before?.targets?.includes(id)) : []

const asksForPhone = ({ details }: Ask): boolean =>
  details.contact.includes('phone') || details.via.includes('telephone')

const asksForCounter = ({ details }: Ask): boolean =>
  details.contact.includes('place') || details.via.includes('visit')

/** Whose hours are meant: what was named, else what the turn before was about, else the enquiries line and the counters. */
export const openingTargets = (ask: Ask, here: Here): readonly Target[] => {
  const { places, phones, contact } = ask.details
  if (places.length + phones.length > 0) return [...phones.map(phoneTarget), ...places.map(placeTarget)]
  const special = (['payments', 'out-of-hours', 'minicom'] as const).find((kind) => contact.includes(kind))
  const specialLines = special === undefined ? [] : linesFor(here, special)
  if (specialLines.length > 0) return specialLines
  const enquiries = linesFor(here, 'enquiries')
  if (asksForPhone(ask) && !asksForCounter(ask) && enquiries.length > 0) return enquiries
  if (asksForCounter(ask) && !asksForPhone(ask)) return counters(here)
  const before = remembered(ask, here)
  if (before.length > 0) return before
  return [...enquiries, ...counters(here)]
}
