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

const ofStage = (standards: readonly Standard[], ask: Ask): readonly Standard[] => {
  const staged = standards.filter(({ stage }) => ask.details.stage.includes(stage))
  return staged.length > 0 ? staged : standards
}

/** Promises with a time come before promises of manner, which are only told when there is nothing else. */
const timedFirst = (standards: readonly Standard[]): readonly Standard[] => {
  const timed = standards.filter(({ within }) => within !== undefined)
  return timed.length > 0 ? timed : standards
}

/** The promise as a resident hears it, with what happens when it can't be kept. */
const promiseSaid = ({ promise, ifNot }: Standard): Said =>
  joined([aloud(promise), ...(ifNot === undefined ? [] : [aloud(ifNot)])])

/** What another document says instead: told, so that nobody who read it there thinks us wrong. */
const elsewhereSaid = ({ say }: Saying, { elsewhere }: Standard): readonly Said[] =>
  elsewhere.map(({ note }) => say('elsewhere', { promise: aloud(note) }))

const gapSaid = ({ say, howToContact }: Saying, ask: Ask, here: Here, via: Via): Said => {
  const gap =
    (ask.details.stage.includes('acknowledge') ? gapAbout(here.pack, `${via}-acknowledgement`) : undefined) ??
    gapAbout(here.pack, via)
  return gap === undefined
    ? say('noneFor', { council: here.pack.council.name, howToContact: howToContact(here) })
    : aloud(gap)
}

const standardsOf = (ask: Ask, here: Here, via: Via): readonly Standard[] =>
  ofStage(timedFirst(here.pack.standards.filter(({ about }) => about === via)), ask)

const aboutVia = (saying: Saying, ask: Ask, here: Here, via: Via): Said => {
  const standards = standardsOf(ask, here, via)
  if (standards.length === 0) return gapSaid(saying, ask, here, via)
  const due = dueSaid(saying.sayDue, standards, ask, here, saying.howToContact(here))
  return paragraphs([
    ...standards.map(promiseSaid),
    ...standards.flatMap((standard) => elsewhereSaid(saying, standard)),
    ...(due === undefined ? [] : [due]),
  ])
}

/** The kinds of contact that most enquiries are about, for a question that names none. */
const COMMON: readonly Via[] = ['telephone', 'email', 'letter', 'visit', 'complaint']

const firstTimed = (here: Here, via: Via): Standard | undefined =>
  here.pack.standards.find(
    (standard) => standard.about === via && (hasDueDate(standard) || standard.within !== undefined),
  )

const generalAnswer = (saying: Saying, ask: Ask, here: Here): Answer => {
  const standards = COMMON.map((via) => firstTimed(here, via)).filter((standard) => standard !== undefined)
  const { name } = here.pack.council
  const heading = saying.say(ask.details.services.length > 0 ? 'forThisService' : 'general', {
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
  (intent === 'complaints.process' && details.form.includes('howLong') && details.via.includes('complaint'))

/** "How long will you take to answer my complaint?", "I emailed on Friday afternoon, when will I hear?" */
export const createStandards =
  (saying: Saying): Answerer =>
  (ask, here) => {
    if (!asksHowLong(ask)) return undefined
    const vias = viasOf(ask)
    if (vias.length === 0) return generalAnswer(saying, ask, here)
    const standards = vias.flatMap((via) => standardsOf(ask, here, via))
    return {
      said: paragraphs(vias.map((via) => aboutVia(saying, ask, here, via))),
      sources: citationsOf(
        here.pack,
        standards.map(({ source }) => source),
      ),
      topic: { intent: ask.intent, via: vias[0] },
    }
  }
