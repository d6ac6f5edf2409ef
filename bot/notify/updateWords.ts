import { join } from 'node:path'
import { faultsOfWords, readWords, type Say, sectionOf } from '../../dialogs/words'
import { projectRoot } from '../../knowledge/root'
import { BotError } from '../errors'

const LINES = {
  subjectOpened: ['reference'],
  subjectMoved: ['reference'],
  opened: ['council', 'reference'],
  moved: ['council', 'status'],
  what: ['what'],
  note: ['note'],
  trackOnPage: ['link'],
  trackByAsking: [],
} as const

export type SayUpdate = Say<typeof LINES>

/** Reads the lines; throws `words_faulty` naming every missing or spare one. */
export const readUpdateWords = (file = join(projectRoot, 'bot', 'notify', 'words.en.yaml')): SayUpdate => {
  const words = readWords(file)
  const faults = faultsOfWords(words, { updates: LINES })
  if (faults.length > 0) throw new BotError('words_faulty', { detail: `${file}: ${faults.join('; ')}` })
  return sectionOf(words, 'updates', LINES)
}
