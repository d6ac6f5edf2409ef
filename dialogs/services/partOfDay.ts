import type { AnswerContext, AnswerKind } from '../answers/kind'
import { read } from '../answers/kind'
import { oneOf } from '../answers/oneOf'
import { readWhen } from '../understanding/when'

export const PARTS_OF_DAY = ['morning', 'afternoon', 'any'] as const
export type PartOfDay = (typeof PARTS_OF_DAY)[number]

const NOON = '12:00'

const byClock = (said: string, { now, holidays }: AnswerContext): PartOfDay | undefined => {
  const time = readWhen(said, now, holidays, { towards: 'future' })?.time
  const from = time?.at ?? time?.after
  if (from !== undefined) return from < NOON ? 'morning' : 'afternoon'
  return time?.before !== undefined && time.before <= NOON ? 'morning' : undefined
}

const kind = oneOf(...PARTS_OF_DAY)

/** Morning, afternoon or any time; or a time of the clock: "at 9", "after 2". */
export const partOfDay: AnswerKind<PartOfDay> = {
  ...kind,
  read: (said, context) => {
    const answer = kind.read(said, context)
    const clock = answer.ok ? undefined : byClock(said, context)
    return clock === undefined ? answer : read(clock)
  },
  find: (said, context) => kind.find(said, context) ?? byClock(said, context),
}
