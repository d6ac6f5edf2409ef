/// <reference path="./natural.d.ts" />
import PorterStemmer from 'natural/lib/natural/stemmers/porter_stemmer'

/** Everything written here has some 12,000 different words; a resident's rare ones must not fill the memory. */
const REMEMBERED = 20_000

const stems = new Map<string, string>()

/**
 * The stem of one English word in small letters: "collections" → "collect". Remembered: stemming is most of the work of
 * building a search, and all corpora say the same words again and again.
 */
export const porterStem = (word: string): string => {
  const known = stems.get(word)
  if (known !== undefined) return known
  if (stems.size >= REMEMBERED) stems.clear()
  const stem = PorterStemmer.stem(word)
  stems.set(word, stem)
  return stem
}
