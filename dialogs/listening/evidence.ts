import type { Details } from '../understanding/details'
import type { Intent, Recognition } from '../understanding/intents'
import { serviceOf } from '../understanding/intents'

/** Readings further down than this are not rescued by what was named. */
const NEAR_THE_TOP = 3

interface Rule {
  when: (details: Details, intent: Intent | undefined) => boolean
  intent: Intent
}

const firstOf = (rules: readonly Rule[], details: Details, intent?: Intent): Intent | undefined =>
  rules.find(({ when }) => when(details, intent))?.intent

/** What a named thing speaks for, when the recogniser wavers between readings that include it. */
const SPOKEN_FOR: readonly Rule[] = [
  { when: ({ form, via }) => form.includes('howLong') && via.length > 0, intent: 'standards.response_time' },
  { when: ({ form, via }) => form.includes('howLong') && via.length > 0, intent: 'complaints.process' },
  { when: ({ places, phones }) => places.length + phones.length > 0, intent: 'hours.opening' },
  { when: ({ places, phones }) => places.length + phones.length > 0, intent: 'hours.contact_or_location' },
]

const asksWho = ({ form, services }: Details): boolean => form.includes('who') && services.length > 0

const asksTime = ({ form }: Details): boolean => form.includes('howLong') || form.includes('promise')

const isOfComplaints = ({ right }: Details): boolean => right.some((id) => id.endsWith('complaints'))

const asksNumber = ({ form, phones, contact }: Details): boolean =>
  form.includes('number') && phones.length + contact.length > 0

const paysByPhone = ({ contact, via }: Details): boolean =>
  contact.includes('payments') && (contact.includes('phone') || via.includes('telephone'))

/** Named in so many words that it needs no ranking: "Braille", "the information you hold about me". */
const PLAINLY: readonly Rule[] = [
  {
    when: ({ form, places, phones }) => form.includes('hours') && places.length + phones.length > 0,
    intent: 'hours.opening',
  },
  { when: ({ form }) => form.includes('robot'), intent: 'smalltalk.greeting' },
  { when: asksWho, intent: 'other_council' },
  { when: ({ stage }) => stage.includes('cancel-notice'), intent: 'standards.response_time' },
  { when: ({ form }) => form.includes('promise'), intent: 'standards.response_time' },
  { when: (details) => asksTime(details) && details.via.length > 0, intent: 'standards.response_time' },
  { when: isOfComplaints, intent: 'complaints.make' },
  { when: ({ right }) => right.length > 0, intent: 'other_council' },
  { when: ({ form, via }) => form.includes('sent') && via.length > 0, intent: 'standards.response_time' },
  { when: ({ accessible }) => accessible.length > 0, intent: 'hours.contact_or_location' },
  { when: asksNumber, intent: 'hours.contact_or_location' },
  {
    when: ({ contact, places }) => contact.includes('place') && places.length > 0,
    intent: 'hours.contact_or_location',
  },
  { when: paysByPhone, intent: 'hours.contact_or_location' },
  {
    when: ({ contact }) => contact.includes('out-of-hours') || contact.includes('text-message'),
    intent: 'hours.contact_or_location',
  },
]

/** Told by what was named even against a sure reading: each names a thing that only one answer holds. */
const OVERRULING: readonly Rule[] = [
  { when: asksWho, intent: 'other_council' },
  {
    when: (details, intent) =>
      asksTime(details) && intent === 'case.track' && details.via.includes('progress'),
    intent: 'standards.response_time',
  },
  {
    when: ({ form, via }, intent) =>
      form.includes('promise') && via.length > 0 && intent === 'hours.contact_or_location',
    intent: 'standards.response_time',
  },
  {
    when: ({ accessible, contact }, intent) =>
      intent === 'advisor.handoff' &&
      (accessible.includes('private-room') || contact.includes('out-of-hours')),
    intent: 'hours.contact_or_location',
  },
]

/** In a longer message a form that was filled in, or a call that was made, is part of the story. */
const MOST_WORDS = 25

const isSmallTalk = (intent: Intent | undefined): boolean => intent?.startsWith('smalltalk.') ?? false

/** What is surely wanted: what the recogniser is sure of, or what the details speak for. */
export const sureIntent = ({ action, guesses, text }: Recognition, details: Details): Intent | undefined => {
  const words = text.split(/\s+/).length
  const first = guesses[0]?.intent
  const plainly = words <= MOST_WORDS ? firstOf(PLAINLY, details) : undefined
  if (action === 'act')
    return firstOf(OVERRULING, details, first) ?? (isSmallTalk(first) ? plainly : undefined) ?? first
  const near = guesses.slice(0, NEAR_THE_TOP).map(({ intent }) => intent)
  return (
    near.find((intent) => SPOKEN_FOR.some((rule) => rule.intent === intent && rule.when(details, first))) ??
    plainly
  )
}

/**
 * This likely, and this far before any other service: answered, with what it was taken for and the other readings beside
 * it. A sibling may come close ("how do I complain?"): its answer is a near one, and it is offered.
 */
const LIKELY = 0.45
const FAR = 0.3

/** What is probably wanted; the answer must say what it was taken for. */
export const likelyIntent = ({ action, guesses }: Recognition): Intent | undefined => {
  const [first] = guesses
  if (action === 'pass' || first === undefined || first.confidence < LIKELY) return undefined
  const rival = guesses.find(({ intent }) => serviceOf(intent) !== serviceOf(first.intent))
  return first.confidence - (rival?.confidence ?? 0) >= FAR ? first.intent : undefined
}
