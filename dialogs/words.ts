import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseYaml } from '../knowledge/yaml'
import type { Said } from './said'
import { same } from './said'

/** The lines a part of the dialogs needs, and the placeholders that each may hold. */
export type Lines = Readonly<Record<string, readonly string[]>>

/** Values for the placeholders of one line. */
export type Values<Names extends readonly string[]> = Readonly<Record<Names[number], Said | string>>

/** Says one line of a section: `say('openUntil', { name, time })`. */
export type Say<L extends Lines> = <Id extends keyof L & string>(
  id: Id,
  ...values: L[Id]['length'] extends 0 ? [] : [Values<L[Id]>]
) => Said

const Line = z.union([
  z.string().min(1),
  z.strictObject({ text: z.string().min(1), speech: z.string().min(1) }),
])
const File = z.record(z.string(), z.record(z.string(), Line))
type Line = z.infer<typeof Line>

/** Every line of one language, by section. */
export type WordsFile = z.infer<typeof File>

/** What is wrong with a words file: every fault at once, each with its place. */
export class WordsError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(
      `WordsError: ${faults.length} fault(s) in the words:\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
    this.name = 'WordsError'
  }
}

/** Takes Markdown's marks out of a line that is to be heard. */
export const unmarked = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/^\s*[-*] /gm, '')
    .replace(/\s*\n+\s*/g, ' ')
    .trim()

const formsOf = (line: Line): Said =>
  typeof line === 'string'
    ? { text: line.trim(), speech: unmarked(line) }
    : { text: line.text.trim(), speech: line.speech.trim() }

const PLACEHOLDER = /\{(\w+)\}/g

const placeholdersIn = ({ text, speech }: Said): readonly string[] => [
  ...new Set([...`${text} ${speech}`.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '')),
]

/** A line that begins with a filled-in name begins with a capital all the same. */
const capitalised = (line: string): string =>
  line.replace(/^(\W*)(\p{Ll})/u, (_, before: string, first: string) => before + first.toUpperCase())

/** Values that stand for names or whole things; a line that begins with one is a sentence or the head of a list line. */
const BEGINS_WITH_A_NAME = /^\{(name|what|day|service|council|county|body|days)\}/

/** Fills the placeholders of a line, in both its forms. A value that is missing is a mistake of ours and throws. */
export const fill = (line: Said, values: Readonly<Record<string, Said | string>>): Said => {
  const value = (name: string): Said => {
    const given = values[name]
    if (given === undefined) throw new WordsError([`no value for {${name}} in "${line.text}"`])
    return typeof given === 'string' ? same(given) : given
  }
  const filled = (form: keyof Said): string => {
    const whole = line[form].replace(PLACEHOLDER, (_, name: string) => value(name)[form])
    return BEGINS_WITH_A_NAME.test(line[form]) ? capitalised(whole) : whole
  }
  return { text: filled('text'), speech: filled('speech') }
}

const faultsOfSection = (name: string, lines: Lines, found: Readonly<Record<string, Line>>): string[] => [
  ...Object.keys(lines)
    .filter((id) => !(id in found))
    .map((id) => `${name}.${id}: this line is missing`),
  ...Object.entries(found).flatMap(([id, line]) => {
    const allowed = lines[id]
    if (allowed === undefined) return [`${name}.${id}: nothing says this line`]
    return placeholdersIn(formsOf(line))
      .filter((placeholder) => !allowed.includes(placeholder))
      .map((placeholder) => `${name}.${id}: {${placeholder}} is not known here`)
  }),
]

/** Reads a words file; what it lacks or has too much is found by `sectionOf` and `faultsOfWords`. */
export const readWords = (file: string): WordsFile => File.parse(parseYaml(readFileSync(file, 'utf8')))

/** Every missing, spare or wrongly filled line of a words file, against what the code says. */
export const faultsOfWords = (
  words: WordsFile,
  sections: Readonly<Record<string, Lines>>,
): readonly string[] => [
  ...Object.entries(sections).flatMap(([name, lines]) => faultsOfSection(name, lines, words[name] ?? {})),
  ...Object.keys(words)
    .filter((name) => !(name in sections))
    .map((name) => `${name}: nothing uses this section`),
]

/** The sayer of one section; throws a `WordsError` naming every fault of that section. */
export const sectionOf = <L extends Lines>(words: WordsFile, name: string, lines: L): Say<L> => {
  const found = words[name] ?? {}
  const faults = faultsOfSection(name, lines, found)
  if (faults.length > 0) throw new WordsError(faults)
  const forms = new Map(Object.entries(found).map(([id, line]) => [id, formsOf(line)]))
  return (id, ...values) => fill(forms.get(id) ?? same(id), values[0] ?? {})
}
