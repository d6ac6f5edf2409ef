import type { Said } from '../said'
import type { EmergencyFiles, EmergencyKind } from './emergencies/files'
import { EMERGENCY_FILES, KINDS, readAnswers, readPatterns, readRealWords } from './emergencies/files'
import { heardWords } from './emergencies/heard'
import type { Numbered } from './emergencies/match'
import { finderOf } from './emergencies/match'
import type { Step } from './emergencies/pattern'
import { stepsOf } from './emergencies/pattern'
import { partsOf } from './emergencies/together'
import { vocabularyOf } from './emergencies/vocabulary'

export type { EmergencyKind } from './emergencies/files'
export { staleEmergencyNumbers } from './emergencies/files'

/** An emergency that was found, and the answer to it; `said` may hold {council} and {howToContact}. */
export interface Emergency {
  kind: EmergencyKind
  said: Said
}

/** Looks for an emergency in what was typed or in every way it may have been heard, however unsure. */
export type Emergencies = (
  alternatives: readonly { text: string; confidence?: number }[],
) => Emergency | undefined

/** What one text is taken for, and the words that gave it: for people who write patterns. */
export interface Alarm {
  kind: EmergencyKind
  pattern: string
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
  const { words: classes, rewrites, fillers, ordinary, emergencies } = readPatterns(files.patterns)
  const ordinarySteps = ordinary.flatMap((line) => stepsOf(line, classes))
  const alarms = KINDS.flatMap((kind) =>
    (emergencies[kind] ?? []).flatMap((pattern) =>
      stepsOf(pattern, classes).map((steps) => ({ steps, found: { kind, pattern } })),
    ),
  )
  const words = [...new Set([...ordinarySteps, ...alarms.map(({ steps }) => steps)].flatMap(wordsIn))]
  const numbers = new Map(words.map((word, id) => [word, id]))
  const numberOf = (word: string): number => numbers.get(word) ?? -1
  return {
    meant: vocabularyOf(
      words,
      new Set([...readRealWords(files.realWords), ...fillers, ...Object.keys(rewrites)]),
    ),
    isWord: (part: string): boolean =>
      (part.length > 1 || part === 'i' || part === 'a') &&
      (numbers.has(part) || fillers.includes(part) || part in rewrites),
    rewrite: rewriter(rewrites),
    ordinary: finderOf(
      ordinarySteps.map((steps) => ({ steps, found: true })),
      numberOf,
    ),
    alarms: finderOf(alarms, numberOf),
  }
}

/** Explains one text: every pattern that was found in it, most urgent kind first. Throws when a file is faulty. */
export const createAlarms = (files: Pick<EmergencyFiles, 'patterns' | 'realWords'> = EMERGENCY_FILES) => {
  const { meant, isWord, rewrite, ordinary, alarms } = compiled(files)
  const apart = (word: string): readonly string[] => {
    if (isWord(word) || meant(word).length > 0) return [word]
    const parts = partsOf(word, isWord)
    return parts.length > 1 ? parts : [word]
  }
  const withoutOrdinary = (message: Numbered): Numbered => {
    const places = ordinary(message)
    if (places.length === 0) return message
    return message.map((word, at) => (places.some(({ from, to }) => at >= from && at < to) ? [] : word))
  }
  return (text: string): readonly Alarm[] => {
    const words = rewrite(heardWords(text).flatMap(apart))
    return alarms(withoutOrdinary(words.map(meant)))
      .map(({ found, from, to }) => ({ ...found, words: words.slice(from, to) }))
      .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
  }
}

/**
 * The detector: runs before everything on every message, by fixed patterns, so that the same words always get the same
 * answer. Whichever alternative sounds most urgent counts. Throws when a file is faulty, never on a message.
 */
export const createEmergencies = (files: EmergencyFiles = EMERGENCY_FILES): Emergencies => {
  const alarms = createAlarms(files)
  const answers = readAnswers(files.answers)
  return (alternatives) => {
    const kinds = new Set(alternatives.flatMap(({ text }) => alarms(text)).map(({ kind }) => kind))
    const kind = KINDS.find((each) => kinds.has(each))
    return kind === undefined ? undefined : { kind, said: answers[kind] }
  }
}
