import { z } from 'zod'
import { findNames, nameAlone } from '../understanding/particulars/names'
import { hintWords } from './hints'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'
import { withoutCourtesies } from './lists'

const findIn = (said: string): string | undefined => findNames(said)[0]?.value

/** Somebody's name with its title, in the case people write it: "Mrs Patel", "Siobhan O'Neill". */
export const name: AnswerKind<string> = {
  stored: z.string().min(1),
  problems: ['notName'],
  isLoose: true,
  expects: 'open',
  choices: [],
  hints: () => [...hintWords().name, ...hintWords().letters, ...hintWords().spelling],
  read: (said) => {
    const bare = withoutCourtesies(said)
    if (bare === '') return unread('notName')
    const found = findIn(bare) ?? nameAlone(bare) ?? nameAlone(said)
    return found === undefined ? unread('notName') : read(found)
  },
  find: findIn,
}
