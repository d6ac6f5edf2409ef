/** What every supplier writes in a way of its own, as a turn has it. Whatever is sent, what comes out is fit for a turn. */
import { createHash } from 'node:crypto'
import type { VoiceTurnIn } from './turn'

type Alternative = NonNullable<VoiceTurnIn['alternatives']>[number]

const CALL_ID = /^[\w.:@+=/-]{1,200}$/

/** The supplier's id of a call; one with characters that a turn does not take stands for itself by its hash. */
export const callIdOf = (id: string): string =>
  CALL_ID.test(id) ? id : createHash('sha256').update(id).digest('base64url')

const LOCALE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** `en_GB` and `en-GB` alike; the language of the country for what is none. */
export const localeOf = (language: string | undefined): string => {
  const locale = (language ?? '').replaceAll('_', '-')
  return LOCALE.test(locale) ? locale : 'en-GB'
}

/** The number that was rung. */
export const calleeOf = (number: string | undefined): Pick<VoiceTurnIn, 'callee'> =>
  number === undefined || number === '' ? {} : { callee: number.slice(0, 200) }

/** Keys that were pressed, with or without spaces; `undefined` for anything else. */
export const keysIn = (value: unknown): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const keys = String(value).replace(/\s/g, '')
  return /^[\d*#]{1,40}$/.test(keys) ? keys : undefined
}

/** What a recogniser made of a piece of speech. */
export interface Heard {
  text?: unknown
  /** Numbers may be written as text. */
  confidence?: unknown
}

/** A turn takes no more of either. */
const MOST = 10
const MOST_CHARACTERS = 2_000

const confidenceIn = (given: unknown): Pick<Alternative, 'confidence'> => {
  const confidence = typeof given === 'string' && given.trim() !== '' ? Number(given) : given
  return typeof confidence === 'number' && confidence >= 0 && confidence <= 1 ? { confidence } : {}
}

const alternativeIn = ({ text, confidence }: Heard): readonly Alternative[] => {
  const words = typeof text === 'string' ? text.trim().slice(0, MOST_CHARACTERS) : ''
  return words === '' ? [] : [{ text: words, ...confidenceIn(confidence) }]
}

/** What may have been said, best first, each once; how sure it is may be told only by a later mention. */
export const alternativesIn = (heard: readonly Heard[]): readonly Alternative[] => {
  const byWords = new Map<string, Alternative>()
  for (const each of heard.flatMap(alternativeIn)) {
    const words = each.text.toLowerCase()
    byWords.set(words, { ...each, ...byWords.get(words) })
  }
  return [...byWords.values()].slice(0, MOST)
}

/** Something was said: what it may have been, or that nothing was made of it. */
export const speechIn = (heard: readonly Heard[]): Pick<VoiceTurnIn, 'type' | 'alternatives'> => {
  const alternatives = alternativesIn(heard)
  return alternatives.length === 0 ? { type: 'noMatch' } : { type: 'speech', alternatives: [...alternatives] }
}

/** Keys were pressed; ones that no telephone has are as good as words that were not understood. */
export const pressedIn = (value: unknown): Pick<VoiceTurnIn, 'type' | 'dtmf'> => {
  const dtmf = keysIn(value)
  return dtmf === undefined ? { type: 'noMatch' } : { type: 'dtmf', dtmf }
}
