import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import { isNearly, wordsOf } from '../understanding/keywords'

const phrases = z.array(z.string().min(1)).min(1)

const CommandsFile = z.strictObject({
  help: phrases,
  startAgain: phrases,
  person: phrases,
  repeat: phrases,
  explain: phrases,
  bye: phrases,
  yes: phrases,
  no: phrases,
  ordinals: z.array(phrases),
  leaning: phrases,
  filler: phrases,
  pronouns: phrases,
})

/** Said on its own, in every state. */
export type Command = 'help' | 'startAgain' | 'person' | 'repeat' | 'explain' | 'bye'
const COMMANDS = [
  'person',
  'startAgain',
  'help',
  'repeat',
  'explain',
  'bye',
] as const satisfies readonly Command[]

export interface Commands {
  /** The command that the whole of what was said is; `undefined` when it is something else. */
  commandIn(said: string): Command | undefined
  /** A yes or a no on its own. */
  yesOrNoIn(said: string): 'yes' | 'no' | undefined
  /** "the second one" → 1; `undefined` when no place in a list was said. */
  ordinalIn(said: string): number | undefined
  /** Whether it begins like a question that leans on the one before. */
  startsLeaning(said: string): boolean
  /** The same without such a beginning: "sorry, I meant the green one" is "the green one". */
  withoutLeaning(said: string): string
  /** Whether it speaks of something as "it" or "there". */
  hasPronoun(said: string): boolean
  /** The words that carry something of their own. */
  tellingWords(said: string): readonly string[]
}

const POLITE = new Set(['please', 'thanks', 'hi', 'hello', 'um', 'er', 'erm', 'just', 'ok', 'okay', 'well'])

/** What asking begins with; elsewhere in a command these words say something: "what do I do?" is not "what do you do?" */
const ASKING = new Set(['can', 'could', 'i', 'you'])

const withoutManners = (words: readonly string[]): readonly string[] => {
  const kept = words.filter((word) => !POLITE.has(word))
  const from = kept.findIndex((word) => !ASKING.has(word))
  return from < 0 ? words : kept.slice(from)
}

type Words = readonly string[]

const isSame = (said: Words, meant: Words): boolean =>
  said.length === meant.length && said.every((word, i) => isNearly(word, meant[i] ?? ''))

/** A list of phrases, ready to be compared with what was said. */
interface Phrases {
  list: readonly string[]
  words: readonly Words[]
}

const phrasesOf = (list: readonly string[]): Phrases => ({
  list,
  words: [...new Set(list.flatMap((phrase) => [wordsOf(phrase), withoutManners(wordsOf(phrase))]))],
})

/** Longer than any command: such a message isn't compared at all. */
const MOST_WORDS = 10

const isOneOf = (said: string, { list, words: phrases }: Phrases): boolean => {
  const words = wordsOf(said.slice(0, 200))
  if (words.length === 0) return list.includes(said.trim())
  if (words.length > MOST_WORDS) return false
  const plain = withoutManners(words)
  return phrases.some((meant) => isSame(words, meant) || isSame(plain, meant))
}

/** Reads `commands.en.yaml`; throws naming what is wrong with it. */
export const createCommands = (file = join(projectRoot, 'dialogs', 'commands.en.yaml')): Commands => {
  const lists = CommandsFile.parse(parseYaml(readFileSync(file, 'utf8')))
  const ready = {
    ...(Object.fromEntries(COMMANDS.map((command) => [command, phrasesOf(lists[command])])) as Record<
      Command,
      Phrases
    >),
    yes: phrasesOf(lists.yes),
    no: phrasesOf(lists.no),
    ordinals: lists.ordinals.map(phrasesOf),
  }
  const filler = new Set(lists.filler.flatMap((phrase) => [...wordsOf(phrase)]))
  const pronouns = lists.pronouns.map(wordsOf)
  const leaning = lists.leaning.map(wordsOf)
  const longestFirst = leaning.toSorted((a, b) => b.length - a.length)
  return {
    commandIn: (said) => COMMANDS.find((command) => isOneOf(said, ready[command])),
    yesOrNoIn: (said) => (['yes', 'no'] as const).find((answer) => isOneOf(said, ready[answer])),
    ordinalIn: (said) => {
      const place = ready.ordinals.findIndex((list) => isOneOf(said, list))
      return place < 0 ? undefined : place
    },
    startsLeaning: (said) => {
      const words = wordsOf(said)
      return leaning.some((opening) => isSame(words.slice(0, opening.length), opening))
    },
    withoutLeaning: (said) => {
      const words = wordsOf(said)
      const opening = longestFirst.find((each) => isSame(words.slice(0, each.length), each))
      if (opening === undefined || opening.length === words.length) return said
      // As it was written: in words alone a reference has lost its strokes.
      return said
        .trim()
        .split(/[\s,]+/)
        .slice(opening.length)
        .join(' ')
    },
    hasPronoun: (said) => {
      const words = wordsOf(said)
      return pronouns.some((run) => words.some((_, at) => isSame(words.slice(at, at + run.length), run)))
    },
    tellingWords: (said) => wordsOf(said).filter((word) => !filler.has(word)),
  }
}
