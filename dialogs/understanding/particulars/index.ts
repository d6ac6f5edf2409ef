/** Every detail in what a resident said, typed or heard: postcodes, phone numbers, references, days, addresses … */
import type { BankHolidays } from '../../../knowledge/calendar/bankHolidays'
import type { LocalTime } from '../../../knowledge/calendar/day'
import { districtsOf } from '../../../knowledge/districts'
import type { Pack } from '../../../knowledge/schema'
import type { When, WhenOptions } from '../when'
import { readWhens } from '../when'
import type { Address } from './address'
import { findAddresses } from './address'
import type { Bin } from './bin'
import { findBins } from './bin'
import { findEmails } from './email'
import type { Found } from './found'
import { findMoney } from './money'
import { findNames } from './names'
import { findPhones } from './phone'
import type { PlanningReferenceSaid } from './planningReference'
import { createPlanningFinder } from './planningReference'
import { findPostcodes } from './postcode'
import type { Particular } from './ranked'
import { ranked } from './ranked'
import type { CaseReferenceSaid } from './reference'
import { findCaseReferences } from './reference'

export type { Particular } from './ranked'

/** Details of a turn, of each kind the likeliest first. A kind that was not mentioned is empty. */
export interface Particulars {
  postcodes: readonly Particular<string>[]
  phones: readonly Particular<string>[]
  emails: readonly Particular<string>[]
  planningReferences: readonly Particular<PlanningReferenceSaid>[]
  references: readonly Particular<CaseReferenceSaid>[]
  dates: readonly Particular<When>[]
  addresses: readonly Particular<Address>[]
  bins: readonly Particular<Bin>[]
  /** In whole pence. */
  money: readonly Particular<number>[]
  names: readonly Particular<string>[]
}

export interface ParticularsContext extends WhenOptions {
  now: LocalTime
  holidays: BankHolidays
  /** The kind that was asked for: what only sounds like one is then taken for one. */
  expects?: keyof Particulars
}

/** Where days and times stand is told in parts; together they are from the first to the last. */
const asFound = (said: string, when: When): Found<When> => {
  const from = when.spans[0]?.start ?? 0
  const to = when.spans.at(-1)?.end ?? from
  return { value: when, said: said.slice(from, to), from, to }
}

/** Nearly any words may be a street or a name, so one alternative by itself is not believed. */
const OPEN = { least: 2 }

/** Two alternatives tell of the same day though the words for it stand elsewhere. */
const sameDays = ({ days, time }: When): unknown => ({ days, time })

/** Reads the details of what is said to one council: its own postcodes, planning references and bins among them. */
export const createParticularsReader = (pack: Pack) => {
  const own = districtsOf(pack)
  const findPlanning = createPlanningFinder(pack.council.planningReferences)
  const isOwn = (code: string): boolean => own.includes(code.split(' ')[0] ?? '')

  /** `alternatives`: what may have been heard, the likeliest first; of what was typed, just that. */
  return (alternatives: readonly string[], context: ParticularsContext): Particulars => {
    const { now, holidays, expects } = context
    const expected = (kind: keyof Particulars) => ({ expected: expects === kind })
    const asked = (kind: keyof Particulars) => ({ asked: expects === kind })
    const each = <Value>(find: (text: string) => readonly Found<Value>[]) => ranked(alternatives, find)
    return {
      postcodes: ranked(alternatives, (text) => findPostcodes(text, { own, ...expected('postcodes') }), {
        isOwn,
      }),
      phones: each((text) => findPhones(text, expected('phones'))),
      emails: each((text) => findEmails(text, expected('emails'))),
      planningReferences: ranked(alternatives, (text) => findPlanning(text, expected('planningReferences')), {
        isOwn: ({ ours }) => ours,
      }),
      references: ranked(alternatives, (text) => findCaseReferences(text, expected('references')), {
        isOwn: ({ checked }) => checked,
      }),
      dates: ranked(
        alternatives,
        (text) => readWhens(text, now, holidays, context).map((when) => asFound(text, when)),
        { keyOf: sameDays, inOrder: true },
      ),
      addresses: ranked(alternatives, (text) => findAddresses(text, asked('addresses')), OPEN),
      bins: each((text) => findBins(text, pack.containers, asked('bins'))),
      money: each(findMoney),
      names: ranked(alternatives, findNames, OPEN),
    }
  }
}
export type ParticularsReader = ReturnType<typeof createParticularsReader>
