import { z } from 'zod'
import { createKeywords, type Found, isNearly, wordsOf } from '../understanding/keywords'
import type { AnswerContext, AnswerKind, Choice, Read } from './kind'
import { read, unread } from './kind'
import type { Phrase } from './lists'
import { isSame, lists, withoutManners } from './lists'
import type { Problem } from './problems'

const phrasesOf = ({ label, also }: Choice): readonly Phrase[] =>
  [label, ...also].map((phrase) => withoutManners(wordsOf(phrase)))

/** "3", "the third one", "the last one": a place in the list, counted from 0. It need not be in the list. */
export const placeIn = (words: Phrase, { choices }: Pick<AnswerContext, 'choices'>): number | undefined => {
  const { ordinals, last } = lists()
  if (last.some((phrase) => isSame(words, phrase))) return choices.length - 1
  const place = ordinals.findIndex((phrases) => phrases.some((phrase) => isSame(words, phrase)))
  if (place >= 0) return place
  return words.length === 1 && /^\d{1,3}$/.test(words[0] ?? '') ? Number(words[0]) - 1 : undefined
}

/** "No" and "I don't know" answer the question that they are said to, and no other in passing; "thanks" none at all. */
const telling = (phrases: readonly Phrase[]): readonly Phrase[] => {
  const { yes, no, unsure, courtesies } = lists()
  const silent = new Set([...yes, ...no, ...unsure, ...courtesies].map((each) => each.join(' ')))
  return phrases.filter((phrase) => !silent.has(phrase.join(' ')))
}

/** As a choice is mentioned in passing: "I want it" without its manners would be any "it". */
const inPassing = ({ label, also }: Choice): readonly Phrase[] =>
  [label, ...also].map((phrase) => {
    const words = wordsOf(phrase)
    const bare = withoutManners(words)
    return bare.some((word) => word.length > 2) ? bare : words
  })

const finders = new WeakMap<readonly Choice[], (words: Phrase) => readonly Found<string>[]>()

/** Where each choice is mentioned, by its words. Made once for each list. */
export const mentionsIn = (
  said: string,
  { choices }: Pick<AnswerContext, 'choices'>,
): readonly Found<string>[] => {
  const known = finders.get(choices)
  if (known !== undefined) return known(wordsOf(said))
  const table = Object.fromEntries(
    choices.map((choice) => [choice.id, telling(inPassing(choice)).map((phrase) => phrase.join(' '))]),
  )
  const find = createKeywords(table)
  finders.set(choices, find)
  return find(wordsOf(said))
}

/** Everything of the list that is mentioned, each once. */
const mentionedIn = (said: string, context: AnswerContext): readonly string[] => [
  ...new Set(mentionsIn(said, context).map(({ key }) => key)),
]

const namedExactly = (words: Phrase, { choices }: AnswerContext): string | undefined =>
  choices.find((choice) => phrasesOf(choice).some((phrase) => isSame(words, phrase)))?.id

/** The choice whose name is all that was said. */
export const readChoice = (said: string, context: AnswerContext): string | undefined =>
  namedExactly(withoutManners(wordsOf(said)), context)

/** A slip of a number or a reference is another one. */
const isWord = (said: string, meant: string): boolean =>
  /\d/.test(said) ? said === meant : isNearly(said, meant)

/**
 * The one choice whose label holds all that was said: "purple" of several sacks, "the 14 homes" of several applications.
 * Words that tell none of them from the others don't count.
 */
const toldByPart = (said: string, { choices }: AnswerContext): string | undefined => {
  const words = wordsOf(said).filter((word) => !lists().tellsNothing.has(word))
  if (words.length === 0) return undefined
  const holding = choices.filter(({ label }) => {
    const own = wordsOf(label)
    return words.every((word) => own.some((each) => isWord(word, each)))
  })
  return holding.length === 1 ? holding[0]?.id : undefined
}

/** The choice that was said, by its name, its place in the list or what else it is called; or why it is none. */
export const readChoiceOrProblem = (said: string, context: AnswerContext): Read<string> => {
  const words = withoutManners(wordsOf(said))
  const orProblem = (id: string | undefined, problem: Problem): Read<string> =>
    id === undefined ? unread(problem) : read(id)
  const exact = namedExactly(words, context)
  if (exact !== undefined) return read(exact)
  const place = placeIn(words, context)
  if (place !== undefined) return orProblem(context.choices[place]?.id, 'noSuchNumber')
  const mentioned = mentionedIn(said, context)
  if (mentioned.length > 1) return unread('severalOptions')
  return orProblem(mentioned[0] ?? toldByPart(said, context), 'notAnOption')
}

/** The one choice that a message mentions, whatever else it is about. */
export const findChoice = (said: string, context: AnswerContext): string | undefined => {
  const [first, ...others] = mentionedIn(said, context)
  return others.length === 0 ? first : undefined
}

/** One of several, by its place in the list, its name, what else it is called, or a slip of the spelling. */
export const oneOf = <const Ids extends readonly [string, ...string[]]>(
  ...ids: Ids
): AnswerKind<Ids[number]> => {
  type Id = Ids[number]
  const isId = (id: string | undefined): id is Id => id !== undefined && ids.includes(id)
  return {
    stored: z.string().refine(isId),
    problems: ['notAnOption', 'noSuchNumber', 'severalOptions'],
    expects: 'choice',
    choices: ids,
    read: (said, context) => {
      const found = readChoiceOrProblem(said, context)
      if (!found.ok) return found
      return isId(found.value) ? read<Id>(found.value) : unread('notAnOption')
    },
    find: (said, context) => {
      const found = findChoice(said, context)
      return isId(found) ? found : undefined
    },
  }
}
