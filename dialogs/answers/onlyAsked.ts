import type { AnswerKind } from './kind'

/** The same, but never taken from a message in passing: in a long story every "no", "never" and "you" stands somewhere. */
export const onlyAsked = <Value>(kind: AnswerKind<Value>): AnswerKind<Value> => ({
  ...kind,
  find: () => undefined,
})
