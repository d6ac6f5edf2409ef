/**
 * Letters, digits and marks as people type them or as recognisers write what they heard: "B ninety-eight, double eight A
 * H", "D for dog". Every word keeps all its readings, so that the shape of what is looked for chooses: "oh" is 0 in a
 * phone number and O in a postcode. The words are in `spoken.en.yaml`.
 */
import type { Piece, Reading } from './readings'
import { spokenWords } from './spokenWords'
import type { Token } from './tokens'
import { tokensOf } from './tokens'
import type { Vocabulary } from './vocabulary'
import { vocabularyOf } from './vocabulary'
import { writtenAt } from './written'

interface Text {
  tokens: readonly Token[]
  /** All in capitals. */
  shouted: boolean
  vocabulary: Vocabulary
}

const startsWith = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, i) => tokens[at + i]?.word === word)

/** A stroke or a dash right beside it, as in "CB/13" and "PP-12". */
const isJoined = (tokens: readonly Token[], at: number): boolean => {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  const isMark = (one: Token | undefined): boolean => one?.said === '/' || one?.said === '-'
  return (isMark(before) && before?.to === token?.from) || (isMark(after) && after?.from === token?.to)
}

const simpleAt = ({ tokens, shouted, vocabulary }: Text, at: number): readonly Reading[] => {
  const token = tokens[at]
  if (token === undefined) return []
  const said = (vocabulary.phrases.get(token.word) ?? [])
    .filter(({ words }) => startsWith(tokens, at, words))
    .map(({ words, marks, doubt }) => ({ marks, to: at + words.length, doubt }))
  const numbers = vocabulary
    .numberAt(tokens, at)
    .map(({ digits, to, short }) => ({ marks: digits, to, doubt: short ? 1 : 0, number: true as const }))
  const isName = said.some(({ doubt, marks }) => doubt === 0 && marks !== '')
  const joined = isJoined(tokens, at)
  const written = writtenAt(token, at, { words: vocabulary.alsoWords, shouted, joined })
  const isHyphen = token.said === '-' && vocabulary.isTens(tokens[at - 1])
  return [
    ...written.filter(({ raw, marks }) => !(raw && isName) && !(marks === '-' && isHyphen)),
    ...said,
    ...numbers,
  ]
}

/** "double eight": the single mark that follows, so many times. */
const repeatedAt = (text: Text, at: number): readonly Reading[] => {
  const times = text.vocabulary.times.get(text.tokens[at]?.word ?? '')
  if (times === undefined) return []
  return simpleAt(text, at + 1)
    .filter(({ marks }) => /^[A-Z\d]$/.test(marks))
    .map(({ marks, to, doubt }) => ({ marks: marks.repeat(times), to, doubt }))
}

/** "D for dog": a letter and a word that begins with it. When they disagree, either may have been misheard. */
const explainedFrom = ({ tokens, vocabulary }: Text, { marks, to }: Reading): readonly Reading[] => {
  if (!/^[A-Z]$/.test(marks)) return []
  return vocabulary.explains
    .filter((words) => startsWith(tokens, to, words))
    .map((words) => to + words.length)
    .flatMap((after) => {
      const token = tokens[after]
      if (token === undefined || !vocabulary.canExplain(token)) return []
      const first = token.word.charAt(0).toUpperCase()
      const read = (letter: string, doubt: number) => ({ marks: letter, to: after + 1, doubt })
      return first === marks ? [read(marks, 0)] : [read(first, 1), read(marks, 1)]
    })
}

const piecesOf = (said: string, vocabulary: Vocabulary): readonly Piece[] => {
  const text: Text = { tokens: tokensOf(said), shouted: !/\p{Ll}/u.test(said), vocabulary }
  return text.tokens.map((token, at) => {
    const simple = simpleAt(text, at)
    const explained = simple.flatMap((reading) => explainedFrom(text, reading))
    return { ...token, readings: [...simple, ...repeatedAt(text, at), ...explained] }
  })
}

let leadIns: ReadonlySet<string> | undefined

/** Whether a token only leads in to an answer, or follows it: "it's", "please", a comma. */
export const isLeadIn = ({ word, readings }: Piece): boolean => {
  leadIns ??= new Set(spokenWords().leadIns)
  return leadIns.has(word) || readings.some(({ marks }) => marks === '') || /^[^\p{L}\p{N}]$/u.test(word)
}

let vocabulary: Vocabulary | undefined
let last: { text: string; pieces: readonly Piece[] } | undefined

/** The tokens of a text with every reading each may have. Several finders ask for the same text: the last is kept. */
export const spokenPieces = (text: string): readonly Piece[] => {
  if (last?.text === text) return last.pieces
  vocabulary ??= vocabularyOf(spokenWords())
  last = { text, pieces: piecesOf(text, vocabulary) }
  return last.pieces
}
