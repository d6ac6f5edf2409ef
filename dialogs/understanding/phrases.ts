import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import type { Intent } from './intents'
import { INTENTS } from './intents'

/** How residents put something, and what they want by it. */
export interface Phrase {
  text: string
  label: Intent
  /** The file it stands in, from the project's folder. */
  file: string
}

/**
 * The only texts that are learnt from. The questions that articles list were tried too: they made no difference on the
 * held-aside set and tilted the labels towards those with many articles.
 */
const FOLDER = join('dialogs', 'phrases')

const PhraseFile = z.partialRecord(z.enum(INTENTS), z.array(z.string().trim().min(1)))

const contentOf = (file: string, source: string): z.infer<typeof PhraseFile> => {
  const read = PhraseFile.safeParse(parseYaml(source) ?? {})
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `  ${file}: ${path.join('.')}: ${message}`)
  throw new Error(`${faults.length} fault(s) in the phrases:\n${faults.join('\n')}`)
}

interface Source {
  file: string
  source: string
}

/** The phrase files as they are on the disk, in order of their names: to tell whether one changed, without parsing. */
export const phraseSources = (): Source[] =>
  readdirSync(join(projectRoot, FOLDER))
    .filter((name) => name.endsWith('.en.yaml'))
    .sort()
    .map((name) => ({
      file: join(FOLDER, name),
      source: readFileSync(join(projectRoot, FOLDER, name), 'utf8'),
    }))

/** Every phrase of `dialogs/phrases`; throws naming every fault of the first file that has one. */
export const readPhrases = (sources: readonly Source[] = phraseSources()): Phrase[] =>
  sources.flatMap(({ file, source }) =>
    Object.entries(contentOf(file, source)).flatMap(([label, texts]) =>
      (texts ?? []).map((text) => ({ text, label: z.enum(INTENTS).parse(label), file })),
    ),
  )
