/** `npm run check`: every line that callers hear, as they hear it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { faultsToSay } from '../../dialogs/aloud/faults'
import { articleValues } from '../../dialogs/information/articleValues'
import { howToContact } from '../../dialogs/information/reach'
import { aloud } from '../../dialogs/said'
import { createSayings, type Sayings } from '../../dialogs/sayings'
import { readAnswers } from '../../dialogs/understanding/emergencies/files'
import { readWords, unmarked } from '../../dialogs/words'
import { readArticles } from '../../knowledge/articles/read'
import { faultsIn, loadKnowledge } from '../../knowledge/load'
import { projectRoot } from '../../knowledge/root'
import type { Pack } from '../../knowledge/schema'
import { parseYaml } from '../../knowledge/yaml'

/** A line as it is heard, and where it is written: `dialogs/words.en.yaml: general.hello`. */
interface Heard {
  where: string
  speech: string
}

type Filling = Readonly<Record<string, string>>

const filled = (speech: string, values: Filling): string =>
  speech.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? 'this')

const samples = (): Filling =>
  z
    .strictObject({ samples: z.record(z.string(), z.string()) })
    .parse(parseYaml(readFileSync(join(projectRoot, 'bot', 'cli', 'heardSamples.yaml'), 'utf8'))).samples

type Line = ReturnType<typeof readWords>[string][string]

/** A list to be read has no pauses when it is heard: it is told by its marks, which a spoken form has not. */
const isReadList = (line: Line): boolean => typeof line === 'string' && /^\s*(?:[-*]|\d+\.) /m.test(line)

const speechOf = (line: Line): string =>
  typeof line !== 'string' ? line.speech : isReadList(line) ? line : unmarked(line)

/** What the page, the console and messages say is never heard. */
const ONLY_READ = /^bot\/(?:web|console|notify|channels)\//

const wordsFiles = (): readonly string[] =>
  ['dialogs', 'bot']
    .flatMap((folder) => readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && entry.name === 'words.en.yaml')
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !ONLY_READ.test(file))
    .sort()

/** The lines of one words file. */
export const linesHeard = (file: string, name: string): readonly Heard[] =>
  Object.entries(readWords(file)).flatMap(([section, lines]) =>
    Object.entries(lines).map(([id, line]) => ({
      where: `${name}: ${section}.${id}`,
      speech: speechOf(line),
    })),
  )

const emergencies = (): readonly Heard[] =>
  Object.entries(readAnswers()).map(([kind, { speech }]) => ({
    where: `dialogs/emergencies.en.yaml: answers.${kind}`,
    speech,
  }))

/** The articles that one council answers from, filled in for it. */
const articlesHeard = (sayings: Sayings, pack: Pack, folder: string): readonly Heard[] => {
  const own = join(folder, 'councils', pack.council.id, 'articles')
  const values = articleValues(sayings.articles, { pack }, howToContact(sayings.reach, pack))
  const heard = Object.fromEntries(Object.entries(values).map(([name, { speech }]) => [name, speech]))
  return [join(folder, 'articles'), ...(existsSync(own) ? [own] : [])]
    .flatMap((each) => readArticles(each).articles)
    .map(({ file, speech }) => ({ where: `${file}: speech`, speech: filled(speech, heard) }))
}

/** What of a pack is said as it stands; all else only names something. */
const SAID_AS_IT_STANDS = ['promise', 'ifNot', 'says', 'offered', 'about', 'note', 'reason']
/** A standard's `about` is a kind, not a sentence; documents are named where answers are read. */
const isSentence = (text: string): boolean => text.includes(' ')
const NOT_SAID = ['documents', 'source', 'alsoKnownAs']

const saidIn = (value: unknown, where: string): readonly Heard[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): readonly Heard[] => {
    if (NOT_SAID.includes(key)) return []
    const at = `${where}.${key}`
    if (typeof inner !== 'string') return saidIn(inner, at)
    return SAID_AS_IT_STANDS.includes(key) && isSentence(inner)
      ? [{ where: at, speech: aloud(inner).speech }]
      : []
  })
}

const packHeard = (pack: Pack): readonly Heard[] =>
  Object.entries(pack).flatMap(([part, value]) =>
    saidIn(value, `knowledge/councils/${pack.council.id}: ${part}`),
  )

const faultsOf = ({ where, speech }: Heard): readonly string[] =>
  faultsToSay(speech).map((fault) => `${where}: ${fault}`)

/** Every line that can't be heard on the telephone, with its file and why; packs with faults have had them named already. */
export const heardFaults = (folder: string): readonly string[] => {
  const values = samples()
  const sayings = createSayings(readWords(join(projectRoot, 'dialogs', 'words.en.yaml')))
  const packs = faultsIn(folder).length > 0 ? [] : [...loadKnowledge(folder).councils.values()]
  const words = [
    ...wordsFiles().flatMap((file) => linesHeard(join(projectRoot, file), file)),
    ...emergencies(),
  ].map(({ where, speech }) => ({ where, speech: filled(speech, values) }))
  const facts = packs.flatMap((pack) => [...articlesHeard(sayings, pack, folder), ...packHeard(pack)])
  return [...new Set([...words, ...facts].flatMap(faultsOf))]
}
