import type { Ask } from '../information/about'
import type { Intent } from '../understanding/intents'
import { readWhens, tellsOfThePast } from '../understanding/when'
import type { Hearing } from './hearing'

/** "I emailed on Friday" is the Friday before; "are you open on Friday?" the one to come. */
export const whensIn = (part: string, { here }: Hearing) =>
  readWhens(part, here.now, here.holidays, { towards: tellsOfThePast(part) ? 'past' : 'future' })

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
