import { z } from 'zod'
import type { AnswerKind } from './kind'
import { read, unread } from './kind'

/**
 * The shapes a postcode may have, first half and second, and the letters each place allows: the postcode specification
 * of BS 7666, which GOV.UK uses too.
 */
const FIRST = '[A-PR-UWYZ]'
const SECOND = '[A-HK-Y]'
const INWARD = '\\d[ABD-HJLNP-UW-Z]{2}'
const SHAPES = [
  `${FIRST}\\d`,
  `${FIRST}\\d\\d`,
  `${FIRST}${SECOND}\\d`,
  `${FIRST}${SECOND}\\d\\d`,
  `${FIRST}\\d[ABCDEFGHJKPSTUW]`,
  `${FIRST}${SECOND}\\d[ABEHMNPRVWXY]`,
].map((outward) => new RegExp(`^(${outward})(${INWARD})$`))

const OUTWARD_ALONE = /^[A-PR-UWYZ][A-HK-Y]?\d[\dA-Z]?$/

const written = (compact: string): string | undefined => {
  const found = SHAPES.map((shape) => shape.exec(compact)).find((match) => match !== null)
  return found === undefined || found === null ? undefined : `${found[1]} ${found[2]}`
}

const TAKEN_FOR: Readonly<Record<string, string>> = { O: '0', '0': 'O', I: '1', '1': 'I' }

/** Every way to read O for 0 and I for 1, and back; those that change least come first. */
const repairsOf = (compact: string): readonly string[] => {
  const places = [...compact].flatMap((mark, at) => (mark in TAKEN_FOR ? [at] : []))
  const ways = Array.from({ length: 2 ** places.length }, (_, bits) => ({
    bits,
    changed: places.filter((_place, i) => bits & (1 << i)),
  }))
  return ways
    .toSorted((a, b) => a.changed.length - b.changed.length)
    .map(({ changed }) =>
      [...compact].map((mark, at) => (changed.includes(at) ? (TAKEN_FOR[mark] ?? mark) : mark)).join(''),
    )
}

const compactOf = (said: string): string => said.toUpperCase().replace(/[\s.\-–—_,/]/g, '')

/** The longest postcode has seven marks; five is the shortest. */
const LONGEST = 7
const SHORTEST = 5

const repaired = (compact: string): string | undefined =>
  compact.length < SHORTEST || compact.length > LONGEST
    ? undefined
    : repairsOf(compact)
        .map(written)
        .find((code) => code !== undefined)

/** A postcode among other words: one word or two beside each other, as it is written and not repaired. */
const findIn = (said: string): string | undefined => {
  const words = said.toUpperCase().split(/[^A-Z0-9.-]+/)
  const joined = words.flatMap((word, i) => [word + (words[i + 1] ?? ''), word])
  return joined.map((pair) => written(compactOf(pair))).find((code) => code !== undefined)
}

const isPart = (said: string): boolean => OUTWARD_ALONE.test(compactOf(said))

/** A UK postcode, in capitals with its space: `EX1 2AB`. Any case, spaces, dots and hyphens; O and 0, I and 1 mended. */
export const postcode: AnswerKind<string> = {
  stored: z.string().refine((stored) => written(stored.replace(' ', '')) === stored),
  problems: ['notPostcode', 'partOfPostcode'],
  expects: 'address',
  choices: [],
  read: (said) => {
    const code = repaired(compactOf(said)) ?? findIn(said)
    if (code !== undefined) return read(code)
    return unread(isPart(said) ? 'partOfPostcode' : 'notPostcode')
  },
  find: findIn,
}
