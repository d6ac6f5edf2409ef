import type { AnswerKind } from './kind'
import { oneFound } from './oneFound'

/** Instead of one of those that were found. */
export const NONE_OF_THESE = 'none'

/** One of several that were looked up, or none of them: even a single one is asked about, and none is taken in passing. */
export const oneFoundOrNone: AnswerKind<string> = {
  ...oneFound,
  choices: [NONE_OF_THESE],
  find: () => undefined,
}
