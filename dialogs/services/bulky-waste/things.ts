/** Large things that somebody wants rid of: as they say them, one by one, counted where that is told. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import type { AnswerKind } from '../../answers/kind'
import { read, unread } from '../../answers/kind'
import { createKeywords, wordsOf } from '../../understanding/keywords'
import { countAt } from '../../understanding/particulars/counting'
import { findNames } from '../../understanding/particulars/names'
import { findPhones } from '../../understanding/particulars/phone'
import { findPostcodes } from '../../understanding/particulars/postcode'
import { tokensOf } from '../../understanding/particulars/tokens'

const list = z.array(z.string().min(1)).min(1)
const File = z.strictObject({
  one: list,
  around: list,
  single: list,
  several: list,
  fridge: list,
  hazards: z.record(z.string(), list),
})

const FILE = join(projectRoot, 'dialogs', 'services', 'bulky-waste', 'things.en.yaml')

const readThings = () => {
  const { single, several, fridge, hazards, ...rest } = File.parse(parseYaml(readFileSync(FILE, 'utf8')))
  return {
    ...rest,
    around: rest.around.map(wordsOf).toSorted((a, b) => b.length - a.length),
    single: new Set(single),
    known: createKeywords({ single, several, fridge, ...hazards }),
    hazards: Object.keys(hazards),
  }
}
let made: ReturnType<typeof readThings> | undefined
const things = (): ReturnType<typeof readThings> => {
  made ??= readThings()
  return made
}

/** A number at the beginning: "2 chairs", "two chairs", "a chair". */
const numberAt = (words: readonly string[], at: number): number | undefined => {
  const word = words[at] ?? ''
  if (things().one.includes(word)) return 1
  return /^\d{1,2}$/.test(word) ? Number(word) : countAt(tokensOf(word), 0)?.value
}

const PARTS = /[,;\n]+|\band\b|&|\+/i

const startsWith = (words: readonly string[], phrase: readonly string[]): boolean =>
  phrase.every((word, i) => words[i] === word)

/** Without what is only said around it: "I've got an old sofa please". */
const bare = (part: string): string => {
  let words = part.trim().split(/\s+/)
  for (;;) {
    const plain = words.flatMap((word) => wordsOf(word)[0] ?? word)
    const before = things().around.find((phrase) => words.length > phrase.length && startsWith(plain, phrase))
    if (before !== undefined) words = words.slice(before.length)
    else if (words.length > 1 && things().around.some((phrase) => phrase.join(' ') === plain.at(-1)))
      words = words.slice(0, -1)
    else return words.join(' ').replace(/[.!]+$/, '')
  }
}

/** Not who they are, how to reach them, or thanks: those are said along with it. */
const isThing = (part: string): boolean =>
  /\p{L}/u.test(part) &&
  !things().around.some((phrase) => phrase.join(' ') === wordsOf(part).join(' ')) &&
  findNames(part).length + findPhones(part).length + findPostcodes(part).length === 0

/** What is kept: each thing as it was said, a comma between them. */
const BETWEEN = ', '
const listOf = (said: string): readonly string[] => said.split(PARTS).map(bare).filter(isThing)

/** A number may stand so many words before its thing: "2 old dining chairs". */
const WORDS_BETWEEN = 2

/** Things that are known to be large, wherever they are mentioned, each with its number. */
const mentioned = (said: string): readonly string[] => {
  const words = wordsOf(said)
  const found = things().known(words)
  return found.map(({ from, to }, i) => {
    const after = found[i - 1]?.to ?? 0
    const before = [...Array(WORDS_BETWEEN + 1).keys()].map((back) => from - 1 - back)
    const at = before.find((each) => each >= after && numberAt(words, each) !== undefined)
    return words.slice(at ?? from, to).join(' ')
  })
}

/** Large things in the resident's own words: "sofa, 2 chairs". At most `most` characters. */
export const largeThings = ({ most }: { most: number }): AnswerKind<string> => ({
  stored: z.string().min(1).max(most),
  problems: ['notThings', 'textTooLong'],
  expects: 'open',
  choices: [],
  read: (said) => {
    const kept = listOf(said).join(BETWEEN)
    if (kept === '') return unread('notThings')
    return kept.length > most ? unread('textTooLong') : read(kept)
  },
  find: (said) => mentioned(said).join(BETWEEN) || undefined,
})

const countOf = (part: string): number | undefined => {
  const words = wordsOf(part)
  return numberAt(words, 0) ?? (things().single.has(words.join(' ')) ? 1 : undefined)
}

const keysIn = (part: string): readonly string[] =>
  things()
    .known(wordsOf(part))
    .map(({ key }) => key)

const isOtherWay = (part: string): boolean => {
  const keys = keysIn(part)
  return keys.length > 0 && keys.every((key) => things().hazards.includes(key))
}

/** How many things that is, where each of them says so; without what may have to go another way. */
export const countIn = (kept: string): number | undefined => {
  const counts = kept
    .split(BETWEEN)
    .filter((part) => !isOtherWay(part))
    .map(countOf)
  return counts.every((count) => count !== undefined) ? counts.reduce((sum, one) => sum + one, 0) : undefined
}

export interface Special {
  fridge: boolean
  /** Approved answers about what may have to go another way. */
  otherWay: readonly string[]
  /** Nothing else is among it. */
  isAllOtherWay: boolean
}

/** What of the things needs care. */
export const specialIn = (kept: string): Special => {
  const { hazards } = things()
  const parts = kept.split(BETWEEN)
  const all = parts.flatMap(keysIn)
  return {
    fridge: all.includes('fridge'),
    otherWay: [...new Set(all.filter((key) => hazards.includes(key)))],
    isAllOtherWay: parts.every(isOtherWay),
  }
}
