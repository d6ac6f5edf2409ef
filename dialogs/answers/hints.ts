import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import type { Expectation } from '../turn'
import type { AnswerKind, Choice, HintContext } from './kind'
import { lists } from './lists'

const phrases = z
  .array(
    z
      .string()
      .min(1)
      .regex(/^[^,]+$/),
  )
  .min(1)

const Hints = z.strictObject({
  always: phrases,
  open: phrases,
  digits: phrases,
  letters: phrases,
  spelling: phrases,
  strokes: phrases,
  email: phrases,
  days: phrases,
  months: phrases,
  dayNumbers: phrases,
  numbers: phrases,
  money: phrases,
  address: phrases,
  name: phrases,
})

let made: z.infer<typeof Hints> | undefined

/** The words of `hints.en.yaml`, read when they are first needed. Throws naming what is wrong. */
export const hintWords = (): z.infer<typeof Hints> => {
  made ??= Hints.parse(
    parseYaml(readFileSync(join(projectRoot, 'dialogs', 'answers', 'hints.en.yaml'), 'utf8')),
  )
  return made
}

/** One from each list in turn, so that what is likeliest in any of them comes early. */
export const alternating = (...all: readonly (readonly string[])[]): readonly string[] =>
  Array.from({ length: Math.max(0, ...all.map(({ length }) => length)) }, (_, i) =>
    all.flatMap((list) => list[i] ?? []),
  ).flat()

/** "one", "first", "the first one", for as many places as a list has. */
export const placeHints = (places: number): readonly string[] => {
  const { ordinals, last } = lists()
  const words = ordinals
    .slice(0, places)
    .map((phrases) => phrases.map((phrase) => phrase.join(' ')).filter((word) => /^\p{L}+$/u.test(word)))
  return [...alternating(...words), ...last.map((phrase) => phrase.join(' '))]
}

const choiceHints = (choices: readonly Choice[]): readonly string[] => [
  ...choices.map(({ label }) => label),
  ...placeHints(choices.length),
  ...alternating(...choices.map(({ also }) => also)),
]

/** Every way to say yes, no, and neither. */
export const yesNoHints = (): readonly string[] => {
  const { yes, no, unsure } = lists().asWritten
  return [...alternating(yes, no), ...unsure].filter((phrase) => phrase.length > 1)
}

const BY_EXPECTATION: Readonly<Record<Expectation, (context: HintContext) => readonly string[]>> = {
  open: () => [],
  yesNo: yesNoHints,
  choice: ({ choices }) => choiceHints(choices),
  digits: () => hintWords().digits,
  address: ({ districts }) => [
    ...districts,
    ...hintWords().digits,
    ...hintWords().letters,
    ...hintWords().spelling,
  ],
  date: () => [...hintWords().days, ...hintWords().months, ...hintWords().dayNumbers],
}

/** What the answer to a question may sound like, likeliest first; nothing for one in the resident's own words. */
export const answerHints = (
  { hints, expects }: AnswerKind<unknown>,
  context: HintContext,
): readonly string[] => (hints ?? BY_EXPECTATION[expects])(context)

/** What recognisers take: Twilio at most 500 hints (warning 13330), Azure 500 phrases, and the first ones count most. */
const MOST_HINTS = 100
/** Twilio and Google take phrases of up to 100 characters, Amazon Lex of 140. */
const LONGEST = 100

/** How many phrases' spoken forms are kept ready: a council has a few hundred names, and few questions. */
const REMEMBERED = 5000
const heard = new Map<string, string>()

/** As it is said: no marks but those inside a word, for lists of hints are parted by commas. */
const asHeard = (phrase: string): string => {
  const known = heard.get(phrase)
  if (known !== undefined) return known
  const made = phrase
    .replace(/[’‘]/g, "'")
    .replace(/[^\p{L}\p{N}'&/.-]+|[.](?!\p{L})/gu, ' ')
    .trim()
  if (heard.size >= REMEMBERED) heard.clear()
  heard.set(phrase, made)
  return made
}

/** Hints as a recogniser takes them: each once, at most a hundred; what may be said at any time keeps its place at the end. */
export const asHints = (likeliestFirst: readonly string[]): readonly string[] => {
  const { always } = hintWords()
  const seen = new Set(always.map((phrase) => phrase.toLowerCase()))
  const own: string[] = []
  for (const phrase of likeliestFirst) {
    const said = asHeard(phrase)
    const key = said.toLowerCase().replaceAll("'", '').replaceAll('-', ' ')
    if (key === '' || said.length > LONGEST || seen.has(key)) continue
    seen.add(key)
    own.push(said)
    if (own.length === MOST_HINTS - always.length) break
  }
  return [...own, ...always]
}
