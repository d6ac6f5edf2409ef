import type { Standard } from '../../knowledge/schema'
import type { Said } from '../said'
import { aloud, bullets, joined, paragraphs } from '../said'
import type { Via } from '../understanding/details'
import type { Say } from '../words'
import type { Answer, Answerer, Ask, Here } from './about'
import type { SayDue } from './dueSaid'
import { dueSaid, hasDueDate } from './dueSaid'
import { gapAbout } from './gaps'
import { citationsOf } from './sources'

export const standardLines = {
  elsewhere: ['promise'],
  noneFor: ['council', 'howToContact'],
  general: ['council'],
  forThisService: ['council'],
} as const

/** What the lines are said with, and the way to reach this council. */
interface Saying {
  say: Say<typeof standardLines>
  sayDue: SayDue
  howToContact: (here: Here) => Said
}

/** Most telling first: "I left a voicemail about my complaint" is about both, and its complaint has the longer promise. */
const ORDER: readonly Via[] = [
  'complaint',
  'voicemail',
  'call-back',
  'home-visit',
  'appointment',
  'email',
  'letter',
  'fax',
  'visit',
  'feedback',
  'out-of-hours',
  'telephone',
  'progress',
  'website',
  'enquiry',
]

/** Said in passing beside a more telling word: somebody who left a voicemail has also telephoned. */
const IMPLIED: Partial<Readonly<Record<Via, readonly Via[]>>> = {
  complaint: ORDER,
  voicemail: ['call-back', 'telephone', 'progress'],
  'call-back': ['telephone', 'progress'],
  'home-visit': ['visit', 'appointment', 'telephone'],
  appointment: ['visit', 'telephone'],
  email: ['website', 'progress', 'telephone'],
  letter: ['progress', 'telephone'],
  visit: ['telephone', 'progress'],
}

const viasOf = (ask: Ask): readonly Via[] => {
  const named = ORDER.filter((via) => ask.details.via.includes(via))
  const telling = named.filter(
    (via, i) => !named.slice(0, i).some((before) => IMPLIED[before]?.includes(via)),
  )
  if (telling.length > 0) return telling.slice(0, 2)
  return ask.before?.via === undefined || !ask.leans ? [] : [ask.before.via]
}

/** Notice of a cancelled appointment is another question than how long one waits. */
const isAsked = (standard: Standard, { details }: Ask): boolean =>
  details.stage.length > 0 ? details.stage.includes(standard.stage) : standard.stage !== 'cancel-notice'

/** What a pack promises of one way of getting in touch, for one question. */
interface Promised {
  /** Promises that answer it. */
  answers: readonly Standard[]
  /** What else is promised of it, where nothing answers. */
  beside: readonly Standard[]
}

const promisedOf = (ask: Ask, here: Here, via: Via): Promised => {
  const all = here.pack.standards.filter(({ about }) => about === via)
  if (ask.details.form.includes('promise')) {
    const timed = all.filter(({ within }) => within !== undefined)
    return { answers: [...timed, ...all.filter((standard) => !timed.includes(standard))], beside: [] }
  }
  const answers = all.filter((standard) => standard.within !== undefined && isAsked(standard, ask))
  return { answers, beside: answers.length > 0 ? [] : all.filter(({ stage }) => stage !== 'cancel-notice') }
}

/** The promise as a resident hears it, with what happens when it can't be kept. */
const promiseSaid = ({ promise, ifNot }: Standard): Said =>
  joined([aloud(promise), ...(ifNot === undefined ? [] : [aloud(ifNot)])])

/** What another document says instead: told, so that nobody who read it there thinks us wrong. */
const elsewhereSaid = ({ say }: Saying, { elsewhere }: Standard): readonly Said[] =>
  elsewhere.map(({ note }) => say('elsewhere', { promise: aloud(note) }))

/** How a gap about one stage is called: `email-acknowledgement`, `appointment-cancellation`. */
const GAP_OF_STAGE: Partial<Readonly<Record<Standard['stage'], string>>> = {
  acknowledge: 'acknowledgement',
  reply: 'reply',
  'cancel-notice': 'cancellation',
}

const gapsOf = ({ details }: Ask, via: Via): readonly string[] => [
  ...details.stage.map((stage) => `${via}-${GAP_OF_STAGE[stage] ?? stage}`),
  via,
]

const gapSaid = ({ say, howToContact }: Saying, ask: Ask, here: Here, via: Via): Said => {
  const gap = gapsOf(ask, via)
    .map((about) => gapAbout(here.pack, about))
    .find((says) => says !== undefined)
  return gap === undefined
    ? say('noneFor', { council: here.pack.council.name, howToContact: howToContact(here) })
    : aloud(gap)
}

/** When nothing answers the question, that is said first; what is promised beside it comes after. */
const aboutVia = (saying: Saying, ask: Ask, here: Here, via: Via): Said => {
  const { answers, beside } = promisedOf(ask, here, via)
  if (answers.length === 0) return paragraphs([gapSaid(saying, ask, here, via), ...beside.map(promiseSaid)])
  const due = dueSaid(saying.sayDue, answers, ask, here, saying.howToContact(here))
  return paragraphs([
    ...answers.map(promiseSaid),
    ...answers.flatMap((standard) => elsewhereSaid(saying, standard)),
    ...(due === undefined ? [] : [due]),
  ])
}

/** The kinds of contact that most enquiries are about, for a question that names none. */
const COMMON: readonly Via[] = ['telephone', 'email', 'letter', 'visit', 'complaint']

/** Promises about every enquiry, whichever way it comes. */
const OF_EVERYTHING: readonly Via[] = ['enquiry', 'information', 'out-of-hours']

const firstTimed = (here: Here, via: Via): Standard | undefined =>
  here.pack.standards.find(
    (standard) => standard.about === via && (hasDueDate(standard) || standard.within !== undefined),
  )

const generalAnswer = (saying: Saying, ask: Ask, here: Here): Answer => {
  const timed = COMMON.map((via) => firstTimed(here, via)).filter((standard) => standard !== undefined)
  const manner = here.pack.standards.filter(({ about }) => OF_EVERYTHING.includes(about))
  const standards = ask.details.form.includes('promise') ? [...timed, ...manner] : timed
  const { name } = here.pack.council
  const isOfService = ask.details.services.length > 0 || ask.follows !== undefined
  const heading = saying.say(isOfService ? 'forThisService' : 'general', {
    council: name,
  })
  const list = bullets(standards.map(({ promise }) => aloud(promise)))
  const gap = gapAbout(here.pack, 'standards')
  const said =
    standards.length === 0
      ? gap === undefined
        ? saying.say('noneFor', { council: name, howToContact: saying.howToContact(here) })
        : aloud(gap)
      : { text: `${heading.text}\n\n${list.text}`, speech: `${heading.speech} ${list.speech}` }
  return {
    said,
    sources: citationsOf(
      here.pack,
      standards.map(({ source }) => source),
    ),
    topic: { intent: ask.intent },
  }
}

/** "How long do complaints take?" wants the council's own promise, not how complaints work. */
const asksHowLong = ({ intent, details }: Ask): boolean =>
  intent === 'standards.response_time' ||
  (intent === 'complaints.process' &&
    (details.form.includes('howLong') || details.form.includes('promise')) &&
    details.via.includes('complaint'))

/** "How long will you take to answer my complaint?", "I emailed on Friday afternoon, when will I hear?" */
export const createStandards =
  (saying: Saying): Answerer =>
  (ask, here) => {
    if (!asksHowLong(ask)) return undefined
    const vias = viasOf(ask)
    if (vias.length === 0) return generalAnswer(saying, ask, here)
    const standards = vias.flatMap((via) => {
      const { answers, beside } = promisedOf(ask, here, via)
      return [...answers, ...beside]
    })
    return {
      said: paragraphs(vias.map((via) => aboutVia(saying, ask, here, via))),
      sources: citationsOf(
        here.pack,
        standards.map(({ source }) => source),
      ),
      topic: { intent: 'standards.response_time', via: vias[0] },
    }
  }
