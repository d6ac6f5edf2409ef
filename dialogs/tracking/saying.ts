import { join } from 'node:path'
import { projectRoot } from '../../knowledge/root'
import { howToContact } from '../information/reach'
import type { Sayings } from '../sayings'
import { createSayings } from '../sayings'
import { readWords } from '../words'
import type { TrackingSaying } from './lines'

/** What cases are spoken of with, the same in the conversation and on the tracking page. */
export const trackingSaying = (sayings: Pick<Sayings, 'tracking' | 'reach'>): TrackingSaying => ({
  say: sayings.tracking,
  howToContact: ({ pack }) => howToContact(sayings.reach, pack),
})

/** The same, read from the words file; throws a `WordsError` that names every fault of it. */
export const readTrackingSaying = (file = join(projectRoot, 'dialogs', 'words.en.yaml')): TrackingSaying =>
  trackingSaying(createSayings(readWords(file)))
