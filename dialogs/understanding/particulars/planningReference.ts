import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../../knowledge/root'
import type { PlanningReference } from '../../../knowledge/schema'
import { parseYaml } from '../../../knowledge/yaml'
import { apart, found } from './fitted'
import type { Found } from './found'
import type { SaidFormat } from './planningShapes'
import { saidFormats } from './planningShapes'
import type { Piece } from './readings'
import type { Fit } from './shapes'
import { fitsAt } from './shapes'
import { isLeadIn, spokenPieces } from './spoken'

/** A reference of a planning application, as it is written. */
export interface PlanningReferenceSaid {
  /** In capitals, with its strokes and noughts: `21/01248/FUL`. */
  reference: string
  /** Written as this council writes its own. False for another council's and for the Planning Portal's. */
  ours: boolean
  /** The Planning Portal's: `PP-12345678`. */
  portal: boolean
}

export interface PlanningOptions {
  /** It was asked for. */
  expected?: boolean
}

export type PlanningFinder = (
  text: string,
  options?: PlanningOptions,
) => readonly Found<PlanningReferenceSaid>[]

const formats = z.array(z.string().min(1))
const Planning = z.strictObject({ portal: formats, elsewhere: formats, kinds: formats })

const readPlanning = () =>
  Planning.parse(
    parseYaml(
      readFileSync(join(projectRoot, 'dialogs', 'understanding', 'particulars', 'planning.yaml'), 'utf8'),
    ),
  )

/** A format with whose it is. */
interface Known {
  as: SaidFormat
  ours: boolean
  portal: boolean
  example: string
}

const knownFormats = (
  own: readonly PlanningReference[],
  { portal, elsewhere }: z.infer<typeof Planning>,
): readonly Known[] => {
  const known = (format: string, whose: Omit<Known, 'as'>, asWritten = false): readonly Known[] =>
    saidFormats(format, { asWritten }).map((as) => ({ ...whose, as }))
  return [
    ...own.flatMap(({ format, example }) => known(format, { ours: true, portal: false, example })),
    ...portal.flatMap((format) => known(format, { ours: false, portal: true, example: '' })),
    ...elsewhere.flatMap((format) => known(format, { ours: false, portal: false, example: '' }, true)),
  ]
}

interface Candidate extends Fit {
  known: Known
  reference: string
}

const MOST_DOUBT = 2
const MOST_DOUBT_EXPECTED = 4

/** "12/2024" is a month and "2024/2025" a council tax year before they are applications. */
const isMonth = (reference: string): boolean => /^(?:0\d|1[0-2])\/(?:19|20)\d\d$/.test(reference)
const isSpanOfYears = (reference: string): boolean => {
  const [first = 0, second = 0] = reference.split('/').map(Number)
  return /^\d{4}\/\d{4}$/.test(reference) && second === first + 1
}

const isTooShortToTell = ({ known: { as }, reference }: Candidate): boolean =>
  (!as.isTelling && as.changes > 0) || isMonth(reference) || isSpanOfYears(reference)

interface Hearing {
  pieces: readonly Piece[]
  expected: boolean
  kinds: ReadonlySet<string>
}

const isWholeAnswer = ({ first, end }: Fit, { pieces, expected }: Hearing): boolean =>
  expected && [...pieces.slice(0, first), ...pieces.slice(end)].every(isLeadIn)

/** Letters one by one are the kind of application only if there is such a kind: "… F U L I think". */
const isKind = ({ raw, reference, known }: Candidate, { kinds }: Hearing): boolean =>
  raw > 0 || !known.as.endsInType || kinds.has(reference.split('/').at(-1) ?? '')

/** Strokes from one piece up to another; "forward slash" is one. */
const strokesIn = (pieces: readonly Piece[], from: number, end: number): number => {
  if (from >= end) return 0
  const strokes = pieces[from]?.readings.filter(({ marks }) => marks === '/') ?? []
  return strokes.length === 0
    ? strokesIn(pieces, from + 1, end)
    : 1 + strokesIn(pieces, Math.max(...strokes.map(({ to }) => to)), end)
}

/** Every stroke of it stands between two parts: "1816/2" is not 18162. */
const hasItsStrokes = ({ first, end, known }: Candidate, { pieces }: Hearing): boolean =>
  strokesIn(pieces, first, end) <= known.as.strokes

/** "Is CB/…" and "a CB/…" begin with no letter of another council's. */
const beginsWell = ({ first, known }: Candidate, { pieces }: Hearing): boolean => {
  const piece = pieces[first]
  return known.ours || piece === undefined || !(isLeadIn(piece) || piece.said === 'a')
}

const isSure = (one: Candidate, hearing: Hearing): boolean => {
  const whole = isWholeAnswer(one, hearing)
  const most = whole && one.known.as.strokes > 0 ? MOST_DOUBT_EXPECTED : MOST_DOUBT
  if (one.mended || one.doubt > most) return false
  if (![isKind, hasItsStrokes, beginsWell].every((rule) => rule(one, hearing))) return false
  return whole || (one.known.as.strokes > 0 && !isTooShortToTell(one))
}

/** A number or a word that goes on right before or behind: half of something longer. */
const isPart = (text: string, { from, to }: Found<unknown>): boolean =>
  /[\p{L}\d][/-]?$/u.test(text.slice(0, from)) || /^[/-]?[\p{L}\d]/u.test(text.slice(to))

const collapsed = (letters: string): string => letters.replace(/(.)\1+/g, '$1')

/** "full" is heard for FUL and FULL: the kind of application is written as the council's own example has it. */
const likeExample = (reference: string, { example }: Known): string => {
  const [type, own] = [reference.split('/').at(-1) ?? '', example.split('/').at(-1) ?? '']
  return type !== own && /^[A-Z]+$/.test(own) && collapsed(type) === collapsed(own)
    ? reference.slice(0, reference.length - type.length) + own
    : reference
}

/** A nought more makes another council's reference one of ours, unless it has the letters that only ours have. */
const isLikelyOurs = ({ ours, as }: Known): number => {
  if (!ours) return 0
  return as.hasOwnLetters ? 1.5 : 0.5
}

const penalty = ({ doubt, known }: Candidate): number => doubt + known.as.changes - isLikelyOurs(known)

const bestFirst = (a: Candidate, b: Candidate): number =>
  b.end - b.first - (a.end - a.first) || penalty(a) - penalty(b)

/** The shortest reference has a year and three digits. */
const FEWEST_DIGITS = 5

const digitsOf = ({ readings }: Piece): number =>
  Math.max(0, ...readings.map(({ marks }) => marks.replace(/\D/g, '').length))

/** Nearly nothing that is said can hold one, which is soon seen: there are too few digits, or no stroke. */
const mayHoldOne = (pieces: readonly Piece[], expected: boolean): boolean =>
  pieces.reduce((digits, piece) => digits + digitsOf(piece), 0) >= FEWEST_DIGITS &&
  (expected || pieces.some(({ readings }) => readings.some(({ marks }) => marks === '/' || marks === '-')))

const candidatesIn = (pieces: readonly Piece[], known: readonly Known[]): readonly Candidate[] =>
  pieces.flatMap((piece, first) =>
    piece.readings.length === 0
      ? []
      : known.flatMap((one) =>
          fitsAt(pieces, first, one.as.shape).map((fit) => ({
            ...fit,
            known: one,
            reference: likeExample(one.as.written(fit.places), one),
          })),
        ),
  )

/** Finds references of planning applications: a council's own, other councils', the Planning Portal's. */
export const createPlanningFinder = (own: readonly PlanningReference[] = []): PlanningFinder => {
  const planning = readPlanning()
  const known = knownFormats(own, planning)
  const kinds = new Set(planning.kinds)
  return (text, { expected = false } = {}) => {
    const pieces = spokenPieces(text)
    if (!mayHoldOne(pieces, expected)) return []
    const sayable = known.filter(({ as }) => expected || as.strokes > 0)
    return apart(
      candidatesIn(pieces, sayable)
        .filter((one) => isSure(one, { pieces, expected, kinds }))
        .toSorted(bestFirst),
    )
      .map((one) => {
        const { ours, portal } = one.known
        return found(text, pieces, one, { reference: one.reference, ours, portal })
      })
      .filter((one) => !isPart(text, one))
  }
}
