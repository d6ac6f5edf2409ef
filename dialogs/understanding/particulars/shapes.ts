import type { Piece, Reading } from './readings'

/** What may stand in one place: any one of these characters. */
export interface Slot {
  allow: string
  /** A part begins here: a number in words hardly ever runs on into it. */
  begins?: true
  /** A part begins here, and nothing that was said in one piece runs on into it. */
  apart?: true
  /** Nothing may stand here. */
  optional?: true
  /** A word as it stands may fill this place and up to so many in all. Only there, where any slot of a shape has it. */
  word?: number
}

/** The shape of a code, place by place. */
export type Shape = readonly Slot[]

/** A way to read the pieces from `first` up to `end` as a shape. */
export interface Fit {
  marks: string
  /** The marks again, one for each place; empty where nothing stands. */
  places: readonly string[]
  first: number
  /** The piece after the last. */
  end: number
  /** The doubts of its readings, and one for each mark that was taken for another. */
  doubt: number
  /** Words that were taken letter by letter as they stand. */
  raw: number
  /** A mark in one of those words was taken for another: "OTQ" for 0TQ. */
  mended: boolean
}

export const DIGIT = '0123456789'
export const LETTER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export const slots = (...allowed: readonly string[]): Shape => allowed.map((allow) => ({ allow }))
export const repeated = (allow: string, times: number): Shape =>
  Array.from({ length: times }, () => ({ allow }))

/** Keys that lie beside each other and marks that look alike: typed for each other, and said for each other. */
const TAKEN_FOR: Readonly<Record<string, string>> = { O: '0', '0': 'O', I: '1', '1': 'I' }

/** Among as many ways to read a text as this the right one is found; a hundred times "oh" would have millions. */
const MOST_WAYS = 8

type Way = Omit<Fit, 'first' | 'marks'>

/** A mark as it stands, or the one it was taken for, if that belongs there. */
const inSlot = (mark: string, slot: Slot | undefined): string | undefined =>
  [mark, TAKEN_FOR[mark]].find((one) => one !== undefined && slot?.allow.includes(one))

/** "forty one" is 41, or 40 and the 1 of the next part: a new part is begun with a new number. */
const ACROSS = 2

const fitsWord = (marks: string, shape: Shape, at: number, most: number): boolean =>
  marks.length <= most && [...marks].every((mark, i) => shape[at + i]?.allow.includes(mark))

/** A word as it stands in the places that are kept for one; whatever of them is left stays empty. */
const wordPlaced = ({ marks, doubt }: Reading, shape: Shape, at: number, most: number): Way | undefined =>
  fitsWord(marks, shape, at, most)
    ? {
        places: Array.from({ length: most }, (_, i) => marks[i] ?? ''),
        end: 0,
        doubt,
        raw: 1,
        mended: false,
      }
    : undefined

/** The marks of a reading in their places; `undefined` when one does not belong there. */
const placed = (reading: Reading, shape: Shape, at: number): Way | undefined => {
  const { marks, doubt, raw, number } = reading
  const all = [...marks]
  const here = all.map((_, i) => shape[at + i])
  const taken = all.map((mark, i) => inSlot(mark, here[i])).filter((mark) => mark !== undefined)
  if (taken.length < all.length || here.slice(1).some((slot) => slot?.apart)) return undefined
  const changed = taken.filter((mark, i) => mark !== all[i]).length
  const across = number && here.slice(1).some((slot) => slot?.begins) ? ACROSS : 0
  return {
    places: taken,
    end: 0,
    doubt: doubt + changed + across,
    raw: raw ? 1 : 0,
    mended: raw === true && changed > 0,
  }
}

const isOfLetters = ({ marks, raw }: Reading): boolean => raw === true || /^(?=.*\d)(?=.*[A-Z])/.test(marks)

/** A word goes where there are places for one, anything else anywhere. */
const placedAt = (reading: Reading, shape: Shape, at: number): Way | undefined => {
  const { word: most, optional } = shape[at] ?? {}
  if (optional && isOfLetters(reading)) return undefined
  return most !== undefined && isOfLetters(reading)
    ? wordPlaced(reading, shape, at, most)
    : placed(reading, shape, at)
}

const best = (ways: readonly Way[]): readonly Way[] => {
  const kept = new Map<string, Way>()
  for (const way of ways.toSorted((a, b) => a.doubt - b.doubt)) {
    const key = `${way.places.join('|')} ${way.end}`
    if (!kept.has(key)) kept.set(key, way)
  }
  return [...kept.values()].slice(0, MOST_WAYS)
}

const followedBy = (here: Way, rest: Way): Way => ({
  places: [...here.places, ...rest.places],
  end: rest.end,
  doubt: here.doubt + rest.doubt,
  raw: here.raw + rest.raw,
  mended: here.mended || rest.mended,
})

const nothing = (end: number, places: readonly string[] = []): Way => ({
  places,
  end,
  doubt: 0,
  raw: 0,
  mended: false,
})

/** The ways to read what begins with a piece as a shape, those with the least doubt first. */
export const fitsAt = (pieces: readonly Piece[], first: number, shape: Shape): readonly Fit[] => {
  const known = new Map<number, readonly Way[]>()
  const readings = (piece: number, slot: number): readonly Way[] =>
    (pieces[piece]?.readings ?? []).flatMap((reading) => after(reading, slot))
  const skipped = (piece: number, slot: number): readonly Way[] =>
    shape[slot]?.optional ? waysFrom(piece, slot + 1).map((rest) => followedBy(nothing(0, ['']), rest)) : []
  const waysFrom = (piece: number, slot: number): readonly Way[] => {
    if (slot === shape.length) return [nothing(piece)]
    const key = piece * (shape.length + 1) + slot
    const found = known.get(key) ?? best([...readings(piece, slot), ...skipped(piece, slot)])
    known.set(key, found)
    return found
  }
  const after = (reading: Reading, slot: number): readonly Way[] => {
    if (reading.marks === '') return slot === 0 ? [] : waysFrom(reading.to, slot)
    const here = placedAt(reading, shape, slot)
    if (here === undefined) return []
    return waysFrom(reading.to, slot + here.places.length).map((rest) => followedBy(here, rest))
  }
  if (!canBegin(pieces[first], shape[0])) return []
  return waysFrom(first, 0).map((way) => ({ ...way, first, marks: way.places.join('') }))
}

/** Most pieces begin nothing; this is known without trying. */
const canBegin = (piece: Piece | undefined, slot: Slot | undefined): boolean =>
  piece?.readings.some(({ marks }) => marks !== '' && inSlot(marks.charAt(0), slot) !== undefined) === true

/** Every way to read any part of a text as one of some shapes. */
export const fitsIn = (pieces: readonly Piece[], shapes: readonly Shape[]): readonly Fit[] =>
  pieces.flatMap((_, first) => shapes.flatMap((shape) => fitsAt(pieces, first, shape)))
