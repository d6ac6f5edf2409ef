import type { AnswerContext, AnswerKind } from '../../answers/kind'
import { read } from '../../answers/kind'
import { findChoice, oneOf } from '../../answers/oneOf'

/** Which of several changes that are mentioned it is about. */
export interface Weighing<Id extends string> {
  /** Whatever else is named beside it, it is about this. */
  most: Id
  /** It is about this only where nothing else is named: "my daughter has started work" tells of work. */
  least: Id
}

/**
 * What has changed. Whoever tells of a death is not asked what they mean because they name their husband or the money too,
 * and somebody who moves in is often more than that: a partner, or a baby.
 */
export const changeOf = <const Ids extends readonly [string, ...string[]]>(
  { most, least }: Weighing<Ids[number]>,
  ...ids: Ids
): AnswerKind<Ids[number]> => {
  const kind = oneOf(...ids)
  const among = (context: AnswerContext, isKept: (id: string) => boolean): AnswerContext => ({
    ...context,
    choices: context.choices.filter(({ id }) => isKept(id)),
  })
  const weighed = (said: string, context: AnswerContext): Ids[number] | undefined =>
    findChoice(
      said,
      among(context, (id) => id === most),
    ) ??
    kind.find(
      said,
      among(context, (id) => id !== least),
    )
  return {
    ...kind,
    read: (said, context) => {
      const answer = kind.read(said, context)
      const found = answer.ok ? undefined : weighed(said, context)
      return found === undefined ? answer : read(found)
    },
    find: (said, context) => kind.find(said, context) ?? weighed(said, context),
  }
}
