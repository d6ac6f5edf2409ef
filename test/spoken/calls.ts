/** The five calls, each with what must have come of it: never how it was worded, nor what the recogniser made of it. */

import type { Case } from '../../bot/cases/case'
import { inSpokenWords } from '../../dialogs/aloud/spoken'
import type { Pack } from '../../knowledge/schema'
import type { SpokenCaller } from './caller'
import type { Habit } from './habits'

/** What came of a call, and of those before it. */
export interface Outcome {
  caller: Pick<SpokenCaller, 'heard' | 'ends'>
  /** Opened in this call. */
  opened: readonly Case[]
  /** Every case there is. */
  cases: readonly Case[]
  pack: Pack
}

export interface SpokenCall {
  name: string
  /** What they do, given what is there already. */
  habits(cases: readonly Case[]): readonly Habit[]
  /** What ought to have come of it and did not: then they must have been put through to a person. */
  missing(outcome: Outcome): readonly string[]
  /** What should never come of it: a case that nobody wanted. */
  wrong(outcome: Outcome): readonly string[]
}

/** Friday morning: the grey bins were due the day before, and the offices are open. */
export const AT = new Date('2026-11-27T10:00:00Z')
export const COUNCIL = 'redditch'
export const PERSON = 'tel:+441632960000'

/** What anybody does, whatever they ring for. */
const ALWAYS: readonly Habit[] = [
  { to: /about this: /i, does: [{ says: 'no' }, { keys: '2' }] },
  { to: /shall i go on\?/i, does: [{ says: 'yes' }, { keys: '1' }] },
  { to: /anything else|what else/i, does: ['hangsUp'] },
]

/** They are asked what they want. */
const WISH = /what you need|help you with|few words/i

const no = (wrong: boolean, what: string): readonly string[] => (wrong ? [what] : [])

const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The digits that were said one after the other, as somebody writes them down. */
const digitsIn = (heard: string): string =>
  heard
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => DIGITS.indexOf(word))
    .filter((digit) => digit >= 0)
    .join('')

const openedNone = ({ opened }: Outcome): readonly string[] =>
  no(opened.length > 0, `opened ${opened.map(({ service }) => service).join(', ')}`)

/** They were put through to somebody, at the number that was set. */
export const isPutThrough = ({ caller }: Pick<Outcome, 'caller'>): boolean =>
  caller.ends.some((end) => end?.do === 'transfer' && end.target === PERSON)

const aPerson = (outcome: Outcome): readonly string[] =>
  no(!isPutThrough(outcome), 'not put through to a person')

const HOME = { uprn: '999918250003' }

const missedBin: SpokenCall = {
  name: 'a missed bin, to its reference',
  habits: () => [
    { to: /what I’ll send.*three Orchard Way.*Grey.*missed too: No/i, does: [{ keys: '1' }] },
    {
      to: /what I’ll send|something (else )?to change|what .*change/i,
      does: [{ keys: '2' }, { presses: /street/i }],
    },
    { to: /you can ask about/i, does: [{ presses: /not collected/i }] },
    { to: /is it three Orchard Way|about this: .*not collected/i, does: [{ says: 'yes' }, { keys: '1' }] },
    { to: /is it .*\?/i, does: [{ says: 'no' }, { keys: '2' }] },
    { to: /could be more than one postcode/i, does: [{ presses: /nine Z X/i }] },
    { to: /number or name of the house/i, does: [{ says: 'three' }, { keys: '3#' }] },
    { to: /house number|postcode/i, does: [{ says: 'three orchard way' }, { keys: '298999' }] },
    { to: /street missed too/i, does: [{ says: 'no' }, { keys: '2' }] },
    { to: /which bin/i, does: [{ says: 'the grey bin' }, { presses: /grey/i }] },
    {
      to: /tell you how|text|email/i,
      does: [{ says: 'no thank you' }, { presses: /no, thank you/i }, { keys: '2' }],
    },
    { to: /your reference is/i, does: ['hangsUp'] },
    ...ALWAYS,
    { to: WISH, does: [{ says: 'my bin has not been collected' }, { says: 'missed bin' }] },
  ],
  missing: ({ opened: [one], caller }) => {
    if (one === undefined) return ['no case']
    return no(!digitsIn(caller.heard()).includes(one.reference), 'its reference was not told')
  },
  wrong: ({ opened }) => [
    ...no(opened.length > 1, `${opened.length} cases`),
    ...opened.flatMap(({ subject = 'nothing' }) =>
      no(subject !== `bin ${HOME.uprn} refuse`, `a case about ${subject}`),
    ),
    ...opened.flatMap(({ particulars }) =>
      particulars.filter(({ value }) => value === 'Yes').map(({ label }) => `“${label}” was not said`),
    ),
  ],
}

const openingHours: SpokenCall = {
  name: 'opening hours',
  habits: () => [
    { to: /about this: .*(open|hours)/i, does: [{ says: 'yes' }, { keys: '1' }] },
    ...ALWAYS,
    {
      to: WISH,
      does: [{ says: 'what are your opening hours' }, { says: 'opening hours' }],
    },
  ],
  missing: (outcome) => {
    const [place] = outcome.pack.contacts.places
    const [friday] = place === undefined || place.hours === 'notPublished' ? [] : place.hours.fri
    const hours = inSpokenWords(`${friday?.from} to ${friday?.to}`)
    const told = outcome.caller.heard()
    return [
      ...no(!told.includes(place?.name ?? '—'), `nothing of ${place?.name}`),
      ...no(!told.includes(hours), `not told: ${hours}`),
    ]
  },
  wrong: openedNone,
}

const track: SpokenCall = {
  name: 'how a case goes, its reference by key',
  habits: ([one]) => [
    { to: /what is your reference/i, does: [{ keys: one?.reference ?? '0' }] },
    { to: /in danger, or is it an emergency/i, does: [{ says: 'no' }, { presses: /^ ?no$/i }] },
    { to: /about this: .*how .* going/i, does: [{ says: 'yes' }, { keys: '1' }] },
    { to: /what else can i/i, does: [{ says: 'i want to know how my report is going' }] },
    ...ALWAYS,
    {
      to: WISH,
      does: [{ says: 'i want to know how my report is going' }, { says: 'i have a reference number' }],
    },
  ],
  missing: ({ caller, cases: [one] }) => [
    ...no(!digitsIn(caller.heard()).includes(one?.reference ?? 'none'), 'its reference was not found'),
    ...no(!/due by/i.test(caller.heard()), 'not told by when it is due'),
  ],
  wrong: openedNone,
}

const silence: SpokenCall = {
  name: 'two silences, then a person',
  habits: () => [
    { to: /press zero/i, does: ['nothing', 'nothing', { keys: '0' }] },
    { to: /./, does: ['nothing'] },
  ],
  missing: aPerson,
  wrong: openedNone,
}

const person: SpokenCall = {
  name: '“speak to someone”',
  habits: () => [
    { to: /./, does: [{ says: 'i want to speak to someone please' }, { says: 'speak to someone' }] },
  ],
  missing: aPerson,
  wrong: openedNone,
}

export const CALLS: readonly SpokenCall[] = [missedBin, openingHours, track, silence, person]
