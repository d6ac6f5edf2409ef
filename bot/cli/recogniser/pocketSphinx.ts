/** PocketSphinx over one file of sound: what it made of it. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MODEL, run } from './programs'

/** One pass over one sound. */
export interface Pass {
  text: string
  /** Of each word, 0–1: how much of the sound's likelihood goes through it. */
  confidences: readonly number[]
  /** Best first, each once. `score` is the natural logarithm of a likelihood. */
  others: readonly { text: string; score: number }[]
  /** How well the sounds fit, whatever the words: the higher the better; comparable between passes over one sound. */
  acoustic: number
  /** In hundredths of a second. */
  frames: number
}

/** What is listened for: anything, by the general language model, or what a grammar takes. Files. */
export type Model = { dictionary: string } & ({ language: string } | { grammar: string })

export const LANGUAGE = join(MODEL, 'en-us.lm.bin')

/** Scores are logarithms to this base, in a grammar's pass and in lists; 1,024 times finer in a free pass. */
const BASE = 1.0001
const FINER = 1024
const HYPOTHESES = 20

const isWord = (word: string): boolean => !/^(<.*>|\[.*\]|SIL|NULL|\(NULL\))$/.test(word)

/** `read(2)` is the second way to say "read". */
const plain = (word: string): string => word.replace(/\(\d+\)$/, '')

/** `ID 1 0.11 0.09 bin 0.924`, a word a line. */
const readConfidences = (ctm: string): readonly number[] =>
  ctm
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , , word]) => word !== undefined && isWord(word))
    .map((fields) => Number(fields[5]))

/** `the green bin -24795`, one a line, many of them twice. */
const readOthers = (lines: string): Pass['others'] => {
  const scores = new Map<string, number>()
  for (const line of lines.split('\n')) {
    const [, said, score] = /^(.*\S)\s+(-?\d+)$/.exec(line) ?? []
    const text = (said ?? '').split(' ').map(plain).filter(isWord).join(' ')
    if (text !== '' && !scores.has(text)) scores.set(text, Number(score) * FINER * Math.log(BASE))
  }
  return [...scores].map(([text, score]) => ({ text, score }))
}

/** `ID S 0 T -2379 A -2042 L -337 0 -1827 0 yes 61 … 79`: in all, then each segment, then where it ends. */
const readSegments = (line: string): { acoustic: number; frames: number } => ({
  acoustic: Number(/ A (-?\d+) /.exec(line)?.[1] ?? Number.NaN),
  frames: Number(/ (\d+)\s*$/.exec(line)?.[1] ?? 0),
})

/** What is not there, nothing was heard in. */
const readIfThere = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '')

/**
 * Recognises `NAME.wav` in a folder, in which it leaves its own files beside. The same sound gives the same outcome.
 * Throws where PocketSphinx can't read the model or the grammar.
 */
export const decode = async (
  folder: string,
  name: string,
  model: Model,
  pass: string,
): Promise<Pass | undefined> => {
  const file = (ending: string): string => join(folder, `${name}.${pass}.${ending}`)
  const isFree = 'language' in model
  await writeFile(file('ctl'), `${name}\n`)
  await run('pocketsphinx_batch', [
    ...['-hmm', join(MODEL, 'en-us'), '-dict', model.dictionary],
    ...(isFree ? ['-lm', model.language] : ['-jsgf', model.grammar]),
    // Every sound of the model is scored, so that how well two passes fit can be compared.
    ...['-adcin', 'yes', '-compallsen', 'yes', '-seed', '1', '-logfn', file('log')],
    ...['-cepdir', folder, '-cepext', '.wav', '-ctl', file('ctl'), '-hyp', file('hyp')],
    ...['-ctm', file('ctm'), '-hypseg', file('seg')],
    ...['-nbest', String(HYPOTHESES), '-nbestdir', folder, '-nbestext', `.${pass}.others`],
  ])
  const text = (await readIfThere(file('hyp'))).replace(/\s*\(\S+ -?\d+\)\s*$/, '').trim()
  if (text === '') return undefined
  const { acoustic, frames } = readSegments(await readIfThere(file('seg')))
  const confidences = readConfidences(await readIfThere(file('ctm')))
  const others = readOthers(await readIfThere(file('others')))
  return {
    ...{ text, confidences, others, frames },
    acoustic: acoustic * (isFree ? 1 / FINER : 1),
  }
}
