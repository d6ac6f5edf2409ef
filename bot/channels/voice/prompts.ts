import type { VoiceTurnOut } from './turn'

type Say = VoiceTurnOut['say'][number]

/** What is said in full before anybody is listened to, and what is said while somebody is. */
export interface InTwo {
  first: readonly Say[]
  rest: readonly Say[]
}

/** Gateways interrupt all of a prompt or none of it: all up to the last part that must be heard is said first. */
export const inTwo = (say: readonly Say[], mayStop: (one: Say) => boolean): InTwo => {
  const from = say.findLastIndex((one) => !mayStop(one)) + 1
  return { first: say.slice(0, from), rest: say.slice(from) }
}

/** What is inside the `speak` of an SSML document. */
export const insideSpeak = (ssml: string): string =>
  ssml.replace(/^(?:\s*<\?xml[^>]*\?>)?\s*<speak\b[^>]*>/, '').replace(/<\/speak>\s*$/, '')

/** Hints as every gateway takes them: some join them by commas. */
export const hintsIn = ({ hints = [] }: NonNullable<VoiceTurnOut['listen']>): readonly string[] =>
  hints.map((hint) => hint.replace(/[\s,]+/g, ' ').trim()).filter((hint) => hint !== '')
