import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { faultsOfWords, readWords, sectionOf, WordsError } from '../words'

export const whereLines = {
  ask: [],
  askAgain: [],
  isIt: ['address'],
  isPostcode: ['postcode'],
  which: [],
  whichStreet: [],
  whichPostcode: [],
  house: ['street'],
  flat: ['house', 'street'],
  at: ['address'],
  whichKeyed: [],
  none: [],
  notThat: [],
  unclear: [],
  notFound: [],
  noHouse: ['street'],
  notKeyed: [],
} as const

/** What is said to find out which home it is; throws a `WordsError` that names every fault. */
export const readWhereWords = (file = join(projectRoot, 'dialogs', 'where', 'words.en.yaml')) => {
  const words = readWords(file)
  const faults = faultsOfWords(words, { where: whereLines })
  if (faults.length > 0) throw new WordsError(faults.map((fault) => `${file}: ${fault}`))
  return sectionOf(words, 'where', whereLines)
}
export type SayWhere = ReturnType<typeof readWhereWords>
