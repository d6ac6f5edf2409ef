/** `npm run check`, after lint and types: everything that staff may edit, every fault at once. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCommands } from '../../dialogs/listening/commands'
import { SECTIONS } from '../../dialogs/sayings'
import {
  readAnswers,
  readPatterns,
  staleEmergencyNumbers,
} from '../../dialogs/understanding/emergencies/files'
import { readPhrases } from '../../dialogs/understanding/phrases'
import { faultsOfWords, readWords } from '../../dialogs/words'
import { loadArticles } from '../../knowledge/articles'
import { loadBankHolidays } from '../../knowledge/calendar/bankHolidays'
import { type Day, localTime } from '../../knowledge/calendar/day'
import { faultsIn, knowledgeFolder, loadKnowledge } from '../../knowledge/load'
import { projectRoot } from '../../knowledge/root'
import { readTextWords } from '../channels/sms/words'
import { readTroubleWords } from '../channels/voice/trouble'
import { systemClock } from '../clock'
import { readSayHandoff } from '../handoff/words'
import { readUpdateWords } from '../notify/updateWords'
import { createSayer } from '../turn/words'
import { advisorFaults } from './checkAdvisors'
import { heardFaults } from './checkHeard'
import { checkKnowledge } from './checkKnowledge'

/** What is looked at: gives faults, or throws them. */
interface Check {
  name: string
  faults: () => readonly string[]
}

const HERE = 'Europe/London'

const councilFolders = (folder: string): readonly string[] =>
  readdirSync(join(folder, 'councils')).filter((id) => !id.startsWith('_'))

const articlesOf = (folder: string): void => {
  loadArticles(join(folder, 'articles'))
  for (const id of councilFolders(folder)) {
    const own = join(folder, 'councils', id, 'articles')
    if (existsSync(own)) loadArticles(join(folder, 'articles'), own)
  }
}

const plain = (phrase: string): string =>
  phrase
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .trim()

/** A phrase under two labels teaches neither: the recogniser can only guess between them. */
export const sharedPhrases = (phrases: ReturnType<typeof readPhrases>): readonly string[] => {
  const seen = new Map<string, (typeof phrases)[number]>()
  return phrases.flatMap((phrase) => {
    const before = seen.get(plain(phrase.text))
    seen.set(plain(phrase.text), phrase)
    if (before === undefined || before.label === phrase.label) return []
    return [
      `${phrase.file}: "${phrase.text}" is under ${phrase.label}, and under ${before.label} in ${before.file}`,
    ]
  })
}

/** What a pack can't know of its teams; a pack with faults has had them named already. */
const advisorsOf = (folder: string): readonly string[] =>
  faultsIn(folder).length > 0 ? [] : advisorFaults(loadKnowledge(folder))

/** Reading it names its faults, or there are none. */
const readable =
  (read: () => unknown): Check['faults'] =>
  () => {
    read()
    return []
  }

const checks = (folder: string, today: Day): readonly Check[] => [
  {
    name: 'words',
    faults: () => faultsOfWords(readWords(join(projectRoot, 'dialogs', 'words.en.yaml')), SECTIONS),
  },
  { name: 'words of failures', faults: readable(createSayer) },
  { name: 'words of updates', faults: readable(readUpdateWords) },
  { name: 'words of hand-offs', faults: readable(readSayHandoff) },
  { name: 'words of texts', faults: readable(readTextWords) },
  { name: 'words of calls that fail', faults: readable(readTroubleWords) },
  { name: 'advisors', faults: () => advisorsOf(folder) },
  { name: 'commands', faults: readable(createCommands) },
  { name: 'articles', faults: readable(() => articlesOf(folder)) },
  { name: 'bank holidays', faults: readable(loadBankHolidays) },
  { name: 'emergencies', faults: readable(readPatterns) },
  { name: 'emergency answers', faults: readable(readAnswers) },
  { name: 'emergency numbers', faults: () => staleEmergencyNumbers(today) },
  { name: 'what is heard', faults: () => heardFaults(folder) },
  { name: 'phrases', faults: () => sharedPhrases(readPhrases()) },
]

const faultsOf = ({ faults }: Check): readonly string[] => {
  try {
    return faults()
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

/** Prints every fault of everything that staff may edit; 1 when there is one, else 0. */
export const check = (folder: string, today: Day, print: (line: string) => void): number => {
  const knowledge = checkKnowledge(folder, today, print)
  const results = checks(folder, today).map((one) => ({ ...one, found: faultsOf(one) }))
  for (const { name, found } of results) {
    print(found.length === 0 ? `${name}: in order.` : `${name}: ${found.length} fault(s):`)
    found.forEach((fault) => {
      print(`  ${fault}`)
    })
  }
  return knowledge === 0 && results.every(({ found }) => found.length === 0) ? 0 : 1
}

if (require.main === module)
  process.exitCode = check(knowledgeFolder(), localTime(systemClock.now(), HERE).day, (line) =>
    console.log(line),
  )
