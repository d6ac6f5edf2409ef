import { calibrationError } from '../../dialogs/understanding/calibrate'
import type { Candidate, Ranked } from './candidates'
import type { Enquiry } from './enquiries'

/** What a candidate made of one enquiry, and how many milliseconds it took. */
export interface Answered {
  enquiry: Enquiry
  ranked: Ranked[]
  ms: number
}

export const topOf = ({ ranked }: Answered): Ranked => ranked[0] ?? { label: 'none', confidence: 0 }

/** `bins` of `bins.missed`. */
export const serviceOf = (label: string): string => label.split('.')[0] ?? label

export const answerAll = async (candidate: Candidate, enquiries: readonly Enquiry[]): Promise<Answered[]> => {
  const answered: Answered[] = []
  for (const enquiry of enquiries) {
    const from = process.hrtime.bigint()
    const ranked = await candidate.rank(enquiry.text)
    answered.push({ enquiry, ranked, ms: Number(process.hrtime.bigint() - from) / 1e6 })
  }
  return answered
}

export const shareOf = <T>(things: readonly T[], test: (thing: T) => boolean): number =>
  things.filter(test).length / Math.max(1, things.length)

/** The time that this share of all stayed within. */
export const timeAt = (answered: readonly Answered[], share: number): number => {
  const times = answered.map(({ ms }) => ms).sort((a, b) => a - b)
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
}

export interface Summary {
  fine: number
  service: number
  top3: number
  error: number
  p50: number
  p99: number
}

export const summarise = (answered: readonly Answered[]): Summary => ({
  fine: shareOf(answered, (each) => topOf(each).label === each.enquiry.intent),
  service: shareOf(answered, (each) => serviceOf(topOf(each).label) === serviceOf(each.enquiry.intent)),
  top3: shareOf(answered, ({ ranked, enquiry }) =>
    ranked.slice(0, 3).some(({ label }) => label === enquiry.intent),
  ),
  error: calibrationError(
    answered.map((each) => ({
      confidence: topOf(each).confidence,
      right: topOf(each).label === each.enquiry.intent,
    })),
  ),
  p50: timeAt(answered, 0.5),
  p99: timeAt(answered, 0.99),
})

export const percent = (share: number): string => (share * 100).toFixed(1)

/** A table in plain text, columns as wide as they must be. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
