/** Words written without spaces: "icansmellgas". */
const SHORTEST = 6
/** From this length on, a stretch that is no word of ours (a name, a street) may stand between. */
const LONG = 14
/** One letter that belongs to no word costs as much as this many words. */
const STRAY = 3
/** A word of one letter costs more than another, so that "is on" wins over "i son". */
const ONE_LETTER = 1.5
const LONGEST_PART = 14
const LONGEST_RUN = 200

interface Best {
  cost: number
  from: number
  word: string
}

const strayAfter = (best: readonly Best[], to: number, strays: boolean): Best =>
  strays
    ? { cost: (best[to - 1]?.cost ?? 0) + STRAY, from: to - 1, word: '' }
    : { cost: Number.POSITIVE_INFINITY, from: 0, word: '' }

const costOf = (part: string): number => (part.length === 1 ? ONE_LETTER : 1)

const bestParts = (run: string, isWord: (part: string) => boolean, strays: boolean): readonly Best[] => {
  const best: Best[] = [{ cost: 0, from: 0, word: '' }]
  for (let to = 1; to <= run.length; to++) {
    let found = strayAfter(best, to, strays)
    for (let from = Math.max(0, to - LONGEST_PART); from < to; from++) {
      const word = run.slice(from, to)
      const cost = (best[from]?.cost ?? 0) + costOf(word)
      if (cost < found.cost && isWord(word)) found = { cost, from, word }
    }
    best.push(found)
  }
  return best
}

/** The words that were written together, or nothing when it isn't words of ours: fewest words win. */
export const partsOf = (run: string, isWord: (part: string) => boolean): readonly string[] => {
  if (run.length < SHORTEST || run.length > LONGEST_RUN) return []
  const best = bestParts(run, isWord, run.length >= LONG)
  if (best[run.length]?.cost === Number.POSITIVE_INFINITY) return []
  const parts: string[] = []
  for (let at = run.length; at > 0; at = best[at]?.from ?? 0) {
    const word = best[at]?.word ?? ''
    if (word !== '') parts.unshift(word)
  }
  return parts
}
