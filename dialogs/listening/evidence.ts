import type { Details } from '../understanding/details'
import type { Intent, Recognition } from '../understanding/intents'

/** Readings further down than this are not rescued by what was named. */
const NEAR_THE_TOP = 3

/** What a named thing speaks for, when the recogniser wavers between readings that include it. */
const SPOKEN_FOR: readonly { when: (details: Details) => boolean; intents: readonly Intent[] }[] = [
  {
    when: ({ form, via }) => form.includes('howLong') && via.length > 0,
    intents: ['standards.response_time', 'complaints.process'],
  },
  {
    when: ({ places, phones }) => places.length + phones.length > 0,
    intents: ['hours.opening', 'hours.contact_or_location'],
  },
]

const contactPlainly = ({ contact, form, phones, accessible }: Details): boolean =>
  accessible.length > 0 ||
  (form.includes('number') && (phones.length > 0 || contact.length > 0)) ||
  (contact.includes('phone') && contact.includes('payments')) ||
  contact.includes('out-of-hours') ||
  contact.includes('text-message')

const rightPlainly = ({ right }: Details): Intent | undefined => {
  if (right.length === 0) return undefined
  return right.some((id) => id.endsWith('complaints')) ? 'complaints.make' : 'other_council'
}

const timePlainly = ({ form, via, stage }: Details): boolean =>
  stage.includes('cancel-notice') || (form.includes('howLong') && via.length > 0) || form.includes('promise')

const hoursPlainly = ({ form, places, phones }: Details): boolean =>
  form.includes('hours') && places.length + phones.length > 0

/** Named in so many words that it needs no ranking: "Braille", "the information you hold about me". */
const plainlyAbout = (details: Details): Intent | undefined => {
  if (hoursPlainly(details)) return 'hours.opening'
  const right = rightPlainly(details)
  if (right !== undefined) return right
  if (timePlainly(details)) return 'standards.response_time'
  return contactPlainly(details) ? 'hours.contact_or_location' : undefined
}

/** These are told by what was named even against a sure reading: each names a thing that only one answer holds. */
const overruling = (intent: Intent | undefined, details: Details): Intent | undefined => {
  const { accessible, contact, form, via } = details
  const asksTime = form.includes('howLong') || form.includes('promise')
  if (asksTime && intent === 'case.track' && via.includes('progress')) return 'standards.response_time'
  if (form.includes('promise') && intent === 'hours.contact_or_location' && via.length > 0)
    return 'standards.response_time'
  if (accessible.includes('private-room') && intent === 'advisor.handoff') return 'hours.contact_or_location'
  return contact.includes('out-of-hours') && intent === 'advisor.handoff'
    ? 'hours.contact_or_location'
    : undefined
}

/** What is surely wanted: what the recogniser is sure of, or what the details speak for. */
export const sureIntent = ({ action, guesses }: Recognition, details: Details): Intent | undefined => {
  const first = guesses[0]?.intent
  if (action === 'act') return overruling(first, details) ?? first
  const near = guesses.slice(0, NEAR_THE_TOP).map(({ intent }) => intent)
  const intents = SPOKEN_FOR.filter(({ when }) => when(details)).flatMap((spoken) => spoken.intents)
  return near.find((intent) => intents.includes(intent)) ?? plainlyAbout(details)
}

/** This likely, and this far before the next: answered, with what it was taken for and the other readings beside it. */
const LIKELY = 0.6
const FAR = 0.3

/** What is probably wanted; the answer must say what it was taken for. */
export const likelyIntent = ({ action, guesses }: Recognition): Intent | undefined => {
  const [first, second] = guesses
  if (action === 'pass' || first === undefined || first.confidence < LIKELY) return undefined
  return first.confidence - (second?.confidence ?? 0) >= FAR ? first.intent : undefined
}
