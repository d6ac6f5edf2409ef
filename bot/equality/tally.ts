import type { EqualityAnswer } from '../../dialogs/equality/apart'

/** One more of an answer, in a month: `2026-11`. All that is ever kept of it. */
export interface Tally extends EqualityAnswer {
  council: string
  month: string
}

/** How often an answer was given. */
export interface Count extends EqualityAnswer {
  times: number
}

export const monthOf = (at: Date): string => at.toISOString().slice(0, 7)

/** The months of a quarter of the calendar year: `2026-Q4`; `undefined` for anything else. */
export const monthsOf = (quarter: string): readonly string[] | undefined => {
  const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter) ?? []
  if (year === undefined || number === undefined) return undefined
  const first = (Number(number) - 1) * 3 + 1
  return [first, first + 1, first + 2].map((month) => `${year}-${String(month).padStart(2, '0')}`)
}
