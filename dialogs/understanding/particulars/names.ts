/** Names as people give them: "my name is sarah o'neill", "it's Mrs Patel", "Tom Brown speaking". */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import type { Found } from './found'
import type { Token } from './tokens'
import { tokensOf } from './tokens'

const list = z.array(z.string().min(1))
const NameWords = z.strictObject({
  says: list,
  maySay: list,
  closes: list,
  closesCapitals: list,
  titles: z.record(z.string(), z.string()),
  particles: list,
  stops: list,
})

const readNameWords = () => {
  const file = join(projectRoot, 'dialogs', 'understanding', 'particulars', 'names.en.yaml')
  const read = NameWords.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`)
  const phrases = (all: readonly string[]) =>
    all.map((phrase) => tokensOf(phrase).map(({ word }) => word)).toSorted((a, b) => b.length - a.length)
  return {
    ...read.data,
    says: phrases(read.data.says),
    maySay: phrases(read.data.maySay),
    stops: new Set(read.data.stops),
    particles: new Set(read.data.particles),
  }
}
type Words = ReturnType<typeof readNameWords>

let made: Words | undefined
const nameWords = (): Words => {
  made ??= readNameWords()
  return made
}

interface Text {
  said: string
  tokens: readonly Token[]
  words: Words
  /** Capitals tell something: not all of it is in capitals. */
  capitals: boolean
}

/** A name at the tokens `from` up to `to`. */
interface Name {
  from: number
  to: number
  written: string
  hasTitle: boolean
  isCapitalised: boolean
}

const LETTERS = /^\p{L}[\p{L}']*$/u
/** In small letters a third word is more often the next sentence than a name. */
const [MOST_SMALL, MOST_CAPITALISED] = [2, 4]

const capital = (part: string): string => part.charAt(0).toUpperCase() + part.slice(1)

/** "o'neill" is O'Neill and "mcdonald" McDonald; what has capitals and small letters stays as it was typed. */
const written = (said: string): string => {
  const plain = said.replaceAll('’', "'")
  if (/\p{Lu}/u.test(plain) && /\p{Ll}/u.test(plain)) return plain
  const small = plain.toLowerCase()
  const scottish = /^mc\p{L}{2,}/u.test(small) ? `Mc${capital(small.slice(2))}` : small
  return scottish.split("'").map(capital).join("'")
}

const isWord = ({ words }: Text, token: Token | undefined): token is Token =>
  token !== undefined && LETTERS.test(token.word) && !words.stops.has(token.word)

const isCapital = (token: Token | undefined): boolean => /^\p{Lu}/u.test(token?.said ?? '')

/** "Smith-Jones": how many tokens the word that begins here takes; 0 when none does. */
const wordLength = (text: Text, at: number): number => {
  const [word, hyphen, next] = text.tokens.slice(at, at + 3)
  if (!isWord(text, word)) return 0
  const isDouble =
    hyphen?.said === '-' &&
    hyphen.from === word.to &&
    next !== undefined &&
    next.from === hyphen.to &&
    LETTERS.test(next.word)
  return isDouble ? 3 : 1
}

/** "J. Smith": the dot of an initial belongs to it. */
const withDot = ({ tokens }: Text, to: number): number =>
  tokens[to]?.said === '.' && tokens[to - 1]?.said.length === 1 ? to + 1 : to

const isParticle = ({ tokens, words }: Text, at: number): boolean =>
  words.particles.has(tokens[at]?.word ?? '')

/** Where the words of a name end that begins at `at`; `at` itself when none does. */
const nameEnd = (text: Text, at: number): number => {
  const capitals = text.capitals && isCapital(text.tokens[at])
  let [to, left] = [at, capitals ? MOST_CAPITALISED : MOST_SMALL]
  while (left > 0) {
    const goesOn = to === at || !capitals || isParticle(text, to) || isCapital(text.tokens[to])
    const length = goesOn ? wordLength(text, to) : 0
    if (length === 0) break
    left -= isParticle(text, to) ? 0 : 1
    to = withDot(text, to + length)
  }
  return to
}

const titleAt = ({ tokens, words }: Text, at: number): { title: string; to: number } | undefined => {
  const title = words.titles[tokens[at]?.word ?? '']
  if (title === undefined) return undefined
  return { title, to: tokens[at + 1]?.said === '.' ? at + 2 : at + 1 }
}

const nameAt = (text: Text, at: number): Name | undefined => {
  const title = titleAt(text, at)
  const start = title?.to ?? at
  const to = nameEnd(text, start)
  if (to === start) return undefined
  const name = text.tokens
    .slice(start, to)
    .filter(({ said }) => said !== '.')
    .map((token, i) => (i > 0 && text.words.particles.has(token.word) ? token.said : written(token.said)))
    .join(' ')
    .replaceAll(' - ', '-')
  return {
    from: at,
    to,
    written: title === undefined ? name : `${title.title} ${name}`,
    hasTitle: title !== undefined,
    isCapitalised: text.capitals && isCapital(text.tokens[start]),
  }
}

const startsWith = (tokens: readonly Token[], at: number, phrase: readonly string[]): boolean =>
  phrase.every((word, i) => tokens[at + i]?.word === word)

const phraseAt = (text: Text, at: number, phrases: readonly (readonly string[])[]): number =>
  phrases.find((phrase) => startsWith(text.tokens, at, phrase))?.length ?? 0

const closesAt = ({ tokens, words }: Text, { to, isCapitalised }: Name): boolean => {
  const after = tokens[to]?.word ?? ''
  return words.closes.includes(after) || (isCapitalised && words.closesCapitals.includes(after))
}

/** "mary jones speaking", with nothing before it. */
const opening = (text: Text): Name | undefined => {
  const name = nameAt(text, 0)
  return name !== undefined && text.words.closes.includes(text.tokens[name.to]?.word ?? '') ? name : undefined
}

const nameFrom = (text: Text, at: number): Name | undefined => {
  const says = phraseAt(text, at, text.words.says)
  if (says > 0) return nameAt(text, at + says)
  const may = phraseAt(text, at, text.words.maySay)
  const name = may > 0 ? nameAt(text, at + may) : undefined
  return name !== undefined && (name.hasTitle || closesAt(text, name)) ? name : undefined
}

const textOf = (said: string): Text => ({
  said,
  tokens: tokensOf(said),
  words: nameWords(),
  capitals: /\p{Ll}/u.test(said),
})

const foundOf = ({ said, tokens }: Text, name: Name): Found<string> => {
  const from = tokens[name.from]?.from ?? 0
  const to = tokens[name.to - 1]?.to ?? from
  return { value: name.written, said: said.slice(from, to), from, to }
}

/** Every name that somebody says is theirs, with its title, in the case people write it. Never "I'm cold". */
export const findNames = (said: string): readonly Found<string>[] => {
  const text = textOf(said)
  const first = opening(text)
  const names = first === undefined ? [] : [first]
  for (let at = first?.to ?? 0; at < text.tokens.length; at++) {
    const name = nameFrom(text, at)
    if (name === undefined) continue
    names.push(name)
    at = name.to - 1
  }
  return names.map((name) => foundOf(text, name))
}

/** An answer that is a name and nothing else: "mary jones", "Mrs Patel", "O'Neill". */
export const nameAlone = (said: string): string | undefined => {
  const text = textOf(said.replace(/[\s.,!]+$/, ''))
  const name = nameAt({ ...text, capitals: false }, 0)
  return name?.to === text.tokens.length ? name.written : undefined
}
