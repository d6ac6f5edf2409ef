import { timeOfDay } from '../dates'
import type { When } from '../understanding/when'
import type { AskedTime } from './hoursOfDay'
import type { SayHours } from './hoursWords'

const START_OF_DAY = '00:00'
const END_OF_DAY = '24:00'

/** "at 4", "after 5", "in the morning": the part of the day that was asked about, if any was. */
export const askedTimeIn = (say: SayHours, whens: readonly When[]): AskedTime | undefined => {
  const time = whens.find((when) => when.time !== undefined)?.time
  if (time === undefined) return undefined
  const { at, after, before } = time
  if (at !== undefined) return { kind: 'moment', from: at, to: at, said: timeOfDay(at) }
  if (after !== undefined && before !== undefined)
    return {
      kind: 'part',
      from: after,
      to: before,
      said: say('session', { from: timeOfDay(after), until: timeOfDay(before) }),
    }
  if (after !== undefined)
    return { kind: 'part', from: after, to: END_OF_DAY, said: say('after', { time: timeOfDay(after) }) }
  if (before !== undefined)
    return { kind: 'part', from: START_OF_DAY, to: before, said: say('before', { time: timeOfDay(before) }) }
  return undefined
}
