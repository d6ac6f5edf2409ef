import { join } from 'node:path'
import { openArticles } from '../knowledge/articles'
import { loadBankHolidays } from '../knowledge/calendar/bankHolidays'
import type { Knowledge } from '../knowledge/load'
import { knowledgeFolder, loadKnowledge } from '../knowledge/load'
import { projectRoot } from '../knowledge/root'
import { type ApprovedAnswers, createApprovedAnswers } from './approved'
import type { Converse } from './conversation'
import { createConversation } from './conversation'
import type { OutsideServices } from './outside/outside'
import { createOutside } from './outside/outside'
import { createSayings } from './sayings'
import { createEmergencies } from './understanding/emergencies'
import type { LoadOptions } from './understanding/load'
import { loadRecogniser } from './understanding/load'
import { intentsIn } from './understanding/several'
import { readWords } from './words'

/** The conversation, and what it was made from. */
export interface LoadedConversation {
  converse: Converse
  knowledge: Knowledge
  /** Its services, for other systems. */
  outside: OutsideServices
  /** What may be told to residents as it stands, for whoever answers them in person. */
  approved: ApprovedAnswers
}

/**
 * Reads packs, articles, words and the trained recogniser, and wires them. `folder` is the knowledge folder.
 * Throws an error that names every fault of what it read.
 */
export const loadConversation = (
  folder: string = knowledgeFolder(),
  options: LoadOptions = {},
): LoadedConversation => {
  const knowledge = loadKnowledge(folder)
  const articles = openArticles(join(folder, 'articles'))
  const recogniser = loadRecogniser(options)
  const articlesFor = (council: string) => articles(join(folder, 'councils', council, 'articles'))
  const holidays = loadBankHolidays()
  const converse = createConversation({
    knowledge,
    articlesFor,
    holidays,
    emergency: createEmergencies(),
    understand: (alternatives) => {
      const [only] = alternatives
      return only !== undefined && alternatives.length === 1
        ? intentsIn(recogniser, only.text)
        : [recogniser.recognise(alternatives)].map((recognition) => ({ part: recognition.text, recognition }))
    },
    recogniser,
  })
  const sayings = createSayings(readWords(join(projectRoot, 'dialogs', 'words.en.yaml')))
  const parts = { sayings, articlesFor, holidays }
  return { converse, knowledge, outside: createOutside(parts), approved: createApprovedAnswers(parts) }
}
