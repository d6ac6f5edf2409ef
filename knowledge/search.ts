import { createSpelling } from './spelling'
import { porterStem } from './stem'
import { createStem, FRAME, wordsOf } from './wordsOf'

/** Something to find: an id that is its own, and texts of which some say more about it than others. */
export interface SearchDocument {
  id: string
  /** `weight` says how often a word of this text counts: 3 for a title, 1 for a body. */
  fields: readonly { text: string; weight: number }[]
  /** Whole ways of asking for it: the one nearest to the question counts besides the single words. */
  phrases?: readonly string[]
}

export interface Hit {
  id: string
  /**
   * 0–1: how much of the question the document answers, by the weight of its words; a word that no document has counts
   * against it. Below about 0.25 it is more often a question about something else than one of ours.
   */
  score: number
}

export interface Search {
  /** Best first, at most `limit` (3). Documents that share no word with the question are left out, and so is every one that `among` refuses. */
  find(question: string, options?: { limit?: number; among?: (id: string) => boolean }): readonly Hit[]
}

/** The usual settings of BM25 (Robertson & Zaragoza, 2009, section 3.3.3). */
const K1 = 1.2
const B = 0.75
/**
 * How much the nearest phrase adds to BM25, which is 0–1. Only a phrase that is all but the question should add anything,
 * hence the power: without it, wordings that nobody foresaw are found less often (measured by leaving phrases out).
 */
const PHRASES_COUNT = 0.5
const SHARPNESS = 8
/** A word that had to be mended may have been mended wrongly, so it vouches for less. */
const TRUST_IN_MENDED = 0.8
/** No question needs more; it keeps a pasted letter from costing more than a question. */
const LONGEST_QUESTION = 60
/** Not nothing: between two documents that are otherwise equal, the wording decides. Measured on StackFAQ. */
const FRAME_COUNTS = 0.05

interface Posting {
  /** Index of the document, or of the phrase. */
  at: number
  /** What BM25 gives for the word in it, before the word's rarity; in a phrase, the share of its length. */
  weight: number
}

type Postings = ReadonlyMap<string, readonly Posting[]>

interface Terms {
  /** Every stem of one document, and how often it counts. */
  of: readonly ReadonlyMap<string, number>[]
  /** Every word as it is written, and how often. */
  words: ReadonlyMap<string, number>
}

const add = (counts: Map<string, number>, key: string, amount: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + amount)
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((all, number) => all + number, 0)

const termsIn = (documents: readonly SearchDocument[], stem: (word: string) => string): Terms => {
  const words = new Map<string, number>()
  const of = documents.map(({ fields }) => {
    const terms = new Map<string, number>()
    for (const { text, weight } of fields)
      for (const word of wordsOf(text)) {
        add(words, word, 1)
        add(terms, stem(word), weight)
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

const postingsOf = ({ of }: Terms): Postings => {
  const lengths = of.map((terms) => sum(terms.values()))
  const average = Math.max(1, sum(lengths) / Math.max(1, lengths.length))
  const postings = new Map<string, Posting[]>()
  of.forEach((terms, at) => {
    const longer = 1 - B + (B * (lengths[at] ?? 0)) / average
    for (const [term, count] of terms)
      post(postings, term, { at, weight: (count * (K1 + 1)) / (count + K1 * longer) })
  })
  return postings
}

/** How much a word tells: BM25's measure of its rarity, and next to nothing for the frame of a question. */
type Rarity = (word: string, term: string) => number

const rarityIn =
  (postings: Postings, documents: number): Rarity =>
  (word, term) => {
    const having = postings.get(term)?.length ?? 0
    const rarity = Math.log(1 + (documents - having + 0.5) / (having + 0.5))
    return FRAME.has(word) ? FRAME_COUNTS * rarity : rarity
  }

/** Every phrase of every document as a vector of length 1, by its words; `owners` says whose each is. */
const phrasesOf = (documents: readonly SearchDocument[], rarity: Rarity, stem: (word: string) => string) => {
  const postings = new Map<string, Posting[]>()
  const owners: number[] = []
  documents.forEach(({ phrases = [] }, owner) => {
    for (const phrase of phrases) {
      const terms = new Map(
        wordsOf(phrase).map((word) => {
          const term = stem(word)
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

interface Asked {
  term: string
  rarity: number
  trust: number
}

/** What each document or phrase gathers from the words of the question. */
const gathered = (
  asked: readonly Asked[],
  postings: Postings,
  worth: (one: Asked, weight: number) => number,
) => {
  const totals = new Map<number, number>()
  for (const one of asked)
    for (const { at, weight } of postings.get(one.term) ?? [])
      totals.set(at, (totals.get(at) ?? 0) + worth(one, weight))
  return totals
}

/** BM25 over word stems, and the nearest phrase; words that no document has are first mended from those that some have. */
export const createSearch = (documents: readonly SearchDocument[]): Search => {
  const stem = createStem()
  const terms = termsIn(documents, stem)
  const postings = postingsOf(terms)
  const rarity = rarityIn(postings, documents.length)
  const phrases = phrasesOf(documents, rarity, stem)
  const spelling = createSpelling(terms.words)
  const read = (word: string): Asked => {
    const stem = porterStem(word)
    const known = postings.has(stem)
    const mended = known ? word : spelling.mend(word)
    const term = known ? stem : porterStem(mended)
    return { term, rarity: rarity(mended, term), trust: known ? 1 : TRUST_IN_MENDED }
  }
  const nearestPhrases = (asked: readonly Asked[]): ReadonlyMap<number, number> => {
    const length = Math.hypot(...asked.map((one) => one.rarity))
    const nearest = new Map<number, number>()
    for (const [at, total] of gathered(
      asked,
      phrases.postings,
      (one, weight) => one.rarity * one.trust * weight,
    )) {
      const owner = phrases.owners[at] ?? -1
      nearest.set(owner, Math.max(nearest.get(owner) ?? 0, total / length))
    }
    return nearest
  }
  return {
    find: (question, { limit = 3, among } = {}) => {
      const words = new Set(wordsOf(question).slice(0, LONGEST_QUESTION))
      const asked = [...new Map([...words].map(read).map((one) => [one.term, one])).values()]
      const all = sum(asked.map((one) => one.rarity))
      const near = nearestPhrases(asked)
      return [...gathered(asked, postings, (one, weight) => one.rarity * one.trust * weight)]
        .map(([at, total]) => ({
          id: documents[at]?.id ?? '',
          score:
            (total / (all * (K1 + 1)) + PHRASES_COUNT * (near.get(at) ?? 0) ** SHARPNESS) /
            (1 + PHRASES_COUNT),
        }))
        .filter(({ id }) => among === undefined || among(id))
        .sort((a, b) => b.score - a.score || a.id.localeCompare(b.id))
        .slice(0, limit)
    },
  }
}
