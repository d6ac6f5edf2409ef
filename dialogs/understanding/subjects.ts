import { stem } from './features'
import type { NearestTable } from './nearest'
import { normalise, wordsOf } from './normalise'

/** What an enquiry may be about, as against how it is put: the part of a label before its dot. */
const SUBJECTS = ['bins', 'benefits', 'planning', 'council_tax', 'other_council', 'not_council']

/**
 * A word names a subject when this share of the phrases it is in are about it, and there are as many. "Sofa" and "rent"
 * do; "cost", "bring" and "long" are asked of everything.
 */
const MOSTLY = 0.75
const OFTEN = 5

/** The subjects that the words of a text name, each word by itself: `bins`, `planning`. */
export type SubjectsIn = (text: string) => ReadonlySet<string>

const shareEach = (counts: Float64Array, sizes: Float64Array): Float64Array => {
  const rates = counts.map((count, subject) => count / Math.max(1, sizes[subject] as number))
  const all = rates.reduce((sum, rate) => sum + rate, 0)
  return rates.map((rate) => rate / Math.max(1e-9, all))
}

const countInto = (counts: Float64Array, subject: number): void => {
  if (subject >= 0) counts[subject] = (counts[subject] as number) + 1
}

/** Reads off the known questions which words name a subject. `labels` are those of the table, in its order. */
export const createSubjects = (table: NearestTable, labels: readonly string[]): SubjectsIn => {
  const { stems, postings, starts, labelOf } = table
  const ofLabel = labels.map((label) => SUBJECTS.indexOf(label.split('.')[0] ?? label))
  const subjectOf = (label: number | undefined): number => ofLabel[label ?? -1] ?? -1
  const sizes = new Float64Array(SUBJECTS.length)
  for (const label of labelOf) countInto(sizes, subjectOf(label))
  const namedBy = (id: number): string | undefined => {
    const counts = new Float64Array(SUBJECTS.length)
    for (const doc of postings.subarray(starts[id], starts[id + 1]))
      countInto(counts, subjectOf(labelOf[doc]))
    if (counts.reduce((sum, count) => sum + count, 0) < OFTEN) return undefined
    const best = shareEach(counts, sizes).findIndex((share) => share >= MOSTLY)
    return SUBJECTS[best]
  }
  const named = new Map(stems.map((word, id) => [word, namedBy(id)]))
  return (text) => new Set(wordsOf(normalise(text)).flatMap((word) => named.get(stem(word)) ?? []))
}
