import type { Said } from '../said'
import type { Alarm } from './emergencies/alarms'
import { createAlarms } from './emergencies/alarms'
import type { EmergencyFiles, EmergencyKind } from './emergencies/files'
import { EMERGENCY_FILES, KINDS, readAnswers } from './emergencies/files'
import type { Learnt, Look } from './emergencies/learnt'
import { openLearnt } from './emergencies/learnt'
import { loadLearnt } from './emergencies/learntFile'

export { createAlarms } from './emergencies/alarms'
export type { EmergencyKind } from './emergencies/files'
export { staleEmergencyNumbers } from './emergencies/files'

/** An emergency that was found, and the answer to it; `said` may hold {council} and {howToContact}. */
export interface Emergency {
  kind: EmergencyKind
  said: Said
  /** No pattern that is to be believed alone knows it, and it is only somewhat like the emergencies that were learnt from. */
  faint: boolean
}

/** Looks for an emergency in what was typed or in every way it may have been heard, however unsure. */
export type Emergencies = (
  alternatives: readonly { text: string; confidence?: number }[],
) => Emergency | undefined

/** What a message must come to, by `Look.danger`: out-of-fold figures are in DECISIONS.md, 7. */
interface Limits {
  /** From here up it is enough like the emergencies to be one though no pattern knows it. */
  alike: number
  /** The same for the part of it that is most like one. */
  inPart: number
  /** Below this it is so little like one that a pattern is not believed; `loose` where only loose ones were found. */
  strict: number
  loose: number
}
const SAID: Limits = { alike: -0.2, inPart: 0, strict: Number.NEGATIVE_INFINITY, loose: -1.6 }
/** As much like one as this, it is no faint likeness. Of 158 emergencies held aside, 14 more than these miss are only faint. */
const PLAIN: Pick<Limits, 'alike' | 'inPart'> = { alike: 0.8, inPart: 1 }
/** Most of what a recogniser offers beside its best is nonsense, and nonsense holds alarming words. */
const HEARD_AS_SEVERAL: Limits = { ...SAID, strict: -1.6, loose: -1.3 }

const believed = (found: readonly Alarm[], look: Look | undefined, limits: Limits): readonly Alarm[] => {
  const least = found.every((alarm) => alarm.loose) ? limits.loose : limits.strict
  return (look?.highest ?? least) < least ? [] : found
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length

const areAlike = (looks: readonly Look[], { alike, inPart }: Pick<Limits, 'alike' | 'inPart'>): boolean =>
  looks.length > 0 &&
  (mean(looks.map(({ danger }) => danger)) >= alike || mean(looks.map(({ highest }) => highest)) >= inPart)

/** What a pattern of a kind says for it, beside how like that kind the message is: right for most, out-of-fold. */
const SIGN = 0.5

const likeliestKind = (found: readonly Alarm[], looks: readonly Look[]): EmergencyKind | undefined => {
  const worth = KINDS.map((kind, i) => {
    const patterns = new Set(found.filter((alarm) => alarm.kind === kind).map(({ pattern }) => pattern))
    const like = looks.length === 0 ? 0 : mean(looks.map(({ kinds }) => kinds[i] ?? 0))
    return like + SIGN * patterns.size
  })
  return KINDS[worth.indexOf(Math.max(...worth))]
}

/**
 * The detector: runs before everything on every message; the same words always get the same answer. One sign in one
 * alternative is enough, however unsure the recogniser was of it. Where no pattern is found, all the ways it may have
 * been heard, taken together, may still be like the emergencies that were learnt from. Every answer names 999.
 * Throws when a file is faulty, never on a message.
 */
export const createEmergencies = (
  files: EmergencyFiles = EMERGENCY_FILES,
  learnt: Learnt = loadLearnt(),
): Emergencies => {
  const alarms = createAlarms(files)
  const answers = readAnswers(files.answers)
  const look = openLearnt(learnt)
  return (alternatives) => {
    const limits = alternatives.length > 1 ? HEARD_AS_SEVERAL : SAID
    const looked = alternatives.map(({ text }) => ({ text, seen: look(text) }))
    const signs = looked.flatMap(({ text, seen }) => believed(alarms(text), seen, limits))
    const looks = looked.map(({ seen }) => seen).filter((seen) => seen !== undefined)
    const kind = signs.length > 0 || areAlike(looks, limits) ? likeliestKind(signs, looks) : undefined
    const faint = signs.every((alarm) => alarm.loose) && !areAlike(looks, PLAIN)
    return kind === undefined ? undefined : { kind, said: answers[kind], faint }
  }
}
