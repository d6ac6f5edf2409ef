import type { Topic } from '../information/about'
import type { ContactKind, Details } from '../understanding/details'
import type { Intent } from '../understanding/intents'
import type { When } from '../understanding/when'

/** What was named in a message that carries nothing else: "and on Saturday?", "what about Woodrow?", "email". */
export interface Named {
  details: Details
  whens: readonly When[]
}

const CONTACT_ONLY: readonly ContactKind[] = [
  'email',
  'website',
  'post',
  'minicom',
  'fax',
  'payments',
  'out-of-hours',
]

const namesContact = ({ details }: Named): boolean =>
  details.contact.some((kind) => CONTACT_ONLY.includes(kind)) || details.accessible.length > 0

const namesPlaceOrLine = ({ details }: Named): boolean =>
  details.places.length > 0 || details.contact.includes('phone') || details.contact.includes('place')

type Reading = (named: Named) => Intent | undefined

const orHours: Reading = (named) => (named.whens.length > 0 ? 'hours.opening' : undefined)

const aboutHours: Reading = (named) => {
  if (named.whens.length > 0 || namesPlaceOrLine(named) || named.details.via.includes('visit'))
    return 'hours.opening'
  return namesContact(named) ? 'hours.contact_or_location' : undefined
}

const aboutContact: Reading = (named) =>
  namesContact(named) || namesPlaceOrLine(named) ? 'hours.contact_or_location' : orHours(named)

const aboutTime: Reading = (named) => {
  const { details, whens } = named
  if (details.via.length > 0 || details.stage.length > 0 || whens.length > 0) return 'standards.response_time'
  return namesPlaceOrLine(named) ? 'hours.opening' : undefined
}

/** How a message that only names something is read after each kind of answer. */
const AFTER: Partial<Readonly<Record<Intent, Reading>>> = {
  'hours.opening': aboutHours,
  'hours.contact_or_location': aboutContact,
  'standards.response_time': aboutTime,
  'advisor.handoff': orHours,
  'complaints.process': aboutTime,
}

/** With nothing said before, a place or a way of getting in touch asks for its details, a day for the hours. */
const onItsOwn: Reading = (named) => aboutContact(named)

/** What is wanted by a message that only names something, given what the turn before was about. */
export const intentOfNamed = (named: Named, before: Topic | undefined): Intent | undefined =>
  (before === undefined ? undefined : AFTER[before.intent]?.(named)) ?? onItsOwn(named)
