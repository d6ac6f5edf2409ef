/** Every fact of a pack, and how a resident would ask for it. Over 200 lines because the ways of asking are one table. */
import { timeOfDay, weekdayName } from '../../dialogs/dates'
import type { Hours, Pack, Phone, Place, Standard, Weekday } from '../../knowledge/schema'
import { WEEKDAYS } from '../../knowledge/schema'

/** A fact, what a resident says to hear it, and what the answer must then hold: every one of these, or a pattern. */
export interface Fact {
  kind: 'hours' | 'phone' | 'email' | 'website' | 'address' | 'standard' | 'offered' | 'right' | 'gap'
  about: string
  asked: readonly string[]
  holds: readonly string[]
  /** True: one of the ways of asking must bring it. False: each of them must. */
  anyWay: boolean
}

/** What an answer that has nothing to give may say instead, as long as it is honest. */
export const HONEST =
  '/(don.t|doesn.t) (know|say|give|list|set|promise|have)|not published|nothing about|couldn.t/'

const timesOn = (hours: Exclude<Hours, 'notPublished'>, day: Weekday): readonly string[] =>
  hours[day].length === 0
    ? ['closed']
    : hours[day].map(({ from, to }) => `${timeOfDay(from).text} to ${timeOfDay(to).text}`)

/** The first sentence of a gap: answers may leave out what follows it, never what it says. */
const sentenceOf = (says: string): string => says.split(/(?<=[.?!]) /)[0] ?? says

const gapOf = ({ gaps }: Pack, about: string): string | undefined =>
  gaps.find((gap) => gap.about === about)?.says

const hoursFacts = (pack: Pack, name: string, aliases: readonly string[], hours: Hours): readonly Fact[] => {
  const fact = (asked: readonly string[], holds: readonly string[], about: string): Fact => ({
    kind: 'hours',
    about,
    asked,
    holds,
    anyWay: false,
  })
  if (hours === 'notPublished')
    return [
      fact(
        [`when is ${name} open`, `what time does ${name} close on friday`],
        [gapOf(pack, 'hours') === undefined ? HONEST : sentenceOf(gapOf(pack, 'hours') ?? '')],
        `${name}: not published`,
      ),
    ]
  const days = WEEKDAYS.map((day) =>
    fact(
      [
        `when is ${name} open on ${weekdayName(day).toLowerCase()}`,
        `${name} opening times ${weekdayName(day)}?`,
        `what time does ${name} open on ${weekdayName(day).toLowerCase()}s`,
      ],
      timesOn(hours, day),
      `${name}, ${weekdayName(day)}`,
    ),
  )
  const called = aliases.map((alias) =>
    fact([`is ${alias} open on wednesday`], timesOn(hours, 'wed'), `${name}, called ${alias}`),
  )
  return [...days, ...called]
}

const PHONE_WAYS: Readonly<Record<Phone['purpose'], readonly string[]>> = {
  enquiries: [
    'what is your phone number',
    'what number do i ring to speak to the council',
    'phone number pls',
  ],
  payments: ['what number do i ring to make a payment', 'payment line number'],
  'out-of-hours': ['what number do i ring when you are closed', 'out of hours number'],
  minicom: ['what is your minicom number', 'do you have a textphone number'],
  fax: ['what is your fax number', 'can i send a fax'],
  service: [],
}

const phoneFacts = (pack: Pack, phone: Phone): readonly Fact[] => {
  const { name, number, purpose, allHours } = phone
  const asked = [`what is the number of ${name}`, ...PHONE_WAYS[purpose]]
  return [
    {
      kind: 'phone',
      about: name,
      asked,
      holds: [number ?? HONEST],
      anyWay: false,
    },
    ...(allHours
      ? ([
          {
            kind: 'hours',
            about: name,
            asked: [`when is ${name} open`],
            holds: ['day and night'],
            anyWay: false,
          },
        ] as const)
      : hoursFacts(pack, name, [], phone.hours)),
  ]
}

/** Words that must be found as they are, inside a pattern: compared without Markdown, in small letters. */
const escaped = (text: string): string =>
  sentenceOf(text)
    .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/[‘’]/g, "'")

const addressFacts = ({ name, address, postcode }: Place): Fact => ({
  kind: 'address',
  about: name,
  asked: [`where is ${name}`, `what is the address of ${name}`],
  holds: address.length === 0 ? [HONEST] : [...address, ...(postcode === undefined ? [] : [postcode])],
  anyWay: false,
})

/** How a resident asks for each promise; `stage` narrows it. What has a number must be brought by each way of asking. */
const STANDARD_WAYS: Readonly<
  Record<Standard['about'], Partial<Readonly<Record<Standard['stage'] | 'any', readonly string[]>>>>
> = {
  telephone: {
    answer: ['how long do you take to answer the phone', 'how quickly will you pick up if i ring'],
    any: ['what do you promise when i phone you', 'what are your standards for phone calls'],
  },
  voicemail: {
    any: [
      'how long until you reply to a voicemail',
      'i left a voicemail when will you get back to me',
      'what do you promise about voicemail',
    ],
  },
  'call-back': { any: ['how long until you call me back', 'when will i get a call back'] },
  email: {
    acknowledge: ['how soon will you tell me you have got my email', 'how long to acknowledge an email'],
    reply: ['how long do you take to answer emails', 'i emailed you when will i get a reply'],
    any: ['what do you promise about emails', 'what are your standards for emails'],
  },
  letter: {
    acknowledge: ['how soon will you tell me you have got my letter', 'how long to acknowledge a letter'],
    reply: ['how long do you take to answer letters', 'i wrote you a letter when will i get a reply'],
    any: ['what do you promise about letters', 'what are your standards for letters'],
  },
  fax: {
    acknowledge: ['how long to acknowledge a fax'],
    reply: ['how long do you take to answer a fax'],
    any: ['what do you promise about faxes', 'can i contact you by fax'],
  },
  visit: {
    greet: [
      'how long will i wait when i come in to the office',
      'how long before somebody greets me when i visit',
    ],
    see: ['how long will i wait to be seen when i visit', 'what is the waiting time at the counter'],
    any: ['what do you promise when i visit', 'what are your standards for visitors'],
  },
  appointment: {
    see: ['how long will i wait if i have an appointment', 'will i be seen on time for my appointment'],
    'cancel-notice': ['how much notice do you give if you cancel my appointment'],
    any: ['what do you promise about appointments', 'can i make an appointment'],
  },
  'home-visit': { any: ['what do you promise about home visits', 'can you visit me at home'] },
  complaint: {
    acknowledge: ['how long to acknowledge a complaint', 'when will you tell me you have got my complaint'],
    reply: ['how long do you take to answer a complaint', 'i complained when will i get a reply'],
    any: ['what do you promise about complaints', 'how do you deal with complaints'],
  },
  feedback: { any: ['will you reply to my suggestion', 'how long to answer feedback'] },
  progress: { any: ['how often will you update me on my enquiry', 'will you keep me informed of progress'] },
  enquiry: {
    any: [
      'what happens if the first person can’t help me',
      'do you deal with enquiries the first time',
      'what are your service standards for enquiries',
    ],
  },
  website: { any: ['what do you promise about the website', 'is your website kept up to date'] },
  'out-of-hours': {
    any: [
      'what happens if i ring the emergency line when you are closed',
      'what do you promise out of hours',
    ],
  },
  information: { any: ['what do you promise about information', 'do you use plain english'] },
}

const standardFact = ({ id, about, stage, within, promise }: Standard): Fact => {
  const ways = STANDARD_WAYS[about]
  const exact = ways[stage] ?? ways.any ?? []
  const timed = within !== undefined
  return {
    kind: 'standard',
    about: id,
    asked: timed ? exact : [...new Set([...exact, ...(ways.any ?? [])])],
    holds: [promise],
    anyWay: !timed,
  }
}

const OFFERED_WAYS: Readonly<Record<string, readonly string[]>> = {
  braille: ['can i have it in braille'],
  'large-print': ['do you do large print'],
  audio: ['can i get information on audio tape'],
  'other-languages': [
    'can you translate a letter into my language',
    'do you have information in other languages',
  ],
  interpreter: ['can i have an interpreter'],
  'telephone-interpreter': ['can i have an interpreter on the phone'],
  'sign-language': ['do you have a sign language interpreter'],
  minicom: ['do you have minicom'],
  'induction-loop': ['do you have an induction loop'],
  'private-room': ['can i talk to somebody in private'],
  'home-visit': ['can somebody visit me at home'],
  'accessible-website': ['is your website accessible'],
  'accessible-buildings': ['is your office accessible for a wheelchair'],
}

const RIGHT_WAYS: Readonly<Record<string, readonly string[]>> = {
  'data-protection': ['how can i see the information you hold about me', 'data protection'],
  'freedom-of-information': ['how do i make a freedom of information request'],
  equality: ['do you treat everyone fairly', 'equality policy', 'what is your promise on equality'],
  confidentiality: ['is what i tell you confidential'],
  feedback: ['how do i give feedback', 'can i tell you what i think of your service'],
  conduct: ['how should your staff treat me', 'how will you treat me'],
  'school-complaints': ['i have a complaint about a school'],
  'social-care-complaints': ['i have a complaint about social care'],
  'help-us': ['what do you expect from me', 'how can i help you to help me'],
  involvement: ['how can i have a say', 'how do you consult residents'],
}

const GAP_WAYS: Readonly<Record<string, readonly string[]>> = {
  hours: ['are you open on bank holidays'],
  phone: ['what is your phone number'],
  email: ['what is your email address'],
  address: ['where is the one stop shop', 'what is the address of the dunstable office'],
  payments: ['what number do i ring to pay', 'phone number for payments'],
  'out-of-hours': ['out of hours number', 'who do i ring at night'],
  minicom: ['do you have minicom'],
  fax: ['what is your fax number'],
  'fax-number': ['what is your fax number'],
  'text-message': ['can i send you a text message'],
  'email-acknowledgement': ['how long to acknowledge an email'],
  'email-reply': ['how long until i get a full reply to my email'],
  'letter-acknowledgement': ['how long to acknowledge a letter'],
  'appointment-cancellation': ['how much notice do you give if you cancel my appointment'],
  telephone: ['how long do you take to answer the phone'],
  voicemail: ['how long until you reply to a voicemail'],
  'call-back': ['how long until you call me back'],
  progress: ['how long until i get an update'],
  letter: ['how long do you take to answer letters'],
  visit: ['how long will i wait to be seen when i visit'],
  appointment: ['how long will i wait if i have an appointment'],
  'home-visit': ['how soon can you visit me at home', 'how long for a home visit'],
  complaint: ['how long do you take to answer a complaint'],
  braille: ['can i have it in braille', 'do you do large print'],
  'sign-language': ['do you have a sign language interpreter'],
  'data-protection': ['how can i see the information you hold about me'],
  'freedom-of-information': ['how do i make a freedom of information request'],
}

/** Where an approved article answers better than the one sentence of a pack, this is what it must say. */
const ANSWERED_BY_ARTICLE: Readonly<Record<string, string>> = {
  'data-protection': 'subject access request',
  'freedom-of-information': 'ask for information we hold',
  feedback: 'a suggestion',
  address: 'check before you post',
}

/** The sentence of the pack, or the article's answer. */
const eitherOf = (id: string, sentence: string): string => {
  const article = ANSWERED_BY_ARTICLE[id]
  return article === undefined ? sentence : `/${escaped(sentence)}|${article}/`
}

const spoken = (id: string): string => id.replaceAll('-', ' ')

const emailFacts = ({ contacts }: Pack): readonly Fact[] =>
  contacts.emails.map(({ address }) => ({
    kind: 'email',
    about: address,
    asked: ['what is your email address', 'can i email you', 'email address for enquiries please'],
    holds: [address],
    anyWay: false,
  }))

const websiteFacts = ({ contacts }: Pack): readonly Fact[] =>
  contacts.websites.map(({ url }) => ({
    kind: 'website',
    about: url,
    asked: ['what is your website', 'whats the web address'],
    holds: [url.replace('https://', '')],
    anyWay: false,
  }))

const postFacts = ({ contacts }: Pack): readonly Fact[] =>
  contacts.places
    .filter(({ id }) => id === contacts.postTo)
    .map(({ address, postcode = '' }) => ({
      kind: 'address',
      about: 'where to write to',
      asked: ['where do i write to you', 'what address do i send a letter to', 'postal address?'],
      holds: [...address, postcode],
      anyWay: false,
    }))

/** Every fact of a pack that a resident can ask for. */
export const factsOf = (pack: Pack): readonly Fact[] => {
  const { contacts, standards, gaps } = pack
  return [
    ...contacts.places.flatMap((place) => hoursFacts(pack, place.name, place.alsoKnownAs, place.hours)),
    ...contacts.phones.flatMap((phone) => phoneFacts(pack, phone)),
    ...emailFacts(pack),
    ...websiteFacts(pack),
    ...contacts.places.map(addressFacts),
    ...postFacts(pack),
    ...standards.map(standardFact),
    ...contacts.accessible.map(
      ({ id, offered }): Fact => ({
        kind: 'offered',
        about: id,
        asked: OFFERED_WAYS[id] ?? [`do you offer ${spoken(id)}`],
        holds: [offered],
        anyWay: false,
      }),
    ),
    ...contacts.rights.map(
      ({ id, says }): Fact => ({
        kind: 'right',
        about: id,
        asked: RIGHT_WAYS[id] ?? [spoken(id)],
        holds: [eitherOf(id, says)],
        anyWay: true,
      }),
    ),
    ...gaps.map(
      ({ about, says }): Fact => ({
        kind: 'gap',
        about,
        asked: GAP_WAYS[about] ?? [`do you have ${spoken(about)}`],
        holds: [
          `/${[escaped(says), HONEST.slice(1, -1), ANSWERED_BY_ARTICLE[about] ?? []].flat().join('|')}/`,
        ],
        anyWay: false,
      }),
    ),
  ]
}
