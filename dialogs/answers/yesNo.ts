import { z } from 'zod'
import { wordsOf } from '../understanding/keywords'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'
import type { Phrase } from './lists'
import { isSame, lists, openingOf, withoutManners } from './lists'

const startingWith = (words: Phrase): 'yes' | 'no' | 'unsure' | undefined => {
  const { yes, no, unsure } = lists()
  const found = (['unsure', 'yes', 'no'] as const)
    .map((meaning) => ({ meaning, opening: openingOf(words, { yes, no, unsure }[meaning]) }))
    .filter(({ opening }) => opening !== undefined)
  return found.toSorted((a, b) => (b.opening?.length ?? 0) - (a.opening?.length ?? 0))[0]?.meaning
}

/** A hesitation before the answer itself. */
const HESITATION = /^(?:(?:u+m+|e+r+m*|u+h+|well|oh|ah|hmm+|so|hi|hello|ok|okay)\b[ ,.…]*)+/i

const isOnlyPolite = (words: Phrase): boolean =>
  words.length === 0 || lists().courtesies.some((each) => isSame(withoutManners(words), each))

/** Yes or no, as people say it: "yeah it was", "nope", "I don't think so". Never taken from a message in passing. */
export const yesNo: AnswerKind<boolean> = {
  stored: z.boolean(),
  problems: ['notYesOrNo'],
  expects: 'yesNo',
  choices: [],
  read: (said) => {
    const rest = wordsOf(said.trim().replace(HESITATION, ''))
    // "Ok" alone is a yes; before anything else it may be the beginning of a no.
    const meaning = startingWith(isOnlyPolite(rest) ? wordsOf(said) : rest)
    if (meaning === 'yes') return read(true)
    return meaning === 'no' ? read(false) : unread('notYesOrNo')
  },
  find: () => undefined,
}
