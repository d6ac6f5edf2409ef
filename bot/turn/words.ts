import { join } from 'node:path'
import type { Activity } from 'botbuilder-core'
import { phoneNumber } from '../../dialogs/said'
import { faultsOfWords, readWords, sectionOf } from '../../dialogs/words'
import { projectRoot } from '../../knowledge/root'
import type { Council } from '../councils'
import { BotError } from '../errors'
import { toActivity } from './toActivities'

const LINES = {
  sorry: [],
  sorryWithPhone: ['phone'],
  attachments: [],
  full: [],
  apart: [],
} as const

/** The lines that need nothing filled in. */
export type Line = 'attachments' | 'full' | 'apart'

/** Says what is said when a turn can't go its usual way. */
export interface Sayer {
  line(line: Line): Partial<Activity>
  /** Sorry, and whom to ring: without a number when the council has none, or isn't known. */
  sorry(council: Council | undefined): Partial<Activity>
}

/** Reads the lines; throws `words_faulty` naming every missing or spare one. */
export const createSayer = (file = join(projectRoot, 'bot', 'turn', 'words.en.yaml')): Sayer => {
  const words = readWords(file)
  const faults = faultsOfWords(words, { turn: LINES })
  if (faults.length > 0) throw new BotError('words_faulty', { detail: `${file}: ${faults.join('; ')}` })
  const say = sectionOf(words, 'turn', LINES)
  return {
    line: (line) => toActivity(say(line)),
    sorry: (council) =>
      toActivity(
        council?.enquiries === undefined
          ? say('sorry')
          : say('sorryWithPhone', { phone: phoneNumber(council.enquiries) }),
      ),
  }
}
