import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { phraseSources, readPhrases } from '../phrases'
import type { EmergencyKind } from './files'
import { KINDS } from './files'

const FOLDER = join('dialogs', 'understanding', 'emergencies', 'examples')

/** `round`: written after the patterns of the round before were frozen; `note`: missed by those at first. */
const Told = z.strictObject({
  text: z.string().trim().min(1),
  kind: z.enum(KINDS),
  channel: z.enum(['typed', 'spoken']),
  round: z.int(),
  note: z.string().optional(),
})
const Asked = z.strictObject({ text: z.string().trim().min(1), round: z.int() })

const sourceOf = (name: string): string => readFileSync(join(projectRoot, FOLDER, name), 'utf8')
const DANGER = 'emergencies.en.jsonl'
const ORDINARY = 'ordinary.en.jsonl'

const linesOf = <T>(schema: z.ZodType<T>, name: string): T[] =>
  sourceOf(name)
    .trim()
    .split('\n')
    .map((line, i) => {
      const read = schema.safeParse(JSON.parse(line))
      if (read.success) return read.data
      throw new Error(
        `${join(FOLDER, name)}:${i + 1}: ${read.error.issues.map(({ message }) => message).join('; ')}`,
      )
    })

/** How people tell of danger: none of these may be missed. Throws naming the first faulty line. */
export const readEmergencies = (): readonly z.infer<typeof Told>[] => linesOf(Told, DANGER)

/** What people ask every day, most of it close to sounding like danger. Throws naming the first faulty line. */
export const readOrdinary = (): readonly z.infer<typeof Asked>[] => linesOf(Asked, ORDINARY)

/** A message, whether danger is told of in it, and of what kind where that is known. */
export interface Example {
  text: string
  danger: boolean
  kind?: EmergencyKind
}

/** Everything that danger is learnt from: these examples, and every phrase the recogniser learns from. */
export const readExamples = (): readonly Example[] => [
  ...readEmergencies().map(({ text, kind }) => ({ text, danger: true, kind })),
  ...readOrdinary().map(({ text }) => ({ text, danger: false })),
  ...readPhrases().map(({ text, label }) => ({ text, danger: label === 'safety.emergency' })),
]

/** The files of `readExamples` as they are on the disk: to tell whether one changed, without reading them through. */
export const exampleSources = (): readonly string[] => [
  sourceOf(DANGER),
  sourceOf(ORDINARY),
  ...phraseSources().map(({ source }) => source),
]
