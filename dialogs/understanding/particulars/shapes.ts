import type { Found } from './found'
import type { Piece, Reading } from './readings'

/** What may stand in one place: any one of these characters. */
export interface Slot {
  allow: string
  /** Only letters said or written one by one, or in capitals: no word as it stands. */
  spelled?: true
  /** A part begins here: a number in words hardly ever runs on into it. */
  begins?: true
}

/** The shape of a code, place by place. */
export type Shape = readonly Slot[]

/** A way to read the pieces from `first` up to `end` as a shape. */
export interface Fit {
  marks: string
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

type Way = Omit<Fit, 'first'>

/** A mark as it stands, or the one it was taken for, if that belongs there. */
const inSlot = (mark: string, slot: Slot | undefined): string | undefined =>
  [mark, TAKEN_FOR[mark]].find((one) => one !== undefined && slot?.allow.includes(one))

/** "forty one" is 41, or 40 and the 1 of the next part: a new part is begun with a new number. */
const ACROSS = 2

/** The marks of a reading in their places; `undefined` when one does not belong there. */
const placed = ({ marks, doubt, raw, number }: Reading, shape: Shape, at: number): Way | undefined => {
  const all = [...marks]
  const here = all.map((_, i) => shape[at + i])
  if (raw && here.some((slot) => slot?.spelled)) return undefined
  const taken = all.map((mark, i) => inSlot(mark, here[i]))
  if (taken.includes(undefined)) return undefined
  const changed = taken.filter((mark, i) => mark !== all[i]).length
  const across = number && here.slice(1).some((slot) => slot?.begins) ? ACROSS : 0
  return {
    marks: taken.join(''),
    end: 0,
    doubt: doubt + changed + across,
    raw: raw ? 1 : 0,
    mended: raw === true && changed > 0,
  }
}

const best = (ways: readonly Way[]): readonly Way[] => {
  const kept = new Map<string, Way>()
  for (const way of ways.toSorted((a, b) => a.doubt - b.doubt)) {
    const key = `${way.marks} ${way.end}`
    if (!kept.has(key)) kept.set(key, way)
  }
  return [...kept.values()].slice(0, MOST_WAYS)
}

/** The ways to read what begins with a piece as a shape, those with the least doubt first. */
export const fitsAt = (pieces: readonly Piece[], first: number, shape: Shape): readonly Fit[] => {
  const known = new Map<number, readonly Way[]>()
  const waysFrom = (piece: number, slot: number): readonly Way[] => {
    if (slot === shape.length) return [{ marks: '', end: piece, doubt: 0, raw: 0, mended: false }]
    const key = piece * (shape.length + 1) + slot
    const found = known.get(key) ?? best((pieces[piece]?.readings ?? []).flatMap((each) => after(each, slot)))
    known.set(key, found)
    return found
  }
  const after = (reading: Reading, slot: number): readonly Way[] => {
    if (reading.marks === '') return slot === 0 ? [] : waysFrom(reading.to, slot)
    const here = placed(reading, shape, slot)
    if (here === undefined) return []
    return waysFrom(reading.to, slot + reading.marks.length).map((rest) => ({
      marks: here.marks + rest.marks,
      end: rest.end,
      doubt: here.doubt + rest.doubt,
      raw: here.raw + rest.raw,
      mended: here.mended || rest.mended,
    }))
  }
  return waysFrom(first, 0).map((way) => ({ ...way, first }))
}

/** Every way to read any part of a text as one of some shapes. */
export const fitsIn = (pieces: readonly Piece[], shapes: readonly Shape[]): readonly Fit[] =>
  pieces.flatMap((_, first) => shapes.flatMap((shape) => fitsAt(pieces, first, shape)))

/** Where a fit stands in the text. */
export const found = <Value>(
  text: string,
  pieces: readonly Piece[],
  fit: Fit,
  value: Value,
): Found<Value> => {
  const from = pieces[fit.first]?.from ?? 0
  const to = pieces[fit.end - 1]?.to ?? from
  return { value, said: text.slice(from, to), from, to }
}

/** Of those that share a piece, the one earlier in the list; what is left, in the order it was said. */
export const apart = <One extends { first: number; end: number }>(
  bestFirst: readonly One[],
): readonly One[] => {
  const kept: One[] = []
  for (const one of bestFirst)
    if (kept.every(({ first, end }) => one.end <= first || one.first >= end)) kept.push(one)
  return kept.toSorted((a, b) => a.first - b.first)
}

/** A piece that can only be a digit or several, so that a number goes on with it. */
const isDigits = ({ readings }: Piece): boolean =>
  readings.some(({ marks, doubt }) => doubt === 0 && /^\d+$/.test(marks))
const isSilent = ({ readings }: Piece): boolean => readings.some(({ marks }) => marks === '')

const step = (pieces: readonly Piece[], from: number, by: 1 | -1): Piece | undefined => {
  let at = from
  for (;;) {
    const piece = pieces[at]
    if (piece === undefined || !isSilent(piece)) return piece
    at += by
  }
}

/** The piece beside a fit, on either side, when more digits follow or stand before with no word between. */
export const digitsBeside = (
  pieces: readonly Piece[],
  { first, end }: { first: number; end: number },
): { before?: Piece; after?: Piece } => {
  const [before, after] = [step(pieces, first - 1, -1), step(pieces, end, 1)]
  return {
    ...(before && isDigits(before) && { before }),
    ...(after && isDigits(after) && { after }),
  }
}
