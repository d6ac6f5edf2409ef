/** What a resident can want. The labels are the field's own and are never given another meaning. */
export const INTENTS = [
  'bins.collection_day',
  'bins.missed',
  'bins.what_goes_where',
  'bins.order_container',
  'bins.bulky',
  'bins.garden',
  'bins.assisted',
  'bins.other',
  'benefits.apply',
  'benefits.change_circumstances',
  'benefits.progress_or_payment',
  'benefits.eligibility',
  'benefits.overpayment_or_appeal',
  'benefits.other',
  'planning.need_permission',
  'planning.view_or_comment',
  'planning.apply_or_fee',
  'planning.status',
  'planning.enforcement',
  'planning.building_control',
  'planning.other',
  'complaints.make',
  'complaints.process',
  'complaints.escalate_or_ombudsman',
  'complaints.compliment_or_suggestion',
  'hours.opening',
  'hours.contact_or_location',
  'standards.response_time',
  'case.track',
  'advisor.handoff',
  'council_tax',
  'other_council',
  'not_council',
  'smalltalk.greeting',
  'smalltalk.thanks_bye',
  'safety.emergency',
] as const

export type Intent = (typeof INTENTS)[number]

export const isIntent = (label: string): label is Intent => (INTENTS as readonly string[]).includes(label)

/** The service a label belongs to: `bins` of `bins.missed`. */
export const serviceOf = (intent: Intent): string => intent.split('.')[0] ?? intent

/** One reading of what was said. `confidence` is calibrated: 0.9 is right nine times in ten. */
export interface Guess {
  intent: Intent
  confidence: number
}

/** `act`: sure enough to answer. `ask`: offer the two or three likeliest. `pass`: say so, and offer a person. */
export type Action = 'act' | 'ask' | 'pass'

/** What the recogniser made of one thing said. */
export interface Recognition {
  /** The hypothesis that was believed, as it was said. */
  text: string
  /** The same with unknown words repaired, lower case: what was scored. */
  repaired: string
  /** Likeliest first; never empty. */
  guesses: readonly Guess[]
  action: Action
}

export interface Recogniser {
  /** `alternatives` are what may have been said, best first: one for typed text. Never throws, whatever is said. */
  recognise(alternatives: readonly { text: string; confidence?: number }[]): Recognition
  /** The subjects that words of a text name by themselves, such as `bins`; none for "how long will that take?" */
  subjectsIn(text: string): ReadonlySet<string>
}
