import { z } from 'zod'
import { CASE_MARKS, CASE_STATES, type CaseState } from '../../../dialogs/ports'
import { isOpen } from '../../../dialogs/tracking/due'
import { referenceWritten } from '../../../dialogs/tracking/heard'
import { type Day, dayOf } from '../../../knowledge/calendar/day'

/** Nobody searches for more than this. */
const MOST_CHARACTERS = 200

/** What may be ticked: cases that stand so. */
export const TICKS = ['mine', 'late', 'week', 'chased', 'replied', 'new'] as const
export type Tick = (typeof TICKS)[number]

export const STATE_CHOICES = ['all', 'open', ...CASE_STATES] as const

/** What a list of cases is narrowed by: all of it stands in its address. */
export interface Filters {
  q: string
  state: (typeof STATE_CHOICES)[number]
  /** A council’s id; left out: every one. */
  council?: string
  service?: string
  /** `otherford:benefits` */
  team?: string
  mark?: (typeof CASE_MARKS)[number]
  /** Days of the opening, both included; as they were written where they are none. */
  from: string
  to: string
  ticks: ReadonlySet<Tick>
  /** From 1. */
  page: number
}

const word = z.string().trim().max(MOST_CHARACTERS).catch('')
const named = word.transform((text) => (text === '' ? undefined : text))

const Query = z.object({
  q: word,
  state: z.enum(STATE_CHOICES).catch('all'),
  council: named,
  service: named,
  team: named,
  mark: z.enum(CASE_MARKS).optional().catch(undefined),
  from: word,
  to: word,
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
})

const present = <Known extends object>(all: Known) =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Known]: Exclude<Known[Key], undefined>
  }

export const filtersIn = (query: URLSearchParams): Filters => {
  const read = Query.parse(Object.fromEntries(query))
  const ticks = new Set(TICKS.filter((tick) => query.has(tick)))
  return { ...present(read), ticks }
}

/** The same as an address holds it. */
export const queryOf = ({ ticks, page, ...others }: Filters, at = page): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(others))
    if (value !== '' && !(name === 'state' && value === 'all')) query.set(name, value)
  for (const tick of ticks) query.set(tick, '1')
  if (at > 1) query.set('page', String(at))
  return query.toString()
}

/** What is a code of ours, and no word of anybody’s. */
const CODE = /^[a-z][\w:*-]{0,60}$/i

/** What was narrowed by, in codes: never what was searched for, which may be somebody’s name or number. */
export const usedIn = ({ ticks, page: _, q, ...others }: Filters): string => {
  const named = Object.entries(others)
    .filter(([name, value]) => value !== '' && !(name === 'state' && value === 'all'))
    .map(([name, value]) => (CODE.test(value) ? `${name}=${value}` : name))
  return [...(q === '' ? [] : ['words']), ...named, ...ticks].join(' ')
}

/** `2026-04-08` or `8/4/2026`; nothing for what is no day. */
export const dayIn = (text: string): Day | undefined => {
  const iso = /^(\d{4})-(\d\d?)-(\d\d?)$/.exec(text)
  const british = /^(\d\d?)[/. -](\d\d?)[/. -](\d{4})$/.exec(text)
  const [year, month, date] =
    iso === null ? [british?.[3], british?.[2], british?.[1]] : [iso[1], iso[2], iso[3]]
  return year === undefined ? undefined : dayOf(Number(year), Number(month), Number(date))
}

export const statesIn = ({ state }: Filters): readonly CaseState[] | undefined => {
  if (state === 'all') return undefined
  return state === 'open' ? CASE_STATES.filter(isOpen) : [state]
}

/** What people write or say before a reference. */
const CALLED = /\b(case|my|our|ref|reference|number|no|is)\b[.:]?/gi
const SAID = /\b(zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)\b/gi

/** A reference that was searched for, and whether its check digit is right; nothing where words were. */
export const referenceIn = (q: string): { reference: string; checked: boolean } | undefined => {
  const number = q.replace(CALLED, ' ').trim()
  if (!/^[\d\s,.-]*$/.test(number.replace(SAID, ' '))) return undefined
  const heard = referenceWritten(number)
  return heard === undefined || heard === 'length' ? undefined : heard
}
