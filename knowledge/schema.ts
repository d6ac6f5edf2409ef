/**
 * The shape of a council pack: the files of `knowledge/councils/<id>/`. Over 200 lines because a pack is read in one
 * place. Every fact names the document and the section it comes from; documents carry the date they were published.
 */
import { z } from 'zod'
import type { Advisors } from './advisors'
import { fitsFormat, partsOfFormat } from './planningFormat'

export const text = z.string().trim().min(1)
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write an id in small letters and hyphens, such as town-hall')
const dottedId = z
  .string()
  .regex(
    /^[a-z0-9-]+(\.[a-z0-9-]+)*$/,
    'write an id in small letters, hyphens and full stops, such as email.reply',
  )
const day = z.iso.date('write a date as year-month-day, such as 2026-12-25')
const published = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'write a date as 2010, 2010-10 or 2010-10-31')
const phone = z.string().regex(/^0[\d ]{9,13}$/, 'write a UK number, such as 01632 960000')
const postcode = z
  .string()
  .regex(/^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$/, 'write a postcode in capitals, such as EX1 2AB')

/** A document the facts come from. */
export const Document = z.strictObject({
  title: text,
  /** As exact as the document is: `2010`, `2010-10` or `2010-10-31`. */
  published,
  status: z.enum(['adopted', 'draft', 'live page']).default('adopted'),
  /** The name of the file it was read from, or its address. */
  file: text.optional(),
  url: z.url().optional(),
  /** Anything a reader must know about its date or standing. */
  note: text.optional(),
})

/** Where one fact is written: a document of `council.yaml`, and the section in it. */
export const Source = z.strictObject({ document: id, section: text })

/** `09:00-12:30`: from, until, on one day, where the council is. */
const session = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'write opening times as 09:00-17:00')
  .refine(
    (times) => times.slice(0, 5) < times.slice(6),
    'the closing time must be later than the opening time',
  )
  .transform((times) => ({ from: times.slice(0, 5), to: times.slice(6) }))

const sessions = z
  .array(session)
  .refine(
    (day) => day.every((next, i) => i === 0 || (day[i - 1]?.to ?? '') <= next.from),
    'opening times overlap',
  )

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/**
 * Hours of a place or a phone line; an empty list is closed all day. `onBankHolidays` is `notPublished` when the
 * document does not say: the assistant then treats it as closed and says why. `notPublished` alone: no hours at all.
 */
export const Hours = z.union([
  z.literal('notPublished'),
  z.strictObject({
    mon: sessions,
    tue: sessions,
    wed: sessions,
    thu: sessions,
    fri: sessions,
    sat: sessions,
    sun: sessions,
    onBankHolidays: z.enum(['closed', 'open', 'notPublished']).default('notPublished'),
    source: Source,
  }),
])

/** Days or part of them when a place or a line does not keep its usual hours. `sessions` empty: closed all day. */
export const Closure = z.strictObject({
  /** Ids of places and phone lines; `all` for every one. */
  of: z.union([z.literal('all'), z.array(id).min(1)]),
  from: day,
  to: day,
  sessions: sessions.default([]),
  reason: text,
  source: Source,
})

export const Phone = z.strictObject({
  id,
  purpose: z.enum(['enquiries', 'payments', 'out-of-hours', 'minicom', 'fax', 'service']),
  /** As a resident would call it: "the enquiries line". */
  name: text,
  alsoKnownAs: z.array(text).default([]),
  /** Left out when the documents name the line and give no number. */
  number: phone.optional(),
  /** A number that is answered or automated day and night. */
  allHours: z.boolean().default(false),
  hours: Hours.default('notPublished'),
  /** One sentence a resident should know about it. */
  about: text.optional(),
  source: Source,
})

export const Email = z.strictObject({
  id,
  purpose: z.enum(['enquiries', 'service']),
  address: z.email(),
  about: text.optional(),
  source: Source,
})

export const Website = z.strictObject({ url: z.url(), about: text.optional(), source: Source })

/** A place where residents are seen. */
export const Place = z.strictObject({
  id,
  name: text,
  /** What residents call it: "the town hall", "Batchley". Misspellings need not be listed. */
  alsoKnownAs: z.array(text).default([]),
  kind: z.enum(['customer-service-centre', 'one-stop-shop', 'main-office', 'office', 'depot', 'venue']),
  /** True where residents' enquiries are taken at a counter; false for a depot or a leisure centre. */
  servesEnquiries: z.boolean().default(true),
  /** Lines as on an envelope, without the postcode. Empty when the documents give none. */
  address: z.array(text),
  postcode: postcode.optional(),
  hours: Hours,
  about: text.optional(),
  source: Source,
})

/** Braille, an interpreter, a home visit …: what the council offers so that everyone can use its services. */
export const Accessible = z.strictObject({
  id: z.enum([
    'braille',
    'large-print',
    'audio',
    'other-languages',
    'interpreter',
    'telephone-interpreter',
    'sign-language',
    'minicom',
    'induction-loop',
    'private-room',
    'home-visit',
    'accessible-website',
    'accessible-buildings',
  ]),
  offered: text,
  source: Source,
})

/** What a resident may ask of the council by right or by its promise. */
export const Right = z.strictObject({
  id: z.enum([
    'data-protection',
    'freedom-of-information',
    'equality',
    'confidentiality',
    'feedback',
    'conduct',
    'school-complaints',
    'social-care-complaints',
    'help-us',
    'involvement',
  ]),
  /** One or two sentences to a resident. */
  says: text,
  source: Source,
})

export const Contacts = z.strictObject({
  phones: z.array(Phone),
  emails: z.array(Email),
  websites: z.array(Website),
  /** Where to write to; the id of a place. Left out when the documents give no postal address. */
  postTo: id.optional(),
  places: z.array(Place),
  closures: z.array(Closure).default([]),
  accessible: z.array(Accessible).default([]),
  rights: z.array(Right).default([]),
})

/**
 * How long, in the unit of the promise. Hours run by the clock; working days skip weekends and bank holidays, UK working
 * days those of all four nations; months to a working day are not over before one.
 */
export const Within = z.strictObject({
  amount: z.int().positive(),
  unit: z.enum([
    'seconds',
    'minutes',
    'hours',
    'workingDays',
    'ukWorkingDays',
    'calendarDays',
    'calendarMonths',
    'monthsToWorkingDay',
  ]),
})

/** A service standard: what a council has promised about time or manner. */
export const Standard = z.strictObject({
  id: dottedId,
  /** What the resident does: rings, emails, visits … */
  about: z.enum([
    'telephone',
    'voicemail',
    'call-back',
    'email',
    'letter',
    'fax',
    'visit',
    'appointment',
    'home-visit',
    'complaint',
    'feedback',
    'progress',
    'enquiry',
    'website',
    'out-of-hours',
    'information',
  ]),
  /** What the council then does. */
  stage: z.enum([
    'answer',
    'acknowledge',
    'reply',
    'progress',
    'greet',
    'see',
    'call-back',
    'cancel-notice',
    'conduct',
    'resolve',
  ]),
  /** Left out for a promise of manner ("we show identification"). */
  within: Within.optional(),
  /** What the time is counted from. */
  countedFrom: z
    .enum([
      'the call',
      'receipt',
      'the message',
      'the request',
      'arrival',
      'the appointment',
      'the enquiry',
      'their return',
      'acknowledgement',
      'the appointment, backwards',
    ])
    .optional(),
  /** Per cent of cases the promise is for, when the document says. */
  share: z.int().min(1).max(100).optional(),
  /** The promise in one or two plain sentences to a resident: "We reply to emails within 48 hours." */
  promise: text,
  /** What it says when the promise can't be kept, in one sentence. */
  ifNot: text.optional(),
  source: Source,
  /** What another document of the same council says instead; kept, not answered from. */
  elsewhere: z.array(z.strictObject({ within: Within, source: Source, note: text })).default([]),
})

/**
 * What residents may ask about and the documents don't answer: said honestly rather than guessed.
 * `about` is a standard's `about`, or `hours`, `phone`, `email`, `address`, `minicom`.
 */
export const Gap = z.strictObject({ about: text, says: text })

/** Who provides a service, where this council's documents say; it overrides `knowledge/services.yaml`. */
export const Provided = z.strictObject({
  service: id,
  by: z.enum(['council', 'county', 'parish', 'private', 'national', 'police', 'nhs', 'partnership']),
  /** The body's name, if the document gives one: "Leicestershire Police". */
  name: text.optional(),
  /** Anything that must be said with it: "outside Loughborough". */
  note: text.optional(),
  source: Source,
})

/** How references of planning applications are written here, and one that was really issued. */
export const PlanningReference = z
  .strictObject({
    /** `YY/NNNNN/TYPE`: see `knowledge/planningFormat.ts`. */
    format: text.refine(
      (format) => partsOfFormat(format) !== undefined,
      'write a format such as YY/NNNNN/TYPE: YY or YYYY, an N for each digit, TYPE, fixed letters, / and -',
    ),
    example: text,
    source: Source,
  })
  .refine(({ format, example }) => partsOfFormat(format) === undefined || fitsFormat(example, format), {
    path: ['example'],
    message: 'this is not written as the format says',
  })

export const Council = z.strictObject({
  id,
  name: text,
  shortName: text,
  /** Other names residents use for it. */
  alsoKnownAs: z.array(text).default([]),
  /** `district`: a county council provides part of the services. `unitary`: it provides all of them. */
  tier: z.enum(['district', 'unitary']),
  nation: z.enum(['england', 'wales', 'scotland', 'northern-ireland']),
  timeZone: z.string().default('Europe/London'),
  codes: z.strictObject({
    gss: z.string().regex(/^[EWSN]\d{8}$/),
    snac: text,
    osCustodian: z.int().positive(),
  }),
  county: z.strictObject({ name: text, gss: z.string().regex(/^E10\d{6}$/), website: z.url() }).optional(),
  /** The accent colour of its chat page; dark enough for white text. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'write a colour as #003078')
    .default('#1d4d4f'),
  /** Newest first; empty when it is not known how they are written. */
  planningReferences: z.array(PlanningReference).default([]),
  documents: z.record(id, Document),
  /** Where codes and county come from. */
  source: Source,
  /** When somebody last compared this pack with its documents. */
  reviewed: day,
})

const colour = z.string().regex(/^[a-z]+( [a-z]+)?$/, 'write a colour in small letters, such as light blue')

/** What is collected. `recycling`: mixed, or whatever has no stream of its own there. */
export const STREAMS = [
  'refuse',
  'recycling',
  'paper',
  'glass',
  'food',
  'garden',
  'textiles',
  'clinical',
  'bulky',
  'other',
] as const

/** A bin, box, bag or caddy that the council gives out. Colours mean nothing outside the one council. */
export const Container = z.strictObject({
  id,
  /** What is collected in it. */
  stream: z.enum(STREAMS).exclude(['bulky']),
  /** As it is called to a resident: "the green recycling bin". */
  name: text,
  kind: z.enum(['bin', 'box', 'bag', 'caddy', 'sack']),
  /** Of its body; empty where no document gives one. */
  colours: z.array(colour).default([]),
  /** Of its lid, where that is another one. */
  lid: z.array(colour).default([]),
  /** Other names of it. */
  alsoKnownAs: z.array(text).default([]),
  source: Source,
  /** When somebody last compared it with its source. */
  reviewed: day,
})

/** What a crew logs: why a bin was not emptied, and two of a whole round. */
export const CREW_EVENTS = [
  'not_presented',
  'contaminated',
  'too_heavy',
  'excess',
  'lid_open',
  'wrong_bin',
  'no_access',
  'road_blocked',
  'breakdown',
  'weather',
  'completed',
  'delayed',
] as const

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a 24-hour time, such as 16:00')

const days = (
  units: readonly ['workingDays', 'calendarDays'] | readonly ['workingDays', 'calendarDays', 'hours'],
) => z.strictObject({ amount: z.int().positive(), unit: z.enum(units) })

/** When a missed bin may be reported, and what follows; for one or several streams of one council. */
export const BinRule = z
  .strictObject({
    streams: z.array(z.enum(STREAMS)).min(1),
    /** False: what was missed waits for the next collection. */
    eligible: z.boolean().default(true),
    earliest: z.strictObject({
      on: z.enum(['collectionDay', 'nextDay', 'nextWorkingDay']),
      at: time.default('00:00'),
      /** Sooner, once the crew has logged that the round is done. */
      orWhenDone: z.boolean().default(false),
    }),
    /** Hours run by the clock from the end of the collection day; days end at `until`. */
    latest: days(['workingDays', 'calendarDays', 'hours']).extend({
      until: time.default('23:59'),
      /** The collection day is the first of the days, as where Monday's must be reported by Wednesday "within 3 days". */
      countsCollectionDay: z.boolean().default(false),
    }),
    /** How soon the crew comes back, counted from the report. */
    returnWithin: z
      .union([days(['workingDays', 'calendarDays']), z.literal(['nextCollection', 'notPublished'])])
      .default('notPublished'),
    /** What a crew may log that rules a report out; nobody comes back for it. */
    blockedBy: z.array(z.enum(CREW_EVENTS)).default([]),
    /** A whole street was missed: each reports, one report does for all, or wait, as the crew comes back by itself. */
    wholeStreet: z.enum(['each', 'once', 'wait']).default('each'),
    /** An assisted collection is always taken, and marked: who needs help with a bin can't be told to wait. */
    assistedAlwaysTaken: z.boolean().default(true),
    oneOpenReport: z.boolean().default(true),
    /** So many misses of one bin in so many days, and a complaint is offered. */
    complaintAfter: z
      .strictObject({ misses: z.int().positive(), withinDays: z.int().positive() })
      .default({ misses: 3, withinDays: 90 }),
    source: Source.optional(),
    /** True for a rule that no document of the council publishes; whatever is said by it says so. */
    sample: z.boolean().default(false),
    /** When somebody last compared it with its source. */
    reviewed: day,
  })
  .refine(({ source, sample }) => sample !== (source !== undefined), {
    path: ['source'],
    message: 'write where the rule is published, or sample: true if it is not',
  })

export const Containers = z.strictObject({ containers: z.array(Container) })
export const BinRules = z.strictObject({ rules: z.array(BinRule) })
export const Standards = z.strictObject({ standards: z.array(Standard), gaps: z.array(Gap).default([]) })
export const Providers = z.strictObject({ provided: z.array(Provided) })

export type Weekday = (typeof WEEKDAYS)[number]
export type Document = z.infer<typeof Document>
export type Source = z.infer<typeof Source>
export type Hours = z.infer<typeof Hours>
export type PublishedHours = Exclude<Hours, 'notPublished'>
export type Closure = z.infer<typeof Closure>
export type Phone = z.infer<typeof Phone>
export type Email = z.infer<typeof Email>
export type Website = z.infer<typeof Website>
export type Place = z.infer<typeof Place>
export type Accessible = z.infer<typeof Accessible>
export type Right = z.infer<typeof Right>
export type Contacts = z.infer<typeof Contacts>
export type Within = z.infer<typeof Within>
export type Standard = z.infer<typeof Standard>
export type Gap = z.infer<typeof Gap>
export type Provided = z.infer<typeof Provided>
export type PlanningReference = z.infer<typeof PlanningReference>
export type Council = z.infer<typeof Council>
export type Container = z.infer<typeof Container>
export type CrewEventName = (typeof CREW_EVENTS)[number]
export type Stream = (typeof STREAMS)[number]
export type BinRule = z.infer<typeof BinRule>

/** A service residents ask about, and who provides it in a two-tier and in a unitary area (`knowledge/services.yaml`). */
export const KnownService = z.strictObject({
  id,
  name: text,
  /** Words residents use for it. */
  asked: z.array(text).min(1),
  /** It has places with hours of their own: a tip, a library, a pool. The council's counters keep other hours. */
  hasPlaces: z.boolean().default(false),
  /** Local Government Service List identifiers; empty where the list has none. */
  lgsl: z.array(z.int().positive()).default([]),
  twoTier: z.enum([
    'council',
    'county',
    'parish',
    'private',
    'national',
    'police',
    'nhs',
    'partnership',
    'both',
  ]),
  /** `partnership` also stands for charities and joint authorities. */
  unitary: z.enum(['council', 'parish', 'private', 'national', 'police', 'nhs', 'partnership']),
  /** The body's name when it is not a council: "the Driver and Vehicle Licensing Agency (DVLA)". */
  body: text.optional(),
  /** One sentence that must be said with it: "Your council empties the bins; the county runs the tips." */
  note: text.optional(),
  /** Where to go for it: a GOV.UK page that finds the right body for a place, or the body's own page. */
  link: z.strictObject({ text, url: z.url() }),
  source: z.strictObject({ title: text, url: z.url() }),
  reviewed: day,
})
export type KnownService = z.infer<typeof KnownService>

/** One council, read and checked: what `knowledge/load.ts` gives. */
export interface Pack {
  council: Council
  contacts: Contacts
  standards: readonly Standard[]
  gaps: readonly Gap[]
  provided: readonly Provided[]
  /** Empty for a council without a `containers.yaml`. */
  containers: readonly Container[]
  /** Empty for a council without a `binRules.yaml`. */
  binRules: readonly BinRule[]
  /** One team in the hours of the enquiries line, for a council without an `advisors.yaml`. */
  advisors: Advisors
}
