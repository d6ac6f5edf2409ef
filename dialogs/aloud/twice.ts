import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { readWords, sectionOf } from '../words'
import { sentencesOf } from './sentences'
import { numbersSpelt } from './spelt'

const say = sectionOf(readWords(join(projectRoot, 'dialogs', 'aloud', 'words.en.yaml')), 'aloud', {
  again: ['number'],
} as const)

/** More of them are a list to choose from: said twice each, nobody would find theirs again. */
const MOST = 2

/** Lines that councils and helplines have. Residents' own mobiles begin with 07, and references of ours never with 0. */
const isLine = (number: string): boolean => /^zero (?!seven)/i.test(number)

/** Whether it holds a number that somebody may want to write down: a phone number, or a reference. */
export const readsOut = (speech: string): boolean =>
  sentencesOf(speech).some((said) => numbersSpelt(said).length > 0)

/**
 * What is said, with every phone number to ring in it given a second time after its sentence: "I’ll say that again: zero
 * one five, …". `speech` is in words (`inSpokenWords`). What it gives twice already stays, and so does a list of more than
 * two. A reference is read back more often than given: the lines that give one say it twice themselves. Not for a read-back
 * of what callers told us: they know it.
 */
export const twice = (speech: string): string => {
  const sentences = sentencesOf(speech).map((said) => ({ said, numbers: numbersSpelt(said).filter(isLine) }))
  const given = new Map<string, number>()
  for (const number of sentences.flatMap(({ numbers }) => numbers))
    given.set(number, (given.get(number) ?? 0) + 1)
  if (given.size === 0 || given.size > MOST) return speech
  return sentences
    .flatMap(({ said, numbers }) => [
      said,
      ...numbers.filter((number) => given.get(number) === 1).map((number) => say('again', { number }).speech),
    ])
    .join(' ')
}
