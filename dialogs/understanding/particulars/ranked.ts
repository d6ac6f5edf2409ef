import type { Found } from './found'

/** A detail, and what speaks for it among everything that may have been heard. */
export interface Particular<Value> extends Found<Value> {
  /** The alternative whose words and places are told, the likeliest it was found in: 0 for what was typed. */
  alternative: number
  /** In how many alternatives it was found. */
  heard: number
}

export interface Ranking<Value> {
  /** Decides between values that were found as often. */
  isOwn?: (value: Value) => boolean
  /** What makes two values the same; left out: everything. Plain data. */
  keyOf?: (value: Value) => unknown
}

/**
 * What one finder makes of every alternative, each value once: those found in more alternatives first, then those of a
 * likelier one, then as they were said. Every alternative is read by itself, so no value is made of two of them.
 */
export const ranked = <Value>(
  alternatives: readonly string[],
  find: (text: string) => readonly Found<Value>[],
  { isOwn = () => false, keyOf = (value) => value }: Ranking<Value> = {},
): readonly Particular<Value>[] => {
  const byValue = new Map<string, Particular<Value>>()
  for (const [alternative, text] of alternatives.entries()) {
    const here = new Map(
      find(text)
        .toReversed()
        .map((found) => [JSON.stringify(keyOf(found.value)), found]),
    )
    for (const [key, found] of here) {
      const known = byValue.get(key) ?? { ...found, alternative, heard: 0 }
      byValue.set(key, { ...known, heard: known.heard + 1 })
    }
  }
  return [...byValue.values()].toSorted(
    (a, b) =>
      b.heard - a.heard ||
      Number(isOwn(b.value)) - Number(isOwn(a.value)) ||
      a.alternative - b.alternative ||
      a.from - b.from,
  )
}
