import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import type { Choice } from '../answers/kind'
import { wordsOf } from '../understanding/keywords'
import type { Lines } from '../words'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'
import { EQUALITY, type EqualityQuestion, QUESTIONS } from './questions'

const askingLines = {
  offer: [],
  begin: [],
  intro: [],
  heard: ['choices'],
  again: [],
  stopped: [],
  done: [],
} as const

const list = z.array(z.string().min(1))
const Phrases = z.strictObject({
  starts: list,
  stops: list,
  notSaid: list,
  answers: z.strictObject(
    Object.fromEntries(
      QUESTIONS.map((question) => [question, z.partialRecord(z.enum(EQUALITY[question]), list)]),
    ),
  ),
})

const none = (ids: readonly string[]): Lines => Object.fromEntries(ids.map((id) => [id, []]))

const folder = join(projectRoot, 'dialogs', 'equality')

/** Everything that is said about the equality questions, and the words they are answered with. Throws a `WordsError`. */
export const readEqualityWords = () => {
  const file = join(folder, 'words.en.yaml')
  const words = readWords(file)
  const sections = {
    asking: askingLines,
    questions: none(QUESTIONS),
    ...Object.fromEntries(QUESTIONS.map((question) => [question, none(EQUALITY[question])])),
  }
  const faults = faultsOfWords(words, sections)
  if (faults.length > 0) throw new WordsError(faults.map((fault) => `${file}: ${fault}`))
  const phrases = Phrases.parse(parseYaml(readFileSync(join(folder, 'phrases.en.yaml'), 'utf8')))
  const also = (question: EqualityQuestion, choice: string): readonly string[] =>
    choice === 'notSaid'
      ? phrases.notSaid
      : ((phrases.answers[question] as Record<string, string[]> | undefined)?.[choice] ?? [])
  const choicesOf = (question: EqualityQuestion): readonly Choice[] => {
    const say = sectionOf(words, question, none(EQUALITY[question]))
    return EQUALITY[question].map((id) => ({ id, label: say(id, {}).text, also: also(question, id) }))
  }
  return {
    say: sectionOf(words, 'asking', askingLines),
    question: sectionOf(words, 'questions', none(QUESTIONS)),
    choices: new Map(QUESTIONS.map((question) => [question, choicesOf(question)])),
    starts: phrases.starts.map(wordsOf),
    stops: phrases.stops.map(wordsOf),
  }
}
export type EqualityWords = ReturnType<typeof readEqualityWords>
