/** How words are pronounced, as the recogniser has it: "BIN  B IH N", some in several ways. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MODEL, missingPackages, run } from './programs'

export type Pronunciations = ReadonlyMap<string, readonly string[]>

/** The whole American dictionary. The recogniser finds 134,000 words in it. */
export const DICTIONARY = join(MODEL, 'cmudict-en-us.dict')

/** `bin B IH N`, or `read(2) R IY D` for another way. */
const LINE = /^([^\s(]+)(?:\(\d+\))?\s+(.+)$/

let known: Promise<Pronunciations> | undefined

const readDictionary = async (): Promise<Pronunciations> => {
  const words = new Map<string, string[]>()
  for (const line of (await readFile(DICTIONARY, 'utf8')).split('\n')) {
    const [, word, sounds] = LINE.exec(line) ?? []
    if (word === undefined || sounds === undefined) continue
    words.set(word, [...(words.get(word) ?? []), sounds])
  }
  return words
}

/** Flite's sounds are the dictionary's, but for a vowel that isn't stressed. */
const soundOf = (phone: string): string => (phone === 'ax' ? 'AH' : phone.toUpperCase())

const guessed = new Map<string, Promise<string | undefined>>()

/** By flite's rules from letters to sounds; `undefined` where it isn't installed. */
const guess = async (word: string): Promise<string | undefined> => {
  if (missingPackages(['flite']).length > 0) return undefined
  const phones = (await run('flite', ['-t', word, '-ps', '-o', 'none'])).trim().split(/\s+/)
  const sounds = phones.filter((phone) => phone !== 'pau').map(soundOf)
  return sounds.length === 0 ? undefined : sounds.join(' ')
}

/**
 * How these words are said. Names of streets and words of Britain that an American dictionary lacks are guessed from their
 * letters; what can't be guessed either is left out.
 */
export const pronunciationsOf = async (words: Iterable<string>): Promise<Pronunciations> => {
  known ??= readDictionary()
  const all = await known
  const found = new Map<string, readonly string[]>()
  for (const word of words) {
    const sounds = all.get(word)
    if (sounds === undefined && !guessed.has(word)) guessed.set(word, guess(word))
    const own = sounds ?? [await guessed.get(word)].flatMap((one) => one ?? [])
    if (own.length > 0) found.set(word, own)
  }
  return found
}

/** A dictionary of these words alone, as a file has it. */
export const asDictionary = (words: Pronunciations): string =>
  [...words]
    .flatMap(([word, ways]) => ways.map((sounds, i) => `${word}${i === 0 ? '' : `(${i + 1})`} ${sounds}\n`))
    .join('')
