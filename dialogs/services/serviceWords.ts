import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../knowledge/root'
import { parseYaml } from '../../knowledge/yaml'
import type { Choice } from '../answers/kind'
import { withoutManners } from '../answers/lists'
import type { Said } from '../said'
import type { DeclaredService } from '../service'
import { wordsOf } from '../understanding/keywords'
import type { Lines, Say, WordsFile } from '../words'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'

/** Everything one service says, and the words it is begun and answered with. */
export interface ServiceWords {
  /** "A missed bin" */
  name: Said
  /** The button that begins it: "Report a missed bin". */
  offer: Said
  /** The same, word by word with one space between. */
  offerPlain: string
  /** What is said before the first question; none where the question says enough. */
  intro?: Said
  question: Say<Lines>
  /** A question as it is read back: "Which bin". */
  label: (question: string) => Said
  /** What else a question is called when something of it is to be changed. */
  labelAlso: (question: string) => readonly string[]
  ending: Say<Lines>
  problem: Say<Lines>
  /** What may be picked for a question, in its order; empty where nothing is picked. */
  choices: (question: string) => readonly Choice[]
  /** What begins it, whatever else is wanted. */
  starts: readonly Start[]
  /** Each the whole of a message that begins it, whatever article is near. */
  alone: readonly (readonly string[])[]
  /** Each, said just so anywhere in a message, begins it, whatever else is said. */
  plainly: readonly (readonly string[])[]
}

/** Words that must all be said, and questions that must be answered: "object {application}". */
export interface Start {
  words: readonly string[]
  tells: readonly string[]
}

const list = z.array(z.string().min(1))
const answers = z.record(z.string(), z.record(z.string(), list)).default({})
const labels = z.record(z.string(), list).default({})
const Phrases = z.strictObject({
  starts: list,
  alone: list.default([]),
  plainly: list.default([]),
  answers,
  labels,
})
const SharedPhrases = z.strictObject({ answers, labels })
type Phrases = z.infer<typeof Phrases>

const none = (ids: readonly string[]): Lines => Object.fromEntries(ids.map((id) => [id, []]))

const choosing = ({ questions }: DeclaredService) => questions.filter(({ kind }) => kind.choices.length > 0)

/** Problems that come with `atHome` and `contact`. */
const SHARED_PROBLEMS: Readonly<Record<string, readonly string[]>> = {
  postcode: ['noAddressHere'],
  house: ['noSuchHouse'],
  phone: ['notMobile'],
}

const problemsOf = ({ questions, problems }: DeclaredService): readonly string[] => [
  ...problems,
  ...questions.flatMap(({ id }) => SHARED_PROBLEMS[id] ?? []),
]

/** What a service's words must hold, the shared ones with them, and nothing else. */
const sectionsOf = (service: DeclaredService, hasIntro: boolean): Readonly<Record<string, Lines>> => {
  const ids = service.questions.map(({ id }) => id)
  const lookedUp = service.steps.flatMap((step) => (step.do === 'find' ? [step.lookUp.id] : []))
  const filled = ['council', 'howToContact', ...ids, ...lookedUp]
  const filling = (lines: Lines): Lines =>
    Object.fromEntries(Object.entries(lines).map(([line, own]) => [line, [...filled, ...own]]))
  return {
    service: none(['name', 'offer', ...(hasIntro ? ['intro'] : [])]),
    questions: filling(none(ids)),
    ...(service.answersOnly ? {} : { labels: none(ids) }),
    ...Object.fromEntries(choosing(service).map(({ id, kind }) => [id, none(kind.choices)])),
    ...(problemsOf(service).length > 0 ? { problems: filling(none(problemsOf(service))) } : {}),
    endings: filling(service.lines),
  }
}

const phrasesFaults = (service: DeclaredService, { answers: given }: Phrases): readonly string[] =>
  Object.entries(given).flatMap(([question, choices]) => {
    const ids = choosing(service).find(({ id }) => id === question)?.kind.choices
    if (ids === undefined) return [`answers.${question}: there is no such question to pick for`]
    return Object.keys(choices)
      .filter((id) => !ids.includes(id))
      .map((id) => `answers.${question}.${id}: there is no such thing to pick`)
  })

const TELLS = /\{(\w+)\}/g

const startIn = (phrase: string): Start => ({
  words: wordsOf(phrase.replace(TELLS, ' ')),
  tells: [...phrase.matchAll(TELLS)].map(([, id = '']) => id),
})

const startsFaults = ({ questions }: DeclaredService, { starts }: Phrases): readonly string[] =>
  starts
    .flatMap((phrase) => startIn(phrase).tells)
    .filter((told) => !questions.some(({ id }) => id === told))
    .map((told) => `starts: there is no question ${told} to be answered`)

const throwIfAny = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new WordsError(faults)
}

/** The lines that a service needs of the shared ones, under its own. */
const withShared = (
  own: WordsFile,
  shared: WordsFile,
  sections: Readonly<Record<string, Lines>>,
): WordsFile => {
  const needed = Object.entries(sections).map(([section, lines]) => {
    const common = Object.entries(shared[section] ?? {}).filter(([line]) => line in lines)
    return [section, { ...Object.fromEntries(common), ...own[section] }] as const
  })
  return { ...own, ...Object.fromEntries(needed) }
}

const readPhrases = <Read>(file: string, schema: z.ZodType<Read>): Read =>
  schema.parse(parseYaml(readFileSync(file, 'utf8')))

/**
 * Reads `words.en.yaml` and `phrases.en.yaml` of a service, and of the shared questions what it asks; throws a
 * `WordsError` that names every fault with its file.
 */
export const readServiceWords = (
  service: DeclaredService,
  folder = join(projectRoot, 'dialogs', 'services'),
): ServiceWords => {
  const wordsFile = join(folder, service.name, 'words.en.yaml')
  const phrasesFile = join(folder, service.name, 'phrases.en.yaml')
  const common = join(projectRoot, 'dialogs', 'services', 'shared')
  const own = readWords(wordsFile)
  const hasIntro = own.service !== undefined && 'intro' in own.service
  const sections = sectionsOf(service, hasIntro)
  const words = withShared(own, readWords(join(common, 'words.en.yaml')), sections)
  const phrases = readPhrases(phrasesFile, Phrases)
  const shared = readPhrases(join(common, 'phrases.en.yaml'), SharedPhrases)
  throwIfAny([
    ...faultsOfWords(words, sections).map((fault) => `${wordsFile}: ${fault}`),
    ...[...phrasesFaults(service, phrases), ...startsFaults(service, phrases)].map(
      (fault) => `${phrasesFile}: ${fault}`,
    ),
  ])
  const also = (question: string, choice: string): readonly string[] =>
    phrases.answers[question]?.[choice] ?? shared.answers[question]?.[choice] ?? []
  const labelled = choosing(service).map(({ id, kind }): readonly [string, readonly Choice[]] => {
    const say = sectionOf(words, id, none(kind.choices))
    return [
      id,
      kind.choices.map((choice) => ({ id: choice, label: say(choice, {}).text, also: also(id, choice) })),
    ]
  })
  const choices = new Map(labelled)
  const about = sectionOf(words, 'service', sections.service ?? {})
  const label = sectionOf(words, 'labels', sections.labels ?? {})
  return {
    name: about('name', {}),
    offer: about('offer', {}),
    offerPlain: wordsOf(about('offer', {}).text).join(' '),
    ...(hasIntro ? { intro: about('intro', {}) } : {}),
    question: sectionOf(words, 'questions', sections.questions ?? {}),
    label: (question) => label(question, {}),
    labelAlso: (question) => phrases.labels[question] ?? shared.labels[question] ?? [],
    ending: sectionOf(words, 'endings', sections.endings ?? {}),
    problem: sectionOf(words, 'problems', sections.problems ?? {}),
    choices: (question) => choices.get(question) ?? [],
    starts: phrases.starts.map(startIn),
    alone: phrases.alone.map((phrase) => withoutManners(wordsOf(phrase))),
    plainly: phrases.plainly.map(wordsOf),
  }
}
