import { wordsOf } from '../../understanding/keywords'

interface Phrase<Key> {
  key: Key
  words: readonly string[]
}

/** One bin or several. */
const oneOf = (word: string): string => (word.length > 3 && word.endsWith('s') ? word.slice(0, -1) : word)

const standsAt = (said: readonly (string | undefined)[], { words }: Phrase<unknown>, at: number): boolean =>
  words.every((word, i) => said[at + i] === word)

/**
 * What a story names, by phrases that stand in it word for word, whether one or several are meant: in a long text a slip forgiven makes "still" a stile and
 * a policy the police. The longest phrase takes its words, so that a school bus is no school.
 */
export const namedBy = <Key>(
  table: readonly (readonly [Key, readonly string[]])[],
): ((said: readonly string[]) => ReadonlySet<Key>) => {
  const phrases = table
    .flatMap(([key, all]) => all.map((phrase): Phrase<Key> => ({ key, words: wordsOf(phrase).map(oneOf) })))
    .filter(({ words }) => words.length > 0)
    .toSorted((a, b) => b.words.length - a.words.length)
  return (said) => {
    const left: (string | undefined)[] = said.map(oneOf)
    const named = new Set<Key>()
    for (const phrase of phrases)
      for (let at = 0; at < left.length; at++)
        if (standsAt(left, phrase, at)) {
          named.add(phrase.key)
          left.fill(undefined, at, at + phrase.words.length)
        }
    return named
  }
}
