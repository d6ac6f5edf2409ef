import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import type { Intent } from './intents'
import { INTENTS } from './intents'

/** How residents put something, and what they want by it. */
export interface Phrase {
  text: string
  label: Intent
  /** The file it stands in, from the project's folder. */
  file: string
}

const text = z.string().trim().min(1)
const PhraseFile = z.partialRecord(z.enum(INTENTS), z.array(text))
const AskedOf = z.object({ intent: z.enum(INTENTS), question: text, asked: z.array(text).default([]) })

const parsed = <T>(schema: z.ZodType<T>, found: unknown, file: string): T => {
  const read = schema.safeParse(found)
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `  ${file}: ${path.join('.')}: ${message}`)
  throw new Error(`${faults.length} fault(s) in the phrases:\n${faults.join('\n')}`)
}

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(folder, name))
    .sort()

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')

const phraseFile = (file: string): Phrase[] =>
  Object.entries(parsed(PhraseFile, parse(read(file)) ?? {}, file)).flatMap(([label, texts]) =>
    (texts ?? []).map((each) => ({ text: each, label: z.enum(INTENTS).parse(label), file })),
  )

const FRONT = /^---\n([\s\S]*?)\n---/

const askedOf = (file: string): Phrase[] => {
  const front = FRONT.exec(read(file))?.[1]
  if (front === undefined || basename(file).startsWith('_')) return []
  const { intent, question, asked } = parsed(AskedOf, parse(front), file)
  return [question, ...asked].map((each) => ({ text: each, label: intent, file }))
}

const phraseFiles = (): string[] => filesIn('dialogs/phrases', '.en.yaml')
const articleFiles = (): string[] => filesIn('knowledge/articles', '.md')

/** The files that phrases come from, as they are on the disk: to tell whether anything has changed, without parsing. */
export const phraseSources = (): string[] => [...phraseFiles(), ...articleFiles()].map(read)

/** Every phrase of `dialogs/phrases` and every question of the approved articles; names every fault in a file. */
export const readPhrases = (): Phrase[] => [
  ...phraseFiles().flatMap(phraseFile),
  ...articleFiles().flatMap(askedOf),
]
