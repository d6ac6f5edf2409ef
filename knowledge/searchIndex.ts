import type { SearchDocument } from './search'
import { porterStem } from './stem'
import { FRAME, wordsOf } from './wordsOf'

/** Not nothing: between two documents that are otherwise equal, the wording decides. Measured on StackFAQ. */
const FRAME_COUNTS = 0.05

/** The usual settings of BM25 (Robertson & Zaragoza, 2009, section 3.3.3). */
const K1 = 1.2
const B = 0.75
/** However often a document says a word, it counts no more than this. */
export const MOST = K1 + 1

/** Where a word is. */
export interface Posting {
  /** Index of the document, or of the phrase. */
  at: number
  /** What BM25 gives for the word in it, before the word's rarity; in a phrase, the share of its length. */
  weight: number
}

export type Postings = ReadonlyMap<string, readonly Posting[]>

export interface Terms {
  /** Every stem of one document, and how often it counts. */
  of: readonly ReadonlyMap<string, number>[]
  /** Every word as it is written, and how often. */
  words: ReadonlyMap<string, number>
}

const add = (counts: Map<string, number>, key: string, amount: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}

export const sum = (numbers: Iterable<number>): number =>
  [...numbers].reduce((all, number) => all + number, 0)

export const termsIn = (documents: readonly SearchDocument[]): Terms => {
  const words = new Map<string, number>()
  const of = documents.map(({ fields }) => {
    const terms = new Map<string, number>()
    for (const { text, weight } of fields)
      for (const word of wordsOf(text)) {
        add(words, word, 1)
        add(terms, porterStem(word), weight)
      }
    return terms
  })
  return { of, words }
}

const post = (postings: Map<string, Posting[]>, term: string, posting: Posting): void => {
  const list = postings.get(term)
  if (list === undefined) postings.set(term, [posting])
  else list.push(posting)
}

/** Every document that a word is in, by BM25. */
export const postingsOf = ({ of }: Terms): Postings => {
  const lengths = of.map((terms) => sum(terms.values()))
  const average = Math.max(1, sum(lengths) / Math.max(1, lengths.length))
  const postings = new Map<string, Posting[]>()
  of.forEach((terms, at) => {
    const longer = 1 - B + (B * (lengths[at] ?? 0)) / average
    for (const [term, count] of terms)
      post(postings, term, { at, weight: (count * MOST) / (count + K1 * longer) })
  })
  return postings
}

/** How much a word tells: BM25's measure of its rarity, and next to nothing for the frame of a question. */
export type Rarity = (word: string, term: string) => number

export const rarityIn =
  (postings: Postings, documents: number): Rarity =>
  (word, term) => {
    const having = postings.get(term)?.length ?? 0
    const rarity = Math.log(1 + (documents - having + 0.5) / (having + 0.5))
    return FRAME.has(word) ? FRAME_COUNTS * rarity : rarity
  }

/** One word of a question, as it is looked for. */
export interface Asked {
  term: string
  rarity: number
  trust: number
}

/** What each document or phrase gathers from the words of the question. */
export const gathered = (asked: readonly Asked[], postings: Postings): ReadonlyMap<number, number> => {
  const totals = new Map<number, number>()
  for (const { term, rarity, trust } of asked)
    for (const { at, weight } of postings.get(term) ?? [])
      totals.set(at, (totals.get(at) ?? 0) + rarity * trust * weight)
  return totals
}

/** Every phrase of every document as a vector of length 1, by its words; `owners` says whose each is. */
const phrasesOf = (documents: readonly SearchDocument[], rarity: Rarity) => {
  const postings = new Map<string, Posting[]>()
  const owners: number[] = []
  documents.forEach(({ phrases = [] }, owner) => {
    for (const phrase of phrases) {
      const terms = new Map(
        wordsOf(phrase).map((word) => {
          const term = porterStem(word)
          return [term, rarity(word, term)] as const
        }),
      )
      const length = Math.hypot(...terms.values())
      for (const [term, weight] of terms) post(postings, term, { at: owners.length, weight: weight / length })
      owners.push(owner)
    }
  })
  return { postings, owners }
}

/** How near the nearest phrase of each document is to a question, 0–1. */
export const createPhrases = (
  documents: readonly SearchDocument[],
  rarity: Rarity,
): ((asked: readonly Asked[]) => ReadonlyMap<number, number>) => {
  const { postings, owners } = phrasesOf(documents, rarity)
  return (asked) => {
    const length = Math.hypot(...asked.map((one) => one.rarity))
    const nearest = new Map<number, number>()
    for (const [at, total] of gathered(asked, postings)) {
      const owner = owners[at] ?? -1
      nearest.set(owner, Math.max(nearest.get(owner) ?? 0, total / length))
    }
    return nearest
  }
}
