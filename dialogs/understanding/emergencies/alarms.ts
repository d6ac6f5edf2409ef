import type { EmergencyFiles, EmergencyKind } from './files'
import { EMERGENCY_FILES, KINDS, readPatterns, readRealWords } from './files'
import { heardWords, STOP } from './heard'
import type { Numbered } from './match'
import { finderOf } from './match'
import type { Step } from './pattern'
import { stepsOf, withinClause } from './pattern'
import { partsOf } from './together'
import { vocabularyOf } from './vocabulary'

/** What one text is taken for, and the words that gave it: for people who write patterns. */
export interface Alarm {
  kind: EmergencyKind
  pattern: string
  /** It fires on too many ordinary messages to be believed alone. */
  loose: boolean
  words: readonly string[]
}

type Rewrites = ReadonlyMap<string, readonly string[]>
const LONGEST_REWRITE = 4

const rewriter = (rewrites: Readonly<Record<string, string>>) => {
  const known: Rewrites = new Map(
    Object.entries(rewrites).map(([from, to]) => [from, to === '' ? [] : to.split(' ')]),
  )
  const first = new Set([...known.keys()].map((from) => from.split(' ')[0] ?? ''))
  const at = (words: readonly string[], from: number): { to: readonly string[]; took: number } => {
    const word = words[from] ?? ''
    if (!first.has(word)) return { to: [word], took: 1 }
    for (let took = LONGEST_REWRITE; took > 0; took--) {
      const to = known.get(words.slice(from, from + took).join(' '))
      if (to !== undefined) return { to, took }
    }
    return { to: [word], took: 1 }
  }
  return (words: readonly string[]): readonly string[] => {
    const out: string[] = []
    for (let from = 0; from < words.length; ) {
      const { to, took } = at(words, from)
      out.push(...to)
      from += took
    }
    return out
  }
}

const wordsIn = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap((step) => (step.do === 'word' || step.do === 'not' ? step.words : []))

/** The same patterns written in the words they are read as: "can't" in a pattern is "can not" in a message. */
const compiled = (files: Pick<EmergencyFiles, 'patterns' | 'realWords'>) => {
  const { words: classes, rewrites, fillers, joints, ordinary, emergencies } = readPatterns(files.patterns)
  const ordinarySteps = ordinary
    .flatMap((line) => stepsOf(line, classes))
    .map((steps) => withinClause(steps, joints))
  const alarms = KINDS.flatMap((kind) =>
    (emergencies[kind] ?? []).flatMap(({ pattern, loose }) =>
      stepsOf(pattern, classes).map((steps) => ({ steps, found: { kind, pattern, loose } })),
    ),
  )
  const words = [
    ...new Set([...joints, ...[...ordinarySteps, ...alarms.map(({ steps }) => steps)].flatMap(wordsIn)]),
  ]
  const numbers = new Map(words.map((word, id) => [word, id]))
  const numberOf = (word: string): number => numbers.get(word) ?? -1
  const realWords = new Set(readRealWords(files.realWords))
  return {
    meant: vocabularyOf(words, new Set([...realWords, ...fillers, ...Object.keys(rewrites)])),
    isReal: (word: string): boolean => realWords.has(word),
    isWord: (part: string): boolean =>
      (part.length > 1 || part === 'i' || part === 'a') &&
      (numbers.has(part) || fillers.includes(part) || (part.length > 2 && part in rewrites)),
    rewrite: rewriter(rewrites),
    ordinary: finderOf(
      ordinarySteps.map((steps) => ({ steps, found: true })),
      numberOf,
    ),
    alarms: finderOf(alarms, numberOf),
  }
}

/** Residents' words repeat: what was found for one is kept, up to this many. */
const REMEMBERED = 20_000

const remembering = <Found>(look: (word: string) => Found): ((word: string) => Found) => {
  const known = new Map<string, Found>()
  return (word) => {
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= REMEMBERED) known.clear()
    const found = look(word)
    known.set(word, found)
    return found
  }
}

/** A word that counts for nothing. */
const NOTHING: readonly number[] = []

const inSentences = (words: readonly string[]): readonly (readonly string[])[] => {
  const sentences: string[][] = [[]]
  for (const word of words) {
    if (word === STOP) sentences.push([])
    else sentences.at(-1)?.push(word)
  }
  return sentences
}

/** Explains one text: every pattern that was found in it, by kind. Throws when a file is faulty. */
export const createAlarms = (files: Pick<EmergencyFiles, 'patterns' | 'realWords'> = EMERGENCY_FILES) => {
  const { meant, isReal, isWord, rewrite, ordinary, alarms } = compiled(files)
  const withoutOrdinary = (sentence: Numbered): Numbered => {
    const quiet = new Set(ordinary(sentence).flatMap(({ at }) => at))
    return quiet.size === 0 ? sentence : sentence.map((word, at) => (quiet.has(at) ? NOTHING : word))
  }
  const apart = remembering((word: string): readonly string[] => {
    if (isReal(word) || isWord(word) || meant(word).length > 0) return [word]
    const parts = partsOf(word, isWord)
    return parts.length > 1 ? parts : [word]
  })
  return (text: string): readonly Alarm[] => {
    const sentences = inSentences(rewrite(heardWords(text).flatMap(apart)))
    const words = sentences.flat()
    const message = sentences.flatMap((sentence) => withoutOrdinary(sentence.map(meant)))
    return alarms(message)
      .map(({ found, at }) => ({ ...found, words: at.map((each) => words[each] ?? '') }))
      .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
  }
}
