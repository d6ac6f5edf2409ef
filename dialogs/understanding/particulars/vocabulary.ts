import type { NumberRead } from './numberWords'
import { createNumberReader } from './numberWords'
import { MISTAKEN } from './readings'
import type { SpokenWords } from './spokenWords'
import type { Token } from './tokens'
import { tokensOf } from './tokens'

/** Words that are said for marks; none for what is only said in between. */
interface Phrase {
  words: readonly string[]
  marks: string
  doubt: number
}

/** The words of a language, ready to be looked up. */
export interface Vocabulary {
  /** By their first word. */
  phrases: ReadonlyMap<string, readonly Phrase[]>
  numberAt(tokens: readonly Token[], at: number): readonly NumberRead[]
  times: ReadonlyMap<string, number>
  explains: readonly (readonly string[])[]
  /** Letters and names of letters that are words of their own. */
  alsoWords: ReadonlySet<string>
  /** Whether it is "ninety", as in "ninety-eight". */
  isTens(token: Token | undefined): boolean
  /** Whether a word may explain a letter: no number and no letter itself. */
  canExplain(token: Token): boolean
}

const wordsOf = (said: string): readonly string[] => tokensOf(said).map(({ word }) => word)

const phrase = (said: string, marks: string, doubt: number): Phrase => ({
  words: wordsOf(said),
  marks,
  doubt,
})

const phrasesOf = ({ letters, alphabet, digits, marks, fillers }: SpokenWords): readonly Phrase[] => [
  ...Object.entries({ ...letters, ...digits }).flatMap(([mark, { names, words, mistaken }]) => [
    ...names.map((name) => phrase(name, mark, 0)),
    // A single letter is read as it is written.
    ...words.filter((name) => name.length > 1).map((name) => phrase(name, mark, 1)),
    ...mistaken.map((name) => phrase(name, mark, MISTAKEN)),
  ]),
  ...Object.entries(alphabet).flatMap(([mark, names]) => names.map((name) => phrase(name, mark, 0))),
  ...Object.entries(marks).flatMap(([mark, names]) => names.map((name) => phrase(name, mark, 0))),
  ...fillers.map((name) => phrase(name, '', 0)),
]

const byFirstWord = (phrases: readonly Phrase[]): ReadonlyMap<string, readonly Phrase[]> => {
  const index = new Map<string, Phrase[]>()
  for (const one of phrases) {
    const first = one.words[0] ?? ''
    index.set(first, [...(index.get(first) ?? []), one])
  }
  return index
}

/** Makes the words of a language ready; done once. */
export const vocabularyOf = (words: SpokenWords): Vocabulary => {
  const names = [...Object.values(words.letters), ...Object.values(words.digits)]
  const marksThemselves = new Set([
    ...names.flatMap((each) => [...each.names, ...each.words]),
    ...[words.teens, words.tens, words.times].flatMap((list) => [...list.keys()]),
  ])
  return {
    phrases: byFirstWord(phrasesOf(words)),
    numberAt: createNumberReader(words),
    times: words.times,
    explains: words.explains.map(wordsOf),
    alsoWords: new Set(Object.values(words.letters).flatMap((each) => each.words)),
    isTens: (token) => words.tens.has(token?.word ?? ''),
    canExplain: ({ word }) => /^[a-z]{2,}$/.test(word) && !marksThemselves.has(word),
  }
}
