import { z } from 'zod'
import type { AnswerKind } from './kind'
import { findChoice, readChoiceOrProblem } from './oneOf'

/** One of several that were looked up; gives its id. */
export const oneFound: AnswerKind<string> = {
  stored: z.string().min(1),
  problems: ['notAnOption', 'noSuchNumber', 'severalOptions'],
  expects: 'choice',
  choices: [],
  read: readChoiceOrProblem,
  find: findChoice,
}
