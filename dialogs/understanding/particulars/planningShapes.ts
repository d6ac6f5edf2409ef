import type { FormatPart } from '../../../knowledge/planningFormat'
import { partsOfFormat } from '../../../knowledge/planningFormat'
import type { Shape, Slot } from './shapes'
import { DIGIT, LETTER, repeated, slots } from './shapes'

/** One way a format may be said, and how what was said is written in full. */
export interface SaidFormat {
  shape: Shape
  /** From what stands in each place. */
  written(places: readonly string[]): string
  /** How far it is from the format as it is written: strokes or a nought left out. */
  changes: number
  /** It has letters, so that no date or fraction looks like it. */
  isTelling: boolean
  /** Letters of its own, as in `CB/YY/NNNNN`. */
  hasOwnLetters: boolean
  /** How many strokes and dashes were said with it. */
  strokes: number
  /** It ends in the kind of application. */
  endsInType: boolean
}

/** The kind of application has at most so many letters: FUL, HOUSE, CLEUD1. */
const LONGEST_TYPE = 6
/** A nought or two at the front of a number are left out; a number of one or two digits is too short to tell. */
const MOST_LEFT_OUT = 2
const SHORTEST_NUMBER = 3

/** A part as it is said: its places, and what is put before it when it is written. */
interface SaidPart {
  shape: Shape
  before: string
}

const begun = (shape: Shape, strokes: boolean): Shape =>
  shape.map(
    (slot, i): Slot => (i > 0 ? slot : strokes ? { ...slot, begins: true } : { ...slot, apart: true }),
  )

/** A word, or letters one by one. */
const TYPE: Shape = Array.from(
  { length: LONGEST_TYPE },
  (_, i): Slot =>
    i === 0 ? { allow: LETTER, word: LONGEST_TYPE } : { allow: LETTER + DIGIT, optional: true },
)

interface Saying {
  strokes: boolean
  leftOut: number
}

const shapeOf = (part: FormatPart, { strokes, leftOut }: Saying): Shape => {
  if (part.is === 'between') return strokes ? slots(`${part.text}/-`) : []
  if (part.is === 'fixed') return slots(...part.text)
  if (part.is === 'year') return part.digits === 2 ? repeated(DIGIT, 2) : slots('12', '09', DIGIT, DIGIT)
  return part.is === 'type' ? TYPE : repeated(DIGIT, part.digits - leftOut)
}

const saidPart = (part: FormatPart, saying: Saying): SaidPart => ({
  shape: begun(shapeOf(part, saying), saying.strokes),
  before: part.is === 'number' ? '0'.repeat(saying.leftOut) : '',
})

const writtenBy =
  (said: readonly SaidPart[], parts: readonly FormatPart[]) =>
  (places: readonly string[]): string => {
    let at = 0
    return said
      .map(({ shape, before }, i) => {
        const part = parts[i]
        const marks = places.slice(at, at + shape.length).join('')
        at += shape.length
        return part?.is === 'between' ? part.text : before + marks
      })
      .join('')
  }

const isLetters = (part: FormatPart): boolean =>
  part.is === 'type' || (part.is === 'fixed' && /[A-Z]/.test(part.text))

/** Without its last part when that is the kind of application: residents leave it off. */
const withoutType = (parts: readonly FormatPart[]): readonly FormatPart[] | undefined =>
  parts.at(-1)?.is === 'type' && parts.at(-2)?.is === 'between' ? parts.slice(0, -2) : undefined

const canLeaveOut = (parts: readonly FormatPart[], leftOut: number): boolean =>
  leftOut === 0 || parts.some((part) => part.is === 'number' && part.digits - leftOut >= SHORTEST_NUMBER)

const sayings = (parts: readonly FormatPart[], asWritten: boolean): readonly Saying[] =>
  asWritten
    ? [{ strokes: true, leftOut: 0 }]
    : [true, false].flatMap((strokes) =>
        Array.from({ length: MOST_LEFT_OUT + 1 }, (_, leftOut) => ({ strokes, leftOut })).filter(
          ({ leftOut }) => canLeaveOut(parts, leftOut) && (strokes || leftOut === 0),
        ),
      )

const leaveOut = (part: FormatPart, { strokes, leftOut }: Saying): Saying => ({
  strokes,
  leftOut: part.is === 'number' && part.digits - leftOut >= SHORTEST_NUMBER ? leftOut : 0,
})

/** Every way to say references of one format; `asWritten`: only with all its strokes and digits. */
export const saidFormats = (format: string, { asWritten = false } = {}): readonly SaidFormat[] => {
  const whole = partsOfFormat(format) ?? []
  const shortened = asWritten ? undefined : withoutType(whole)
  return [whole, ...(shortened === undefined ? [] : [shortened])].flatMap((parts) =>
    sayings(parts, asWritten).map((saying): SaidFormat => {
      const said = parts.map((part) => saidPart(part, leaveOut(part, saying)))
      return {
        shape: said.flatMap(({ shape }) => shape),
        written: writtenBy(said, parts),
        changes: saying.leftOut + (saying.strokes ? 0 : 1),
        isTelling: parts.some(isLetters),
        hasOwnLetters: parts.some(({ is }) => is === 'fixed'),
        strokes: saying.strokes ? parts.filter(({ is }) => is === 'between').length : 0,
        endsInType: parts.at(-1)?.is === 'type',
      }
    }),
  )
}
