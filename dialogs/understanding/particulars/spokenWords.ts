import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import { parseYaml } from '../../../knowledge/yaml'

const word = z.string().min(1)
const words = z.array(word)
const letter = z.string().regex(/^[A-Z]$/)
const digit = z.string().regex(/^\d$/)
/** A map, because a word may be anything: "constructor". */
const numbers = z
  .record(word, z.int().min(2))
  .transform((all): ReadonlyMap<string, number> => new Map(Object.entries(all)))
const Names = z.strictObject({ names: words, words, mistaken: words })

/** The shape of `spoken.<language>.yaml`; what each list is for is written there. */
const SpokenWords = z.strictObject({
  letters: z.record(letter, Names),
  alphabet: z.record(letter, words),
  digits: z.record(digit, Names),
  teens: numbers,
  tens: numbers,
  hundred: words,
  thousand: words,
  and: words,
  times: numbers,
  marks: z.record(z.string().length(1), words),
  explains: words,
  fillers: words,
  leadIns: words,
})
export type SpokenWords = z.infer<typeof SpokenWords>

let made: SpokenWords | undefined

/** How marks are said in English, read when it is first needed; throws when the file is missing or has another shape. */
export const spokenWords = (): SpokenWords => {
  if (made !== undefined) return made
  const file = join(projectRoot, 'dialogs', 'understanding', 'particulars', 'spoken.en.yaml')
  const read = SpokenWords.safeParse(parseYaml(readFileSync(file, 'utf8')))
  if (!read.success) throw new Error(`${file}:\n${z.prettifyError(read.error)}`)
  made = read.data
  return made
}

/** Words that are one digit and nothing else: "nought" is 0. It has no other keys, whatever is looked up. */
export const digitWords = (): Readonly<Record<string, string>> => {
  const words: Record<string, string> = Object.create(null)
  for (const [digit, { names }] of Object.entries(spokenWords().digits))
    for (const name of names) words[name] = digit
  return words
}
