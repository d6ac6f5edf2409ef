/** References of applications, made comparable: how they are written differs, and fingers slip. */
import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance'

/** `21/01248/ful` is `2101248FUL`. */
export const keyOf = (reference: string): string => reference.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Without the kind of application that some references end with: `2101248FUL` is `2101248`. */
export const stemOf = (key: string): string => /^(.*\d)[A-Z]+\d?$/.exec(key)?.[1] ?? key

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const DIGITS = [...'0123456789']

/** Nobody writes a letter for a digit in the middle of a reference: what stands beside a place says which it has. */
const marksLike = (mark: string): readonly string[] => (/\d/.test(mark) ? DIGITS : LETTERS)

const addedAt = (key: string, at: number): readonly string[] =>
  marksLike(key.charAt(at) || key.charAt(at - 1)).map((mark) => key.slice(0, at) + mark + key.slice(at))

const changedAt = (key: string, at: number): readonly string[] =>
  marksLike(key.charAt(at)).map((mark) => key.slice(0, at) + mark + key.slice(at + 1))

const leftOutAt = (key: string, at: number): string => key.slice(0, at) + key.slice(at + 1)

const swappedAt = (key: string, at: number): string =>
  key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2)

/** The key, and everything one slip away: a mark added, changed or left out, two neighbours swapped. */
export const slipsOf = (key: string): readonly string[] => {
  const places = [...key].map((_, at) => at)
  return [
    ...new Set([
      key,
      ...places.flatMap((at) => [...changedAt(key, at), leftOutAt(key, at), swappedAt(key, at)]),
      ...[...places, key.length].flatMap((at) => addedAt(key, at)),
    ]),
  ]
}

/** How many slips two keys are apart; two neighbours swapped are one. */
export const slipsBetween = (a: string, b: string): number =>
  DamerauLevenshteinDistance(a, b, { restricted: true })
