/** "Shall I send it?": what is said to the answers read back. */
import { isSame, lists, openingOf, type Phrase, withoutManners } from '../answers/lists'
import type { Answers } from '../service'
import { isNearly, wordsOf } from '../understanding/keywords'
import type { Standing } from './saying'
import { readBack } from './saying'

const isOneOf = (words: Phrase, phrases: readonly Phrase[]): boolean =>
  phrases.some((phrase) => isSame(words, phrase))

/** Whether it says to send what was read back. */
export const saysSend = (said: string): boolean => {
  const words = wordsOf(said)
  const { send, yes } = lists()
  if ([words, withoutManners(words)].some((each) => isOneOf(each, send))) return true
  const afterYes = withoutManners(words.slice(openingOf(words, yes)?.length ?? words.length))
  return isOneOf(afterYes, send) || isOneOf(afterYes, yes)
}

/** Whether it says no more than that something is to be changed. */
export const saysChange = (said: string): boolean => {
  const words = wordsOf(said)
  const { change, no } = lists()
  return [words, withoutManners(words)].some((each) => isOneOf(each, change) || isOneOf(each, no))
}

const holds = (words: Phrase, phrase: Phrase): boolean =>
  words.some((_, at) => isSame(words.slice(at, at + phrase.length), phrase))

const isFiller = (word: string): boolean => lists().changeFiller.some(([each = '']) => isNearly(word, each))

/** What an answer is called; "change" alone names none, though a question may be called that. */
const namesOf = ({ now }: Standing, id: string): readonly Phrase[] =>
  [now.words.label(id).text, ...now.words.labelAlso(id)].map(wordsOf).filter((name) => !name.every(isFiller))

/** Whether nothing is said but what it is called ("phone", "number" or both), and that it is to be changed. */
const isAllOf = (words: Phrase, names: readonly Phrase[]): boolean =>
  words.filter((word) => !names.flat().some((each) => isNearly(word, each))).every(isFiller)

const namedIn = (words: Phrase, standing: Standing): string | undefined => {
  const named = readBack(standing).flatMap(({ id }) => {
    const names = namesOf(standing, id)
    return names
      .filter((name) => holds(words, name) && isAllOf(words, names))
      .map((name) => ({ id, length: name.length, more: wordsOf(standing.now.words.label(id).text).length }))
  })
  // Of two called alike, the one that is called little else: "your name" before "pass on your name".
  return named.toSorted((a, b) => b.length - a.length || a.more - b.more)[0]?.id
}

/**
 * The answer that is to be changed, where its name is all that tells: "the postcode is wrong", "change my name". What is
 * right may be said first: "the postcode is right but change my name".
 */
export const toChange = (said: string, standing: Standing): string | undefined => {
  const words = wordsOf(said)
  const but = words.lastIndexOf('but')
  return namedIn(words.slice(but + 1), standing)
}

/** The answers without one; what went without asking is changed by what it came from. */
export const without = (given: Answers, id: string, { now }: Standing): Answers => {
  const ids = now.service.questions.map((question) => question.id)
  const above = ids.slice(0, ids.indexOf(id) + 1).toReversed()
  const dropped = above.find((each) => each in given)
  return Object.fromEntries(Object.entries(given).filter(([each]) => each !== dropped))
}
