import type { Memory } from '../memory'

/** A reference, and what proves whose it is: the end of a phone number, or a postcode by the keys that bear its letters. */
const REFERENCE = { min: 9, max: 9 }
const PROOF = { min: 4, max: 7 }

/** How many keys of a telephone answer what was asked about a case; `undefined` where nothing of it was asked. */
export const keysAsked = ({
  service,
  topic,
  tracking,
}: Pick<Memory, 'service' | 'topic' | 'tracking'>): { min: number; max: number } | undefined => {
  if (service !== undefined || topic?.intent !== 'case.track') return undefined
  if (tracking?.reference !== undefined) return PROOF
  return tracking?.about === undefined ? REFERENCE : undefined
}
