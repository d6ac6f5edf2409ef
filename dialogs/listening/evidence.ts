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
  { when: ({ places }) => places.length > 0, intents: ['hours.opening', 'hours.contact_or_location'] },
]

/** What is surely wanted: what the recogniser is sure of, or the reading near the top that the details speak for. */
export const sureIntent = ({ action, guesses }: Recognition, details: Details): Intent | undefined => {
  if (action === 'act') return guesses[0]?.intent
  const near = guesses.slice(0, NEAR_THE_TOP).map(({ intent }) => intent)
  const intents = SPOKEN_FOR.filter(({ when }) => when(details)).flatMap((spoken) => spoken.intents)
  return near.find((intent) => intents.includes(intent))
}
