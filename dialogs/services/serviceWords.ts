import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import type { Choice } from '../answers/kind'
import type { DeclaredService } from '../service'
import { wordsOf } from '../understanding/keywords'
import type { Lines, Say } from '../words'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'

/** Everything one service says, and the words it is begun and answered with. */
export interface ServiceWords {
  question: Say<Lines>
  ending: Say<Lines>
  /** What may be picked for a question, in its order; empty where nothing is picked. */
  choices: (question: string) => readonly Choice[]
  /** Each a line of words that must all be said. */
  starts: readonly (readonly string[])[]
}

const list = z.array(z.string().min(1))
const Phrases = z.strictObject({
  starts: list,
  answers: z.record(z.string(), z.record(z.string(), list)).default({}),
})

const none = (ids: readonly string[]): Lines => Object.fromEntries(ids.map((id) => [id, []]))

const choosing = ({ questions }: DeclaredService) => questions.filter(({ kind }) => kind.choices.length > 0)

/** What a service's words file must hold, and nothing else. */
const sectionsOf = (service: DeclaredService): Readonly<Record<string, Lines>> => {
  const ids = service.questions.map(({ id }) => id)
  const filled = ['council', 'howToContact', ...ids]
  return {
    service: { name: [] },
    questions: none(ids),
    ...Object.fromEntries(choosing(service).map(({ id, kind }) => [id, none(kind.choices)])),
    endings: Object.fromEntries(service.lines.map((line) => [line, filled])),
  }
}

const phrasesFaults = (service: DeclaredService, { answers }: z.infer<typeof Phrases>): readonly string[] =>
  Object.entries(answers).flatMap(([question, choices]) => {
    const ids = choosing(service).find(({ id }) => id === question)?.kind.choices
    if (ids === undefined) return [`answers.${question}: there is no such question to pick for`]
    return Object.keys(choices)
      .filter((id) => !ids.includes(id))
      .map((id) => `answers.${question}.${id}: there is no such thing to pick`)
  })

const throwIfAny = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new WordsError(faults)
}

/** Reads `words.en.yaml` and `phrases.en.yaml` of a service; throws a `WordsError` that names every fault with its file. */
export const readServiceWords = (
  service: DeclaredService,
  folder = join(projectRoot, 'dialogs', 'services'),
): ServiceWords => {
  const wordsFile = join(folder, service.name, 'words.en.yaml')
  const phrasesFile = join(folder, service.name, 'phrases.en.yaml')
  const sections = sectionsOf(service)
  const words = readWords(wordsFile)
  const phrases = Phrases.parse(parseYaml(readFileSync(phrasesFile, 'utf8')))
  throwIfAny([
    ...faultsOfWords(words, sections).map((fault) => `${wordsFile}: ${fault}`),
    ...phrasesFaults(service, phrases).map((fault) => `${phrasesFile}: ${fault}`),
  ])
  const labelled = choosing(service).map(({ id, kind }): readonly [string, readonly Choice[]] => {
    const say = sectionOf(words, id, none(kind.choices))
    return [
      id,
      kind.choices.map((choice) => ({
        id: choice,
        label: say(choice, {}).text,
        also: phrases.answers[id]?.[choice] ?? [],
      })),
    ]
  })
  const choices = new Map(labelled)
  return {
    question: sectionOf(words, 'questions', sections.questions ?? {}),
    ending: sectionOf(words, 'endings', sections.endings ?? {}),
    choices: (question) => choices.get(question) ?? [],
    starts: phrases.starts.map(wordsOf),
  }
}
