/** How hard what residents read and hear is to read: `node bot/cli/run.mjs cli/readability`, or `npx tsx bot/cli/readability.ts`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readArticles } from '../../knowledge/articles/read'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'

/** Above this a text is named, so that somebody looks at it; the aim is about 9 (GOV.UK's content design guidance). */
export const LOOK_ABOVE = 11
/** Above this the command fails. */
export const FAIL_ABOVE = 14
/** The formula is made for passages; a button of three words says nothing about reading age. */
const FEWEST_WORDS = 20

/** A text and where it is written: `knowledge/articles/bins/missed-report.md: speech`. */
export interface Written {
  where: string
  text: string
}

/** Sounds in a word, near enough: runs of vowels, less the letters that are written and not said. */
export const syllablesIn = (word: string): number => {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const said = letters.replace(/(?:[^laeiouy]es|[^taeiouyd]ed|[^laeiouy]e)$/, '').replace(/^y/, '')
  return Math.max(1, said.match(/[aeiouy]{1,2}/g)?.length ?? 1)
}

/** Each line of a list and each heading is a sentence; marks, addresses and braces are not words. */
const plain = (text: string): string =>
  text
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\{\w+\}/g, 'call us')
    .replace(/https?:\S+|\S+@\S+/g, 'site')
    .replace(/^\s*(?:[-*]|\d+\.)\s+/gm, '')
    .replace(/[*_#`]/g, '')

const sentencesIn = (text: string): readonly string[] =>
  plain(text)
    .split(/[.!?:;](?=\s|$)|\n+/)
    .filter((sentence) => /[a-z]/i.test(sentence))

const wordsIn = (text: string): readonly string[] => plain(text).match(/[a-z][a-z'’-]*|\d[\d,.]*/gi) ?? []

/** Reading age in years, by Flesch–Kincaid: its school grade and five. 5 for a text without words. */
export const readingAge = (text: string): number => {
  const words = wordsIn(text)
  if (words.length === 0) return 5
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  const grade =
    0.39 * (words.length / Math.max(1, sentencesIn(text).length)) + 11.8 * (syllables / words.length) - 15.59
  return Math.max(5, grade + 5)
}

const linesOf = (value: unknown, where: string): readonly Written[] => {
  if (typeof value === 'string') return [{ where, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    linesOf(inner, where.endsWith(':') ? `${where} ${key}` : `${where}.${key}`),
  )
}

const articleTexts = (root: string): readonly Written[] =>
  ['knowledge/articles', 'knowledge/councils']
    .flatMap((folder) => readArticles(join(root, folder)).articles)
    .flatMap(({ file, text, speech }) => [
      { where: `${file}: text`, text },
      { where: `${file}: speech`, text: speech },
    ])

const wordsTexts = (root: string): readonly Written[] =>
  ['dialogs', 'bot']
    .flatMap((folder) => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && /^words\.en\.yaml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((file) => linesOf(parseYaml(readFileSync(file, 'utf8')), `${relative(root, file)}:`))

/** Everything long enough to measure that residents read or hear. */
export const everythingWritten = (root: string): readonly Written[] =>
  [...articleTexts(root), ...wordsTexts(root)].filter(({ text }) => wordsIn(text).length >= FEWEST_WORDS)

/** What to print, hardest first, and whether anything is too hard to publish. */
export const report = (texts: readonly Written[]): { lines: readonly string[]; ok: boolean } => {
  const aged = texts
    .map(({ where, text }) => ({ where, age: readingAge(text) }))
    .sort((a, b) => b.age - a.age || a.where.localeCompare(b.where))
  const hard = aged.filter(({ age }) => age > LOOK_ABOVE)
  const median = aged[Math.floor(aged.length / 2)]?.age ?? 5
  return {
    lines: [
      ...hard.map(({ where, age }) => `${age > FAIL_ABOVE ? 'TOO HARD ' : ''}${age.toFixed(1)} ${where}`),
      `${texts.length} texts, median reading age ${median.toFixed(1)}; ${hard.length} above ${LOOK_ABOVE}`,
    ],
    ok: aged.every(({ age }) => age <= FAIL_ABOVE),
  }
}

if (require.main === module) {
  const { lines, ok } = report(everythingWritten(projectRoot))
  console.log(lines.join('\n'))
  process.exitCode = ok ? 0 : 1
}
