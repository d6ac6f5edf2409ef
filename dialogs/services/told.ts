import type { CaseMark, Particular } from '../ports'
import type { Said } from '../said'
import type { Intent } from '../understanding/intents'
import { particularsIn } from './opening'
import type { Going, Making } from './turns'
import { standingAt } from './turns'

/** What a service was told so far, for whoever takes it over. */
export interface Told {
  /** The name of the service, and what it is called. */
  service: string
  called: Said
  about: Intent
  /** As they would be read back. */
  particulars: readonly Particular[]
  /** What its case would be marked with; only where nothing is left to ask. */
  marks: readonly CaseMark[]
}

export const toldIn = (making: Making, { now, walked }: Going): Told => ({
  service: now.service.name,
  called: now.words.name,
  about: now.service.about,
  particulars: particularsIn(standingAt(making, now, walked)),
  marks:
    walked.open === undefined ? (now.service.end(walked.soFar, making.world.here).opens?.marks ?? []) : [],
})
