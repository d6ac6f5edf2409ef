import { howToContact } from '../information/reach'
import type { Sayings } from '../sayings'
import type { TrackingSaying } from './lines'

/** What cases are spoken of with, the same in the conversation and on the tracking page. */
export const trackingSaying = (sayings: Pick<Sayings, 'tracking' | 'reach'>): TrackingSaying => ({
  say: sayings.tracking,
  howToContact: ({ pack }) => howToContact(sayings.reach, pack),
})
