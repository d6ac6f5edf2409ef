import { PorterStemmer } from 'natural/lib/natural/stemmers'
import { createSpelling } from './spelling'

/** Something to find: an id that is its own, and texts of which some say more about it than others. */
export interface SearchDocument {
  id: string
  /** `weight` says how often a word of this text counts: 3 for a title, 1 for a body. */
  fields: readonly { text: string; weight: number }[]
}

export interface Hit {
  id: string
  /** 0–1: how much of what was asked, by the weight of its words, the document says; unlike rank, it tells a match from none. */
  score: number
}

export interface Search {
  /** Best first, at most `limit` (3). Documents that share no word with the question are left out, and so is every one that `among` refuses. */
  find(question: string, options?: { limit?: number; among?: (id: string) => boolean }): readonly Hit[]
}

/** The usual settings of BM25 (Robertson & Zaragoza, 2009, section 3.3.3). */
const K1 = 1.2
const B = 0.75
/** A word that had to be mended may have been mended wrongly, so it vouches for less. */
const TRUST_IN_MENDED = 0.8
/** No question needs more; it keeps a pasted letter from costing more than a question. */
const LONGEST_QUESTION = 60

/**
 * Words that say how a question is put and nothing about what it is about. Not natural's own list: that one also drops
 * digits, single letters ("band D") and "out".
 */
const FRAME = new Set(
  `a about after all also am an and another any anyone are as at be because been being but by can could did do does
   doing for from get getting had has have having here how i id if ill im in into is it its ive just know let like
   make many may me might more most much must my need now of on one or other our own please possible same should so
   some something still such tell than that the their them then there these they this those through to too u up ur
   us use using very want was way we were what whats when where which while who why will with would you your`.split(
    /\s+/,
  ),
)
/** Not nothing: between two documents that are otherwise equal, the wording decides. Measured on StackFAQ. */
const FRAME_COUNTS = 0.05

/** Small letters, "don't" as one word, everything else that is neither letter nor digit as a gap. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

interface Posting {
  /** Index of the document. */
  document: number
  /** What BM25 gives for the word in it, before the word's rarity. */
  weight: number
}

interface Index {
  postings: ReadonlyMap<string, readonly Posting[]>
  counts: ReadonlyMap<string, number>
}

const add = (counts: Map<string, number>, key: string, amount: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}

const termsOf = (document: SearchDocument, counts: Map<string, number>): Map<string, number> => {
  const terms = new Map<string, number>()
  for (const { text, weight } of document.fields)
    for (const word of wordsOf(text)) {
      add(counts, word, 1)
      add(terms, PorterStemmer.stem(word), weight)
    }
  return terms
}

const lengthOf = (terms: ReadonlyMap<string, number>): number =>
  [...terms.values()].reduce((sum, count) => sum + count, 0)

const indexOf = (documents: readonly SearchDocument[]): Index => {
  const counts = new Map<string, number>()
  const termsOfAll = documents.map((document) => termsOf(document, counts))
  const lengths = termsOfAll.map(lengthOf)
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length)
  const postings = new Map<string, Posting[]>()
  termsOfAll.forEach((terms, document) => {
    const longer = 1 - B + (B * (lengths[document] ?? 0)) / Math.max(1, average)
    for (const [term, count] of terms) {
      const list = postings.get(term) ?? []
      list.push({ document, weight: (count * (K1 + 1)) / (count + K1 * longer) })
      postings.set(term, list)
    }
  })
  return { postings, counts }
}

interface Asked {
  term: string
  rarity: number
  trust: number
}

interface Tally {
  rank: number
  matched: number
}

/** Counts, for every document that has a word of the question, what that word is worth there. */
const tallied = (asked: readonly Asked[], index: Index): Map<number, Tally> => {
  const tallies = new Map<number, Tally>()
  for (const { term, rarity, trust } of asked)
    for (const { document, weight } of index.postings.get(term) ?? []) {
      const tally = tallies.get(document) ?? { rank: 0, matched: 0 }
      tally.rank += rarity * weight * trust
      tally.matched += rarity * trust
      tallies.set(document, tally)
    }
  return tallies
}

/** BM25 over word stems; words that no document has are first mended from those that some have. */
export const createSearch = (documents: readonly SearchDocument[]): Search => {
  const index = indexOf(documents)
  const spelling = createSpelling(index.counts)
  const rarityOf = (term: string): number => {
    const having = index.postings.get(term)?.length ?? 0
    return Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))
  }
  const read = (word: string): Asked => {
    const stem = PorterStemmer.stem(word)
    const known = index.postings.has(stem)
    const term = known ? stem : PorterStemmer.stem(spelling.mend(word))
    const counts = FRAME.has(word) ? FRAME_COUNTS : 1
    return { term, rarity: counts * rarityOf(term), trust: known ? 1 : TRUST_IN_MENDED }
  }
  return {
    find: (question, { limit = 3, among } = {}) => {
      const words = new Set(wordsOf(question).slice(0, LONGEST_QUESTION))
      const asked = [...new Map([...words].map(read).map((one) => [one.term, one])).values()]
      const all = asked.reduce((sum, { rarity }) => sum + rarity, 0)
      return [...tallied(asked, index)]
        .map(([document, tally]) => ({ id: documents[document]?.id ?? '', ...tally }))
        .filter(({ id }) => among === undefined || among(id))
        .sort((a, b) => b.rank - a.rank || a.id.localeCompare(b.id))
        .slice(0, limit)
        .map(({ id, matched }) => ({ id, score: matched / all }))
    },
  }
}
