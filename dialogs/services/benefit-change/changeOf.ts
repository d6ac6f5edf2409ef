import type { AnswerContext, AnswerKind } from '../../answers/kind'
import { read } from '../../answers/kind'
import { findChoice, oneOf } from '../../answers/oneOf'

/**
 * What has changed. Whoever tells of a death is not asked what they mean because they name their husband or the money too:
 * of all that is mentioned, the death is what it is about.
 */
export const changeOf = <const Ids extends readonly [string, ...string[]]>(
  death: Ids[number],
  ...ids: Ids
): AnswerKind<Ids[number]> => {
  const kind = oneOf(...ids)
  const tellsOfDeath = (said: string, context: AnswerContext): boolean =>
    findChoice(said, { ...context, choices: context.choices.filter(({ id }) => id === death) }) !== undefined
  return {
    ...kind,
    read: (said, context) => {
      const answer = kind.read(said, context)
      return !answer.ok && tellsOfDeath(said, context) ? read(death) : answer
    },
    find: (said, context) => kind.find(said, context) ?? (tellsOfDeath(said, context) ? death : undefined),
  }
}
