import type { Found } from './found'

/** A detail, and what speaks for it among everything that may have been heard. */
export interface Particular<Value> extends Found<Value> {
  /** The alternative whose words and places are told, the likeliest it was found in: 0 for what was typed. */
  alternative: number
  /** In how many alternatives it was found. */
  heard: number
}

export interface Ranking<Value> {
  /** What is likelier from the start: the council's own. */
  isOwn?: (value: Value) => boolean
  /** What makes two values the same; left out: everything. Plain data. */
  keyOf?: (value: Value) => unknown
  /** In so many alternatives a value must be found that is not in the likeliest: where nearly anything may be one. */
  least?: number
  /** Only the order of the alternatives counts: where half a value is one too, and is found in more of them. */
  inOrder?: boolean
}

/**
 * What an alternative's word is worth: half for the second, a third for the third. Three that agree so outweigh the first.
 * On spoken answers this read more right than counting them (`npm run evaluate`).
 */
export const worthOf = (alternative: number): number => 1 / (alternative + 1)

/** How much likelier the council's own are: as much as the first alternative against the fourth. */
const OWN = 4

interface Weighed<Value> extends Particular<Value> {
  weight: number
}

const weighed = <Value>(
  alternatives: readonly string[],
  find: (text: string) => readonly Found<Value>[],
  keyOf: (value: Value) => unknown,
): readonly Weighed<Value>[] => {
  const byValue = new Map<string, Weighed<Value>>()
  for (const [alternative, text] of alternatives.entries()) {
    const firsts = new Map(
      find(text)
        .toReversed()
        .map((found) => [JSON.stringify(keyOf(found.value)), found]),
    )
    for (const [key, found] of firsts) {
      const known = byValue.get(key) ?? { ...found, alternative, heard: 0, weight: 0 }
      byValue.set(key, { ...known, heard: known.heard + 1, weight: known.weight + worthOf(alternative) })
    }
  }
  return [...byValue.values()]
}

/**
 * What one finder makes of every alternative, each value once, the likeliest first: those in many and in likely
 * alternatives, then as they were said. Every alternative is read by itself, so no value is made of two of them.
 */
export const ranked = <Value>(
  alternatives: readonly string[],
  find: (text: string) => readonly Found<Value>[],
  { isOwn = () => false, keyOf = (value) => value, least = 1, inOrder = false }: Ranking<Value> = {},
): readonly Particular<Value>[] => {
  const weightOf = ({ value, weight, alternative }: Weighed<Value>): number =>
    (inOrder ? worthOf(alternative) : weight) * (isOwn(value) ? OWN : 1)
  return weighed(alternatives, find, keyOf)
    .filter(({ alternative, heard }) => alternative === 0 || heard >= least)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || a.alternative - b.alternative || a.from - b.from)
    .map(({ weight, ...particular }) => particular)
}
