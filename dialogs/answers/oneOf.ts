import { z } from 'zod'
import { createKeywords, wordsOf } from '../understanding/keywords'
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

const finders = new WeakMap<readonly Choice[], (words: Phrase) => readonly string[]>()

/** Everything of the list that is mentioned, each once. Made once for each list. */
const mentionedIn = (said: string, { choices }: AnswerContext): readonly string[] => {
  const find =
    finders.get(choices) ??
    ((): ((words: Phrase) => readonly string[]) => {
      const table = Object.fromEntries(
        choices.map((choice) => [choice.id, phrasesOf(choice).map((phrase) => phrase.join(' '))]),
      )
      const keywords = createKeywords(table)
      return (words) => [...new Set(keywords(words).map(({ key }) => key))]
    })()
  finders.set(choices, find)
  return find(wordsOf(said))
}

const namedExactly = (words: Phrase, { choices }: AnswerContext): string | undefined =>
  choices.find((choice) => phrasesOf(choice).some((phrase) => isSame(words, phrase)))?.id

/** One of several, by its place in the list, its name, what else it is called, or a slip of the spelling. */
export const oneOf = <const Ids extends readonly [string, ...string[]]>(
  ...ids: Ids
): AnswerKind<Ids[number]> => {
  type Id = Ids[number]
  const isId = (id: string | undefined): id is Id => id !== undefined && ids.includes(id)

  const orProblem = (id: string | undefined, problem: Problem): Read<Id> =>
    isId(id) ? read<Id>(id) : unread(problem)

  const readOne = (said: string, context: AnswerContext): Read<Id> => {
    const words = withoutManners(wordsOf(said))
    const exact = namedExactly(words, context)
    if (isId(exact)) return read<Id>(exact)
    const place = placeIn(words, context)
    if (place !== undefined) return orProblem(context.choices[place]?.id, 'noSuchNumber')
    const mentioned = mentionedIn(said, context)
    return mentioned.length > 1 ? unread('severalOptions') : orProblem(mentioned[0], 'notAnOption')
  }

  return {
    stored: z.string().refine(isId),
    problems: ['notAnOption', 'noSuchNumber', 'severalOptions'],
    expects: 'choice',
    choices: ids,
    read: readOne,
    find: (said, context) => {
      const [first, ...others] = mentionedIn(said, context)
      return others.length === 0 && isId(first) ? first : undefined
    },
  }
}
