import { join } from 'node:path'
import { readHandoffWords } from '../../dialogs/handoff/lines'
import { opensSaid, placeSaid } from '../../dialogs/handoff/said'
import type { QueuePlace } from '../../dialogs/ports'
import type { Said } from '../../dialogs/said'
import { faultsOfWords, readWords, type Say, sectionOf } from '../../dialogs/words'
import { projectRoot } from '../../knowledge/root'
import { BotError } from '../errors'

const LINES = {
  joined: ['name'],
  advisorGone: ['name', 'place'],
  advisorQuiet: ['name', 'place'],
  placeNow: ['place'],
  movedBack: ['place'],
  offerOverflow: ['place'],
  closing: ['opens'],
  closingNoOpens: [],
  gaveUp: [],
  residentQuiet: ['name'],
  paused: [],
  pausedWithReference: ['reference'],
  ended: ['name'],
  closed: [],
  transferredTeam: ['name', 'team', 'place'],
  transferredPerson: ['name', 'other'],
  takenOver: ['name', 'other'],
  reopened: ['name'],
  callingNow: ['name'],
  satisfaction: [],
  good: [],
  average: [],
  poor: [],
  optionCallBack: [],
} as const

/** What the hand-off says by itself, and the two things its lines are filled with. */
export interface SayHandoff {
  say: Say<typeof LINES>
  /** "You are next." */
  place(place: QueuePlace): Said
  /** "on Monday 30 November at 9am": when advisors are next here, told at `at`. */
  opens(opensAt: Date, at: Date, timeZone: string): Said
}

/** Reads the lines; throws `words_faulty` naming every missing or spare one. */
export const readSayHandoff = (file = join(projectRoot, 'bot', 'handoff', 'words.en.yaml')): SayHandoff => {
  const words = readWords(file)
  const faults = faultsOfWords(words, { handoff: LINES })
  if (faults.length > 0) throw new BotError('words_faulty', { detail: `${file}: ${faults.join('; ')}` })
  const ofDialogs = readHandoffWords()
  return {
    say: sectionOf(words, 'handoff', LINES),
    place: (place) => placeSaid(ofDialogs, place),
    opens: (opensAt, at, timeZone) => opensSaid(ofDialogs, opensAt, at, timeZone),
  }
}
