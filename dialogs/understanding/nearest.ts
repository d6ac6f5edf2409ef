import { stem } from './features'

/** What is kept to find the nearest known question: for each stem, the questions it is in. */
export interface NearestTable {
  stems: readonly string[]
  /** One after another, for each stem: the questions it is in. `starts[s]` to `starts[s + 1]` are those of stem `s`. */
  postings: Int32Array
  counts: Uint8Array
  starts: Int32Array
  lengths: Uint16Array
  labelOf: Uint16Array
  labels: number
}

/** The usual constants of BM25 (Robertson and Zaragoza 2009). */
const K1 = 1.2
const B = 0.75

/** An index of known questions by the stems of their words. */
export const nearestTable = (
  texts: readonly (readonly string[])[],
  labelOf: ArrayLike<number>,
  labels: number,
): NearestTable => {
  const lists = new Map<string, Map<number, number>>()
  texts.forEach((words, doc) => {
    for (const word of words.map(stem)) {
      const list = lists.get(word) ?? new Map<number, number>()
      list.set(doc, Math.min(255, (list.get(doc) ?? 0) + 1))
      lists.set(word, list)
    }
  })
  const stems = [...lists.keys()]
  const starts = new Int32Array(stems.length + 1)
  stems.forEach((word, s) => {
    starts[s + 1] = (starts[s] ?? 0) + (lists.get(word)?.size ?? 0)
  })
  return {
    stems,
    starts,
    postings: Int32Array.from(stems.flatMap((word) => [...(lists.get(word)?.keys() ?? [])])),
    counts: Uint8Array.from(stems.flatMap((word) => [...(lists.get(word)?.values() ?? [])])),
    lengths: Uint16Array.from(texts, (words) => words.length),
    labelOf: Uint16Array.from(labelOf),
    labels,
  }
}

/** For each label, how near its nearest known question is: 1 for the same words, 0 for none shared. */
export type Nearest = (words: readonly string[], skip?: (doc: number) => boolean) => Float64Array

/** Ranks known questions by BM25. `skip` leaves questions out: those being tested, in training. */
export const nearest = (table: NearestTable): Nearest => {
  const { stems, starts, lengths } = table
  const ids = new Map(stems.map((word, id) => [word, id]))
  const docs = lengths.length
  const rarity = (id: number | undefined): number => {
    const within = id === undefined ? 0 : (starts[id + 1] ?? 0) - (starts[id] ?? 0)
    return Math.log(1 + (docs - within + 0.5) / (within + 0.5))
  }
  const addWord = adder(table)
  return (words, skip) => {
    const touched: number[] = []
    let whole = 0
    for (const word of new Set(words.map(stem))) {
      const id = ids.get(word)
      const weight = rarity(id)
      whole += weight
      if (id !== undefined) addWord(id, weight, touched)
    }
    return addWord.best(touched, Math.max(whole, 1e-9), skip)
  }
}

/** Adds up scores question by question; `best` gives the highest for each label and wipes them. */
const adder = ({ postings, counts, starts, lengths, labelOf, labels }: NearestTable) => {
  const average = lengths.reduce((sum, n) => sum + n, 0) / Math.max(1, lengths.length)
  const scores = new Float64Array(lengths.length)
  const add = (id: number, weight: number, touched: number[]): void => {
    for (let p = starts[id] as number; p < (starts[id + 1] as number); p++) {
      const doc = postings[p] as number
      const count = counts[p] as number
      const spread = K1 * (1 - B + (B * (lengths[doc] as number)) / average)
      if (scores[doc] === 0) touched.push(doc)
      scores[doc] = (scores[doc] as number) + (weight * count * (K1 + 1)) / (count + spread)
    }
  }
  const best = (touched: readonly number[], whole: number, skip?: (doc: number) => boolean): Float64Array => {
    const found = new Float64Array(labels)
    for (const doc of touched) {
      const label = labelOf[doc] as number
      const score = (scores[doc] as number) / whole
      scores[doc] = 0
      if (score > (found[label] as number) && !skip?.(doc)) found[label] = score
    }
    return found
  }
  return Object.assign(add, { best })
}
