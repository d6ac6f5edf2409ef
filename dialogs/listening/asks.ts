import type { Ask } from '../information/about'
import type { Intent } from '../understanding/intents'
import type { When } from '../understanding/when'
import { readWhens, tellsOfThePast } from '../understanding/when'
import type { Hearing } from './hearing'

const read = new WeakMap<Hearing, Map<string, readonly When[]>>()

/**
 * "I emailed on Friday" is the Friday before; "are you open on Friday?" the one to come. Several ask for the days of the
 * same words in one turn, which are read once.
 */
export const whensIn = (part: string, hearing: Hearing): readonly When[] => {
  const { here } = hearing
  const before = read.get(hearing) ?? new Map<string, readonly When[]>()
  read.set(hearing, before)
  const whens =
    before.get(part) ??
    readWhens(part, here.now, here.holidays, { towards: tellsOfThePast(part) ? 'past' : 'future' })
  before.set(part, whens)
  return whens
}

/** A question with its details; `intent` is what it was taken for. */
export const askOf = (
  part: string,
  plain: string,
  intent: Intent,
  hearing: Hearing,
  leans: boolean,
): Ask => ({
  said: part,
  plain,
  intent,
  details: hearing.desk.details.detailsIn(part),
  whens: whensIn(part, hearing),
  before: hearing.memory.topic,
  leans: leans || hearing.desk.commands.hasPronoun(part),
})
