import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addDays } from '../../../knowledge/calendar/day'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'
import type { Said } from '../../said'
import { phoneNumber } from '../../said'
import { fill, unmarked } from '../../words'

/** Every kind has its patterns and its answer. When two kinds have as many signs, the first of this order is answered. */
export const KINDS = [
  'carbon-monoxide',
  'gas',
  'fire',
  'self-harm',
  'medical',
  'child-at-risk',
  'domestic-abuse',
  'adult-at-risk',
  'danger',
  'electricity',
  'flood',
  'dangerous-structure',
  'no-food',
  'homeless-tonight',
  'power-cut',
] as const

/** What kind of emergency somebody is in. */
export type EmergencyKind = (typeof KINDS)[number]

/** A block of text, one entry a line; what stands after a `#` is a remark. */
const lines = z.string().transform((block) =>
  block
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== ''),
)
/** Words with spaces between them. */
const words = lines.transform((found) => found.flatMap((line) => line.split(/\s+/)))
/** `from = to`, or only `from` for words that say nothing. */
const pairs = lines.transform((found) =>
  Object.fromEntries(
    found.flatMap((line) => {
      const [from = '', to = ''] = line.split('=').map((half) => half.trim())
      return from.split(/\s*,\s*/).map((one) => [one, to])
    }),
  ),
)

/** Stands before a pattern that is only believed where the rest of the message is something like an emergency. */
const LOOSE = '? '
const patterns = lines.transform((found) =>
  found.map((line) => {
    const loose = line.startsWith(LOOSE)
    return { pattern: loose ? line.slice(LOOSE.length) : line, loose }
  }),
)

/** How emergencies are put: words, and patterns of words. */
const PatternFile = z.strictObject({
  /** Classes of words: `@home` in a pattern is any word of `home`. */
  words: z.record(z.string(), words),
  /** One way of putting it for another: text-speak, dialect, words split in two. */
  rewrites: pairs,
  /** Short words that others are run together with. */
  fillers: words,
  /** Where one half of a sentence ends: what is ordinary in one says nothing of the other. */
  joints: words,
  /** Where one part of a message ends: each is looked at by itself too. */
  breaths: words,
  /** What sounds alarming and isn't: its words count for nothing. */
  ordinary: lines,
  emergencies: z.record(z.enum(KINDS), patterns),
})

const NumberEntry = z.strictObject({
  number: z.string().regex(/^\d[\d ]*\d$/),
  who: z.string().min(1),
  source: z.url(),
  lastChecked: z.iso.date(),
})
const AnswerFile = z.strictObject({
  numbers: z.record(z.string(), NumberEntry),
  answers: z.record(z.enum(KINDS), z.strictObject({ text: z.string().min(1), speech: z.string().min(1) })),
})

/** Real English words that are a slip away from a word of the patterns, and mean something else. */
const RealWordsFile = z.strictObject({ realWords: words })

/** The files the detector is made from. */
export interface EmergencyFiles {
  patterns: string
  realWords: string
  answers: string
}

/** The files of the project. */
export const EMERGENCY_FILES: EmergencyFiles = {
  patterns: join(projectRoot, 'dialogs/understanding/emergencies.en.yaml'),
  realWords: join(projectRoot, 'dialogs/understanding/emergencies/realWords.en.yaml'),
  answers: join(projectRoot, 'dialogs/emergencies.en.yaml'),
}

const read = <T>(schema: z.ZodType<T>, file: string): T => {
  const found = schema.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (found.success) return found.data
  throw new Error(
    [
      `${file}: ${found.error.issues.length} fault(s)`,
      ...found.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`),
    ].join('\n'),
  )
}

/** The patterns; throws naming every fault of the file. */
export const readPatterns = (file: string = EMERGENCY_FILES.patterns) => read(PatternFile, file)

/** "small", which is not a slip for "smell". */
export const readRealWords = (file: string = EMERGENCY_FILES.realWords): readonly string[] =>
  read(RealWordsFile, file).realWords

/** What is left for the conversation to fill in. */
const LATER = { council: '{council}', howToContact: '{howToContact}' }

/** The answer to each kind with its numbers in it; throws naming every fault, a number that isn't in the file too. */
export const readAnswers = (
  file: string = EMERGENCY_FILES.answers,
): Readonly<Record<EmergencyKind, Said>> => {
  const { numbers, answers } = read(AnswerFile, file)
  const values = Object.fromEntries(
    Object.entries(numbers).map(([name, { number }]) => [name, phoneNumber(number)]),
  )
  const said = ({ text, speech }: Said): Said =>
    fill({ text: text.trim(), speech: unmarked(speech) }, { ...values, ...LATER })
  return z
    .record(z.enum(KINDS), z.object({ text: z.string(), speech: z.string() }))
    .parse(Object.fromEntries(Object.entries(answers).map(([kind, answer]) => [kind, said(answer)])))
}

/** A year: numbers change rarely, and an old one costs a life. */
const LOOKED_AT_WITHIN_DAYS = 365

/** Every emergency number that nobody has looked at for a year on `today` (`2026-11-22`), one sentence each. */
export const staleEmergencyNumbers = (
  today: string,
  file: string = EMERGENCY_FILES.answers,
): readonly string[] =>
  Object.entries(read(AnswerFile, file).numbers)
    .filter(([, { lastChecked }]) => addDays(lastChecked, LOOKED_AT_WITHIN_DAYS) < today)
    .map(
      ([name, { number, who, source, lastChecked }]) =>
        `${file}: ${name}: nobody has checked ${number} (${who}) since ${lastChecked}: see ${source}`,
    )
